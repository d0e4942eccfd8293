import type { SourceReading } from "../model/event.ts";

/** Headers by lower-case name; several of one name are joined as HTTP joins them. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** Whether a request is the sender's; `why` is for our own log, the sender gets the same 401 for all of them. */
export type Verification = { readonly kind: "authentic" } | { readonly kind: "refused"; readonly why: string };

/** What the headers say about an event: none of it decides how a request is verified. */
export interface Identity {
  /** The sender's name of the event type. */
  readonly type: string;
  /** The sender's id of this delivery. */
  readonly senderId?: string;
  /**
   * What makes a second delivery the same one, when the sender says enough to know.
   *
   * Often the `senderId` itself; where that is shared by several events, something narrower.
   */
  readonly sameAs?: string;
}

/** One kind of sender with its secrets: everything the relay knows about how it speaks. */
export interface Source {
  /** Media types its bodies come in. */
  readonly mediaTypes: readonly string[];
  /** Judges the exact bytes, before anything is parsed. Never throws. */
  verify(headers: Headers, body: Uint8Array, now: Date): Verification;
  /** @param payloadSha256 of the JSON carried on */
  identify(headers: Headers, payloadSha256: string): Identity;
  /** Says what the payload means. Total: whatever the payload is, never throws. */
  read(headers: Headers, payload: unknown): SourceReading;
  /** What an operator should know about a request that was let through; logged as a warning. */
  remark?(headers: Headers): string | undefined;
}
