import { CodedError } from "../../../shared/errors/coded-error.ts";
import { findingsText } from "../../../shared/yaml/finding.ts";
import type { Graph } from "../model.ts";
import { type ExaminedFile, examineFile, type FileDeps } from "./examine-file.ts";

/** A file of pipelines: its text, and what it is called in messages. */
export interface PipelinesFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The graph that a file of pipelines says, complete: checked, defaults filled in, tokens seen to be there.
 *
 * @throws CodedError GRAPH_SECRET_MISSING when tokens and variables are all that is missing; else GRAPH_INVALID. The message lists every problem as
 *   `pipelines.yml:12:7 pipelines.libs.ref: what is wrong and what to write instead`
 */
export async function loadGraph(file: PipelinesFile, deps: FileDeps): Promise<Graph> {
  return soundGraph(file.name, await examineFile(file.text, deps));
}

/**
 * What `loadGraph` gives, of a file that has been examined.
 *
 * @param secrets `optional`: tokens and variables that are not there are no problem
 * @throws CodedError GRAPH_SECRET_MISSING, GRAPH_INVALID
 */
export function soundGraph(
  name: string,
  { graph, problems }: ExaminedFile,
  secrets: "required" | "optional" = "required",
): Graph {
  const counting = secrets === "required" ? problems : problems.filter(({ secretMissing }) => secretMissing !== true);
  if (graph !== undefined && counting.length === 0) return graph;
  throw new CodedError(graph === undefined ? "GRAPH_INVALID" : "GRAPH_SECRET_MISSING", findingsText(name, counting));
}
