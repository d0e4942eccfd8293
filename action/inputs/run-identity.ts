import { createHmac } from "node:crypto";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { RefChoice, RunIdentity, StartCredential } from "../model/new-pipeline.ts";
import type { Surroundings } from "./surroundings.ts";

/** What makes a pipeline the one it is. */
export interface PipelineMakings {
  readonly host: string;
  readonly project: ProjectRef;
  readonly refs: readonly RefChoice[];
  readonly by: StartCredential;
  readonly variables: Readonly<Record<string, string>>;
  readonly fileVariables: Readonly<Record<string, { readonly path: string }>>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * Which attempt at which step this is; undefined where the CI system does not count attempts.
 *
 * On the command line, the legs of a matrix share every name there is for them, so what they ask for is part of the key. That
 * may be secret and short, and the key is published: it is keyed with the token, so that nobody can try values out. A token that
 * was changed between two attempts makes the second one start anew.
 */
export function runIdentity(around: Surroundings | undefined, makings: PipelineMakings): RunIdentity | undefined {
  if (around?.step === undefined) return undefined;
  const { by, host, project, refs, variables, fileVariables, inputs } = makings;
  const text = JSON.stringify([
    around.step.name,
    host,
    project,
    refs,
    sorted(variables),
    sorted(fileVariables),
    sorted(inputs),
  ]);
  return {
    key: createHmac("sha256", by.token.reveal()).update(text).digest("hex"),
    attempt: around.step.attempt,
  };
}

/** The order in which they are written makes no other pipeline. */
function sorted(map: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
}
