import type { RefMove } from "./compare-refs.ts";

/** What looking at one repository, or at an organisation's webhooks, came to. */
export interface RepositoryReport {
  readonly source: string;
  readonly repository: string;
  readonly by: "log" | "refs";
  /** Events that the forge was asked to send again, by the forge's id of each; in a dry run those it would be asked for. */
  readonly asked: readonly string[];
  /** Refs that have moved without an event, and what was made of each. */
  readonly moves: readonly MoveReport[];
  /** How many refs are known from now on. */
  readonly noted: number;
  /** What an operator should know. */
  readonly remarks: readonly string[];
}

/** What was made of a ref that moved. */
export interface MoveReport extends Omit<RefMove, "now"> {
  /** The event's id; absent in a dry run. */
  readonly event?: string;
  readonly deliveries: number;
}

/** What could not be looked at. */
export interface CatchUpFailure {
  readonly source: string;
  /** Absent when it is the source as a whole. */
  readonly repository?: string;
  readonly error: Error;
}

/** A report with nothing in it yet. */
export function emptyReport(source: string, repository: string, by: RepositoryReport["by"]): RepositoryReport {
  return { source, repository, by, asked: [], moves: [], noted: 0, remarks: [] };
}
