import type { DeclaredInput, InputName } from "../../../action/inputs/declared.generated.ts";
import { CHOICES } from "./choices.ts";

/** An input of a GitLab component, as its `spec: inputs` declares it. */
export interface ComponentInput {
  readonly name: string;
  /** What it belongs to, as a heading. */
  readonly group: string;
  readonly description: string;
  readonly type: "string" | "number" | "boolean";
  /** Absent: it has to be given. GitLab knows no input that may be missing, so an empty text stands for not given. */
  readonly default?: string | number | boolean;
  readonly options?: readonly string[];
  /** RE2, which GitLab matches with. */
  readonly regex?: string;
  /** What its value becomes in the job. */
  readonly as: Use;
}

/**
 * What becomes of an input's value.
 *
 * - option: an option of the command, by way of a job variable. GitLab fills in variables the value names, and no shell reads it.
 * - word: an option of the command that stands in the script itself, since it can only be a word, a number, true or false.
 * - variable: a job variable the script reads.
 * - text: part of the job's own keys, or the name of a variable.
 */
type Use = "option" | "word" | "variable" | "text";

/** A token comes from a masked variable of the project; this is the input for that variable's name. */
const TOKEN_VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/.source;

/** Numbers that the step reads from text. */
const NUMBERS: ReadonlySet<string> = new Set<InputName>(["retry"]);

/** On or off, and also what to select. */
const NOT_ONLY_BOOLEAN: ReadonlySet<string> = new Set<InputName>(["artifacts", "dotenv-from"]);

/**
 * The component's input for one of the step's.
 *
 * @param required whether it has to be given, which action.yml cannot tell of one face alone
 */
export function componentInput(input: DeclaredInput, required: boolean): ComponentInput {
  const { name, group } = input;
  const description = forGitLab(input.description);
  if (input.secret) return tokenInput(input);
  const options = CHOICES[name as InputName];
  if (options !== undefined)
    return { name, group, description, type: "string", default: input.default ?? options[0], options, as: "word" };
  if (NUMBERS.has(name))
    return { name, group, description, type: "number", default: Number(input.default ?? 0), as: "word" };
  if ((input.default === "true" || input.default === "false") && !NOT_ONLY_BOOLEAN.has(name))
    return { name, group, description, type: "boolean", default: input.default === "true", as: "word" };
  const fallback = required ? {} : { default: input.default ?? "" };
  return { name, group, description, type: "string", ...fallback, as: "option" };
}

function tokenInput({ name, group, description }: DeclaredInput): ComponentInput {
  const usual = `SLUICE_${name.toUpperCase().replaceAll("-", "_")}`;
  return {
    name: `${name}-variable`,
    group,
    description: `The name of a masked CI/CD variable that holds this token, never the token itself. ${forGitLab(description)}`,
    type: "string",
    default: usual,
    regex: TOKEN_VARIABLE,
    as: "text",
  };
}

/** Descriptions name tokens by the step's inputs; a component has the names of their variables instead. */
function forGitLab(description: string): string {
  return description
    .replaceAll(/`((?:trigger|access|oauth)-token)`/g, "`$1-variable`")
    .replaceAll("`job-token`", "the job's own token");
}
