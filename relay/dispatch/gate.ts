import type { Breaker } from "../model/breaker.ts";
import type { Met } from "./again.ts";
import type { Health } from "./breaker.ts";

/** A call that is to be made. */
export interface Call {
  readonly lane: string;
  readonly purpose: "trigger" | "look-up";
  readonly delivery: string;
  readonly attempt: number;
}

/** A call that was let in; handed back when it has ended. */
export interface Pass extends Call {
  /** The name of its GitLab. */
  readonly gitlab: string;
  /** Its address: which breaker counts the call. */
  readonly address: string;
  /** Its number, when it tries whether its GitLab works again. */
  readonly probe?: number;
}

/** What becomes of a call at the gate. */
export type Entered =
  | { readonly kind: "in"; readonly pass: Pass }
  /** `opensAtMs` is absent where that hangs on calls under way. */
  | { readonly kind: "closed"; readonly opensAtMs?: number };

/** How a call has ended. */
export interface EndedCall {
  /** What that tells about its GitLab. */
  readonly health: Health;
  /** False when it has certainly created nothing: then it does not count. */
  readonly created: boolean;
  /** What it met, where it failed. */
  readonly met?: Met;
}

/** How the breaker of a GitLab has moved. */
export interface BreakerMove {
  readonly gitlab: string;
  readonly from: Breaker["kind"];
  readonly to: Breaker["kind"];
  /** How long nothing goes to it; absent once calls go again. */
  readonly pauseMs?: number;
}

/**
 * Lets calls go to GitLabs: no more under way in a lane than `per-project`, no more creations in any minute than the limits of the
 * project and of its GitLab, and none to a GitLab whose breaker is open.
 *
 * Relays that share a store share what is counted, so `enter` decides for all of them together; what `room`, `elsewhere` and
 * `opensAtMs` say is how things stood at the last `look`, and good enough for what is worth claiming. Where a relay is alone nothing waits:
 * then nothing here returns a promise. Times are milliseconds of this relay's clock that never goes back.
 *
 * The configuration is looked at in each call, so that a reload applies to the next one.
 */
export interface Gate {
  /** Learns how things stand; rejects with STORE_UNAVAILABLE when it cannot. */
  look(): undefined | Promise<void>;
  /** How many more calls may begin on a lane now, by everything but the calls under way. */
  room(lane: string, nowMs: number): number;
  /** How many calls of a lane other relays have under way. */
  elsewhere(lane: string): number;
  /** When a lane without room has some again; undefined where that hangs on calls under way. */
  opensAtMs(lane: string, nowMs: number): number | undefined;
  /**
   * Lets a call in, where there is room. A look creates nothing, so it is not counted as a creation.
   *
   * Rejects with STORE_UNAVAILABLE when it cannot be told; then it is not in.
   */
  enter(call: Call, nowMs: number): Entered | Promise<Entered>;
  /** Takes note of how a call has ended; gives how that has moved the breaker, if it has. Never rejects: it is said again until it is heard. */
  leave(pass: Pass, ended: EndedCall, nowMs: number): BreakerMove | undefined | Promise<BreakerMove | undefined>;
  /** Ends what is still to be said. */
  close(): void;
}
