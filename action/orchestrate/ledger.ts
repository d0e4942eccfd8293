import { type CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { describe } from "../../shared/errors/describe.ts";
import type { Host } from "../model/host.ts";
import { toCoded } from "../run/to-coded.ts";
import { type StateRecord, writeRecord } from "./state/record.ts";
import type { StateLog } from "./state/state-log.ts";

/** Writes down how a run goes, where a state is kept; does nothing where none is. */
export class Ledger {
  readonly #log: StateLog | undefined;
  readonly #host: Host;
  #isBroken = false;
  #taken: CodedError | undefined;

  constructor(log: StateLog | undefined, host: Host) {
    this.#log = log;
    this.#host = host;
  }

  /** Why this process is to leave the run alone: another one has taken it over. Undefined while it has not. */
  get taken(): CodedError | undefined {
    return this.#taken;
  }

  /** Writes a record without which nothing may go on. Throws as `StateLog.append` does. */
  insist(record: StateRecord): void {
    try {
      this.#log?.append(writeRecord(record, (text) => this.#host.hide(text)));
    } catch (error) {
      if (isCoded(error, "GRAPH_STATE_IN_USE")) this.#taken = error;
      throw error;
    }
  }

  /** Writes a record of what has happened anyhow: that it cannot be written is told once, and does not end what runs. */
  note(record: StateRecord): void {
    try {
      this.insist(record);
    } catch (error) {
      if (!this.#isBroken) this.#host.warning(describe(toCoded(error)));
      this.#isBroken = true;
    }
  }

  close(): void {
    this.#log?.close();
  }
}
