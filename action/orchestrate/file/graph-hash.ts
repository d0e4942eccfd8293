import { createHash } from "node:crypto";
import type { GraphNode } from "../model.ts";

/**
 * A digest of everything that makes pipelines the ones they are, in hex.
 *
 * Where tokens are kept is no part of it, nor is the policy: a run that is gone on with may have a new token, and may run more at once.
 */
export function graphHash(nodes: readonly GraphNode[]): string {
  const text = JSON.stringify(
    nodes.map(({ key, needs, when, allowFailure, retry, instance, project, raw, leg }) => [
      key,
      needs,
      when,
      allowFailure,
      retry,
      instance,
      project,
      sorted(raw),
      sorted(leg ?? {}),
    ]),
  );
  return createHash("sha256").update(text).digest("hex");
}

function sorted(map: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1));
}
