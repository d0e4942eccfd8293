import type { ForgeAnswer } from "../exchange.ts";
import type { CommitStatus, StatusPlace } from "./commit-status.ts";

/** How a kind of forge spells the statuses of commits. */
export interface StatusDialect {
  /**
   * The calls that tell the status, the first of which the forge should know. Undefined where the place cannot be named in this
   * forge's addresses.
   */
  readonly calls: (place: StatusPlace, status: CommitStatus) => readonly [StatusCall, ...StatusCall[]] | undefined;
  /** Whether an answer says that this server knows no such call, so that the next of them is the one. Absent: there is but one. */
  readonly unknownCall?: (answer: ForgeAnswer) => boolean;
  /** Whether a refusal says that the commit has the status already. Absent: there is no such answer. */
  readonly standsAlready?: (answer: ForgeAnswer) => boolean;
  readonly headers: (place: StatusPlace) => Readonly<Record<string, string>>;
  /** What a token needs to be let in. */
  readonly permission: string;
}

/** One POST. */
export interface StatusCall {
  /** Below the address of the API, encoded. */
  readonly path: string;
  readonly json: Readonly<Record<string, string>>;
}
