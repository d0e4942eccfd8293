import type { SourceReading } from "../model/event.ts";

/** Headers by lower-case name; several of one name are joined as HTTP joins them. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** Whether a request is the sender's. */
export type Verification =
  | { readonly kind: "authentic" }
  /** `why` is for our own log; the sender gets the same 401 for all of them. */
  | { readonly kind: "refused"; readonly why: string }
  /** A test of the connection that its sender does not sign: answered kindly, and nothing of it is read, believed or kept. */
  | { readonly kind: "ping" };

/** What a request says about its event: none of it decides how the request is verified. */
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
  /**
   * Whether the sender's signature covers `sameAs`. Where it does not, whoever has captured a request could send it again under
   * another id, so the same content within a window is looked at too.
   */
  readonly signed: boolean;
}

/** One kind of sender with its secrets: everything the relay knows about how it speaks. */
export interface Source {
  /** Media types its bodies come in. */
  readonly mediaTypes: readonly string[];
  /** Judges the exact bytes, before anything is parsed. Never throws. */
  verify(headers: Headers, body: Uint8Array, now: Date): Verification;
  /**
   * Total: whatever the payload is, never throws.
   *
   * @param payloadSha256 of the JSON carried on
   */
  identify(headers: Headers, payloadSha256: string, payload: unknown): Identity;
  /** Says what the payload means. Total: whatever the payload is, never throws. */
  read(headers: Headers, payload: unknown): SourceReading;
  /** What an operator should know about a request that was let through; logged as a warning. */
  remark?(headers: Headers): string | undefined;
}
