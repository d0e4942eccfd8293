import { CHOICES } from "../../inputs/choices.ts";
import { DECLARED_INPUTS, type InputName } from "../../inputs/declared.generated.ts";
import type { TokenInput } from "../model.ts";

/** Inputs of the step that are not of one pipeline of a graph, and what to write instead: the rest of a sentence. */
export const ELSEWHERE = {
  host: "is told under `gitlab`: write the server's url there, and its name here as `gitlab`",
  pipeline: "is for a pipeline that exists already, and a graph starts its own: leave it out",
  wait: "makes no sense here, since a graph waits for all of its pipelines: leave it out",
  "if-no-token": "makes no sense here, since others wait for the result: leave it out",
  "dry-run": "is for the whole graph: write `sluice run FILE --dry-run`",
  "on-rerun": "makes no sense here: a graph that is run again goes on where it was by its state",
  comment: "is for the whole graph: leave it out",
  "github-token": "is for the whole graph: leave it out",
  redact: "is for the whole graph: write it beside the file, as `--redact` or as the input `redact`",
  "ca-file": "is of a server: write it under `gitlab`",
  insecure: "is of a server: write it under `gitlab`",
} as const satisfies Partial<Record<InputName, string>>;

/** The inputs that carry a token, which stand at a server or at a pipeline. */
export const TOKEN_INPUTS = [
  "access-token",
  "oauth-token",
  "trigger-token",
  "job-token",
] as const satisfies readonly TokenInput[];

/** An input of the step that a pipeline of a graph takes as a value. */
export type NodeInput = Exclude<InputName, keyof typeof ELSEWHERE | TokenInput | "retry">;

const NOT_VALUES: ReadonlySet<string> = new Set([...Object.keys(ELSEWHERE), ...TOKEN_INPUTS, "retry"]);

/** How a value is written in the file, and becomes the text of an input. */
export type NodeInputKind = "text" | "yes-or-no" | "choice" | "list" | "map" | "list-or-map";

const SHAPES: Readonly<Partial<Record<InputName, NodeInputKind>>> = {
  ref: "list",
  variables: "map",
  "file-variables": "map",
  inputs: "map",
  "wait-for-jobs": "list",
  "play-jobs": "list-or-map",
  "fail-on": "list",
  "cancel-on": "list",
  artifacts: "list",
  "dotenv-from": "list",
  "dotenv-mask": "list",
};

/** An input as a pipeline of the file has it. */
export interface NodeInputField {
  readonly name: NodeInput;
  readonly kind: NodeInputKind;
  readonly description: string;
  readonly default?: string;
}

/** Every input that a pipeline of the file takes, in the order of action.yml. */
export const NODE_INPUTS: readonly NodeInputField[] = DECLARED_INPUTS.filter(
  (input): input is Extract<(typeof DECLARED_INPUTS)[number], { readonly name: NodeInput }> =>
    !NOT_VALUES.has(input.name),
).map((input) => ({
  name: input.name,
  kind: kindOf(input.name, "default" in input ? input.default : undefined),
  description: input.description,
  ...("default" in input ? { default: input.default } : {}),
}));

/** What the words of a choice are. */
export function wordsOf(name: NodeInput): readonly [string, ...string[]] | undefined {
  return Object.hasOwn(CHOICES, name) ? CHOICES[name as keyof typeof CHOICES] : undefined;
}

function kindOf(name: NodeInput, fallback: string | undefined): NodeInputKind {
  const shape = SHAPES[name];
  if (shape !== undefined) return shape;
  if (wordsOf(name) !== undefined) return "choice";
  return fallback === "true" || fallback === "false" ? "yes-or-no" : "text";
}
