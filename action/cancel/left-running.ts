import type { Trace } from "../model/trace.ts";
import type { CancelTarget } from "./cancellation.ts";

/** Names of what a run keeps for whoever cleans up after it: the post entry, or `sluice cancel --left-running`. */
export const RUN_STATE = { pending: "pending", pipeline: "pipeline", graph: "graph", finished: "finished" } as const;

/** A pipeline that a killed run may have left running: one it knew, or one whose creation it did not live to hear of. */
export type LeftRunning =
  | ({ readonly kind: "pipeline"; readonly host: string } & CancelTarget)
  | ({ readonly kind: "pending"; readonly host: string } & Trace);

/** As it is kept: in one line, and without two colons in a row, at which some runners part a command. */
export function writeLeftRunning(left: LeftRunning): string {
  return JSON.stringify(left).replaceAll("::", ":\\u003a");
}

/** What the kept values, by their names, say may still run; undefined when the run came to its end, or for none of ours. */
export function readLeftRunning(state: Readonly<Partial<Record<string, string>>>): LeftRunning | undefined {
  if ((state[RUN_STATE.finished] ?? "") !== "") return undefined;
  return readOne(state[RUN_STATE.pipeline]) ?? readOne(state[RUN_STATE.pending]);
}

function readOne(text: string | undefined): LeftRunning | undefined {
  const kept = fieldsOf(text);
  const { host, project, id, webUrl, ref, source, marker, sentAt } = kept;
  if (typeof host !== "string" || (typeof project !== "number" && typeof project !== "string")) return undefined;
  if (typeof id === "number" && typeof webUrl === "string") return { kind: "pipeline", host, project, id, webUrl };
  if (typeof ref !== "string" || typeof marker !== "string" || typeof sentAt !== "string") return undefined;
  const from = typeof source === "string" ? { source } : {};
  return { kind: "pending", host, project, ref, marker, sentAt, ...from };
}

function fieldsOf(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined || text === "") return {};
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
