import { RUN_STATE } from "./left-running.ts";

/** The run of a graph that may have been killed: where its state is, and what it is a run of. */
export interface LeftGraph {
  /** The absolute path of the state. */
  readonly state: string;
  /** The absolute path of the file of pipelines; absent where its text was given itself. */
  readonly file?: string;
}

/** As it is kept: in one line, and without two colons in a row, at which some runners part a command. */
export function writeLeftGraph(left: LeftGraph): string {
  return JSON.stringify(left).replaceAll("::", ":\\u003a");
}

/** What the kept values, by their names, say of a graph; undefined when its run came to its end, or for a run of none. */
export function readLeftGraph(state: Readonly<Partial<Record<string, string>>>): LeftGraph | undefined {
  const graph = state[RUN_STATE.graph] ?? "";
  if (graph === "" || (state[RUN_STATE.finished] ?? "") !== "") return undefined;
  try {
    const kept: unknown = JSON.parse(graph);
    if (typeof kept !== "object" || kept === null || !("state" in kept) || typeof kept.state !== "string")
      return undefined;
    return { state: kept.state, ...("file" in kept && typeof kept.file === "string" ? { file: kept.file } : {}) };
  } catch {
    return undefined;
  }
}
