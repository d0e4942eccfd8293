import type { Breaker } from "../model/breaker.ts";

/** A call that goes to a GitLab. */
export interface StoredPass {
  readonly delivery: string;
  readonly attempt: number;
  readonly lane: string;
  readonly gitlab: string;
  readonly address: string;
  readonly creates: boolean;
  readonly probe?: number;
}

/** A call that has ended. */
export interface EndedPass {
  readonly delivery: string;
  readonly attempt: number;
  /** False: it is not counted any more. */
  readonly created: boolean;
}

/** A GitLab's breaker as it is kept. */
export interface StoredBreaker {
  readonly address: string;
  readonly breaker: Breaker;
  /** What opened it. */
  readonly met?: { readonly code: string; readonly text: string };
}

/** What is to be known. */
export interface GateQuestion {
  /** These lanes, or those that have calls under way or counted. */
  readonly lanes: readonly string[] | "in-use";
  /** Creations a minute that a lane may have; absent: they are not counted. */
  readonly perLane?: number;
  /** GitLabs by name, each with its creations a minute. */
  readonly gitlabs: readonly { readonly name: string; readonly perGitLab?: number }[];
  readonly addresses: readonly string[];
}

/** What counts towards a limit. */
export interface Tally {
  /** Creations under way. */
  readonly creating: number;
  /** Creations that have ended within the last minute; no more than the limit are counted. */
  readonly ended: number;
  /** When one more may begin, where that hangs on no call under way. */
  readonly freeAtMs?: number;
}

/** A lane with what goes on there. */
export interface LaneTally extends Tally {
  /** Calls under way, looks included, of all relays. */
  readonly underWay: number;
  /** Those of them that other relays make. */
  readonly elsewhere: number;
}

/** How things stand, by the database's clock. */
export interface GateFacts {
  readonly nowMs: number;
  /** Whether this relay counts as living: what it lets in would be counted for nobody otherwise. */
  readonly present: boolean;
  readonly lanes: ReadonlyMap<string, LaneTally>;
  readonly gitlabs: ReadonlyMap<string, Tally>;
  /** By address, those something is known of. `probing` says whether the probe of a half-open one is under way still. */
  readonly breakers: ReadonlyMap<string, StoredBreaker & { readonly probing: boolean }>;
}

/** What is to be written. */
export interface GateChange {
  readonly passes: readonly StoredPass[];
  readonly breakers: readonly StoredBreaker[];
}

/** Where relays count their calls together. Its methods reject with STORE_UNAVAILABLE, and have then changed nothing that counts. */
export interface GateStore {
  /** How things stand now. */
  read(question: GateQuestion): Promise<GateFacts>;
  /**
   * Ends these calls, tells how things stand then, and writes what `decide` makes of it; nobody else changes anything about these addresses
   * meanwhile. `decide` may be asked again, when what came of it before was not kept.
   */
  change(ended: readonly EndedPass[], question: GateQuestion, decide: (facts: GateFacts) => GateChange): Promise<void>;
}
