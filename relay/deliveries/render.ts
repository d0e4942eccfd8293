import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { isRefName } from "../../shared/text/ref-name.ts";
import { hasTemplateMarks, parseTemplate, type TemplateScope } from "../../shared/text/template.ts";
import type { Errand } from "../model/route-config.ts";

/** What of an errand depends on its occasion, as text ready to send. */
export interface Rendered {
  readonly ref: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * One of the refs, the variables and the inputs of an errand. Strings anywhere within inputs are templates too.
 *
 * @param refIndex which of `trigger.refs`; beyond the last one it is the last, since a list may have become shorter meanwhile
 * @throws CodedError DELIVERY_RENDER_FAILED naming the key that could not be rendered
 */
export function renderErrand({ name, trigger }: Errand, scope: TemplateScope, refIndex: number): Rendered {
  const render = (key: string, text: string): string => {
    try {
      return hasTemplateMarks(text) ? parseTemplate(text).render(scope) : text;
    } catch (cause) {
      throw new CodedError("DELIVERY_RENDER_FAILED", `${name}: trigger.${key} cannot be rendered.`, { cause });
    }
  };
  const ref = renderRef(trigger.refs, refIndex, (text) => render("ref", text));
  if (!isRefName(ref))
    throw new CodedError(
      "DELIVERY_RENDER_FAILED",
      `${name}: trigger.ref renders to "${printable(ref)}", which is no name of a branch or tag.`,
    );
  return {
    ref,
    variables: mapValues(trigger.variables, (value, key) => render(`variables.${key}`, value)),
    inputs: mapValues(trigger.inputs, (value, key) => renderInput(value, (text) => render(`inputs.${key}`, text))),
  };
}

/** What a template over several lines leaves around a name. Not `trim`, which takes off U+FEFF and U+2028 too: git allows these in a name. */
const AROUND = /^[ \t\r\n]+|[ \t\r\n]+$/g;

function renderRef(refs: readonly string[], refIndex: number, render: (text: string) => string): string {
  return render(refs[Math.min(refIndex, refs.length - 1)] ?? "").replaceAll(AROUND, "");
}

function renderInput(value: unknown, render: (text: string) => string): unknown {
  if (typeof value === "string") return render(value);
  if (Array.isArray(value)) return value.map((item: unknown) => renderInput(item, render));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderInput(item, render)]));
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, to: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]));
}
