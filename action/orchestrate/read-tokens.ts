import { resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Env } from "../inputs/raw.ts";
import type { RawInputs } from "../inputs/step-inputs.ts";
import type { GraphNode, TokenSource } from "./model.ts";

/** Where tokens are read from. */
export interface TokenDeps {
  readonly env: Env;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** The text of a file; throws when it cannot be read. */
  readonly readFile: (path: string) => string;
}

/** A token as it was found, or why there is none: the rest of a sentence. */
export type FoundToken =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "missing"; readonly why: string };

/** Looks a token up where it is kept. Whether what is found there is a token, whoever reads inputs judges. */
export function findToken(source: TokenSource, { env, cwd, readFile }: TokenDeps): FoundToken {
  if (source.kind === "env") {
    const text = env[source.name];
    if (text !== undefined && text !== "") return { kind: "found", text };
    const name = printable(source.name, 100);
    return { kind: "missing", why: `the environment variable ${name} is ${text === undefined ? "not set" : "empty"}` };
  }
  try {
    const text = readFile(resolve(cwd, source.path));
    if (text.trim() !== "") return { kind: "found", text };
    return { kind: "missing", why: `the file ${printable(source.path, 200)} is empty` };
  } catch (error) {
    return {
      kind: "missing",
      why: `the file ${printable(source.path, 200)} cannot be read: ${printable(oneLine(error))}`,
    };
  }
}

/**
 * The tokens of a node as inputs of the step.
 *
 * @throws CodedError GRAPH_SECRET_MISSING
 */
export function readTokens({ key, tokens }: Pick<GraphNode, "key" | "tokens">, deps: TokenDeps): RawInputs {
  const missing: string[] = [];
  const found = Object.entries(tokens).flatMap(([name, source]) => {
    const token = findToken(source, deps);
    if (token.kind === "found") return [[name, token.text] as const];
    missing.push(token.why);
    return [];
  });
  if (missing.length > 0) throw new CodedError("GRAPH_SECRET_MISSING", `${key} cannot be started: ${listed(missing)}.`);
  return Object.fromEntries(found);
}
