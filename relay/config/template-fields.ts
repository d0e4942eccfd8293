import { z } from "zod";
import { oneLine } from "../../shared/errors/describe.ts";
import { closest } from "../../shared/text/closest.ts";
import { isRefName } from "../../shared/text/ref-name.ts";
import { hasTemplateMarks, parseTemplate } from "../../shared/text/template.ts";
import { PUSH_VARIABLES, SCHEDULE_VARIABLES } from "../deliveries/facts.ts";
import { faultless } from "./fields.ts";

/** What the templates of an errand are over: what they may name, and what that is called. */
export interface TemplateGround {
  readonly variables: readonly string[];
  /** As in "…, which a change does not have". */
  readonly what: string;
  /** What to write instead of a name that others grounds have. */
  readonly remedy?: (name: string) => string | undefined;
}

/** Templates of a route. */
export const OVER_A_CHANGE: TemplateGround = {
  variables: PUSH_VARIABLES,
  what: "a change",
  remedy: (name) =>
    name === "ref"
      ? "ref is two things: write {{ ref.name }} for main, or {{ ref.full }} for refs/heads/main"
      : undefined,
};

/** Templates of a schedule. */
export const OVER_A_TIME: TemplateGround = {
  variables: SCHEDULE_VARIABLES,
  what: "a schedule",
  remedy: (name) =>
    name === "schedule"
      ? "schedule is two things: write {{ schedule.name }}, or {{ schedule.due }} for the time it was due"
      : undefined,
};

/** Text that may be a template. */
export function templateSchema(ground: TemplateGround) {
  return faultless((text) => templateFault(text, ground));
}

/** One ref or several, in the order they are tried. */
export function refsSchema(ground: TemplateGround) {
  return z
    .union([z.string(), z.array(z.string())], { error: "must be the name of a branch or tag, or a list of them" })
    .superRefine((refs, ctx) => {
      if (refs.length === 0 && Array.isArray(refs)) ctx.addIssue("must name at least one ref");
      // Checked from outside the union, as globs are.
      for (const [at, ref] of (typeof refs === "string" ? [refs] : refs).entries()) {
        const message = refFault(ref, ground);
        if (message !== undefined)
          ctx.addIssue({ code: "custom", message, path: typeof refs === "string" ? [] : [at] });
      }
    })
    .transform((refs): readonly string[] => (typeof refs === "string" ? [refs] : refs))
    .meta({ examples: ["main"] });
}

/** A pipeline input: text in it may be a template. */
export function inputSchema(ground: TemplateGround) {
  return z
    .union([z.string(), z.number(), z.boolean(), z.array(z.json())], {
      error: "must be text, a number, true or false, or a list",
    })
    .superRefine((value, ctx) => {
      for (const text of textsIn(value)) {
        const fault = templateFault(text, ground);
        if (fault !== undefined) ctx.addIssue(fault);
      }
    });
}

/** What is wrong with a ref name, or with a template that renders to one. */
function refFault(text: string, ground: TemplateGround): string | undefined {
  if (hasTemplateMarks(text)) return templateFault(text, ground);
  return isRefName(text) ? undefined : "is no name git allows for a branch or tag: write one such as main or v1.2";
}

/** What is wrong with a template; undefined when it parses and names only what there is. */
function templateFault(text: string, { variables, what, remedy }: TemplateGround): string | undefined {
  if (!hasTemplateMarks(text)) return undefined;
  try {
    const strange = parseTemplate(text).variables.find((name) => !variables.includes(name.replace(/\.size$/, "")));
    if (strange === undefined) return undefined;
    const better = remedy?.(strange);
    if (better !== undefined) return better;
    const meant = closest(strange, variables);
    const instead = meant === undefined ? `known are ${variables.join(", ")}` : `did you mean ${meant}?`;
    return `the template names ${strange}, which ${what} does not have: ${instead}`;
  } catch (error) {
    return `the template does not parse: ${oneLine(error)}`;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
