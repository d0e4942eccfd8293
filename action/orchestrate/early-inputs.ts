import { hasTemplateMarks, parseTemplate } from "../../shared/text/template.ts";
import { parseInputs } from "../inputs/parse.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { GraphNode } from "./model.ts";
import { readTokens, type TokenDeps } from "./read-tokens.ts";
import { renderInputs } from "./render-inputs.ts";

/** What a value of another pipeline is taken for until it is known: fine as a ref, a variable and an input. */
export const STAND_IN = "unknown-yet";

/** What of a node's inputs only the pipelines before it can tell. */
export interface LaterInputs {
  readonly ref: boolean;
  /** Names of typed inputs. */
  readonly inputs: ReadonlySet<string>;
  /** Names of file variables. */
  readonly files: ReadonlySet<string>;
}

/**
 * The inputs of a node's step as far as they are known before anything has run, and what of them is not.
 *
 * @throws CodedError as `nodeInputs` does
 */
export async function earlyInputs(
  node: GraphNode,
  deps: TokenDeps,
): Promise<{ readonly inputs: StepInputs; readonly later: LaterInputs }> {
  const raw = renderInputs(node.raw, { node, env: deps.env, need: () => STAND_IN });
  const inputs = await parseInputs({ ...raw, ...readTokens(node, deps) }, deps.env);
  const later = {
    ref: readsOthers(node.raw.ref ?? ""),
    inputs: membersThatRead(node.raw.inputs),
    files: membersThatRead(node.raw["file-variables"]),
  };
  return { inputs, later };
}

function membersThatRead(json: string | undefined): ReadonlySet<string> {
  const map = JSON.parse(json ?? "{}") as Readonly<Record<string, unknown>>;
  return new Set(Object.entries(map).flatMap(([name, value]) => (textsIn(value).some(readsOthers) ? [name] : [])));
}

function readsOthers(text: string): boolean {
  return hasTemplateMarks(text) && parseTemplate(text).paths.some(([root]) => root === "needs");
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
