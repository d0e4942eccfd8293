import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { isRefName } from "../../shared/text/ref-name.ts";
import { hasTemplateMarks, parseTemplate, type TemplateScope } from "../../shared/text/template.ts";
import type { Errand } from "../model/route-config.ts";

/** What of a route depends on the change, as text ready to send. */
export interface Rendered {
  readonly ref: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * One of the refs, the variables and the inputs of a route for one change. Strings anywhere within inputs are templates too.
 *
 * @throws CodedError DELIVERY_RENDER_FAILED naming the route's key that could not be rendered
 */
export function renderRoute({ name, trigger }: Errand, scope: TemplateScope, refIndex = 0): Rendered {
  const render = (key: string, text: string): string => {
    try {
      return hasTemplateMarks(text) ? parseTemplate(text).render(scope) : text;
    } catch (cause) {
      throw new CodedError("DELIVERY_RENDER_FAILED", `Route ${name}: trigger.${key} cannot be rendered.`, { cause });
    }
  };
  const template = trigger.refs[refIndex];
  if (template === undefined) throw new CodedError("INTERNAL", `Route ${name} has no ref ${refIndex}.`);
  const ref = render("ref", template).trim();
  if (!isRefName(ref))
    throw new CodedError(
      "DELIVERY_RENDER_FAILED",
      `Route ${name}: trigger.ref renders to "${printable(ref)}", which is no name of a branch or tag.`,
    );
  return {
    ref,
    variables: mapValues(trigger.variables, (value, key) => render(`variables.${key}`, value)),
    inputs: mapValues(trigger.inputs, (value, key) => renderInput(value, (text) => render(`inputs.${key}`, text))),
  };
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
