/** The kinds of sender the relay knows. */
export type SourceKind = "github" | "gitlab";

/** What a push did to one ref. */
export type ChangeAction = "create" | "update" | "delete";

/** One ref moved by a push. A delivery is always about exactly one of these. */
export interface Change {
  /** Position within the event, from 0: stable, and part of the delivery's identity. */
  readonly index: number;
  readonly kind: "branch" | "tag";
  readonly action: ChangeAction;
  /** Full: `refs/heads/main`, `refs/tags/v1`. */
  readonly ref: string;
  /** Short: `main`, `v1`. */
  readonly refName: string;
  /** As sent: 40 or 64 hex digits, all zeros for none. */
  readonly before: string;
  readonly after: string;
  /** The commit to pin: of an annotated tag the commit it points to; absent on delete. */
  readonly commit?: string;
  /** Whether history was rewritten; null when the sender does not tell. */
  readonly forced: boolean | null;
}

/** Who and where, as far as the sender tells. */
export interface Origin {
  /** `owner/name`, as routes match it. */
  readonly repository: string;
  readonly repositoryId?: string;
  readonly cloneUrl?: string;
  readonly webUrl?: string;
  readonly defaultBranch?: string;
  readonly sender?: string;
}

/**
 * What the body of a verified request says.
 *
 * `other` is everything that is no push: pings, unknown event types, bodies that lack what a push has. It is kept, with the
 * reason, and starts nothing.
 */
export type Reading =
  | { readonly kind: "push"; readonly origin: Origin; readonly changes: readonly Change[] }
  | { readonly kind: "other"; readonly why: string };

/** One verified request, stored once, with the bytes it came as. */
export interface RelayEvent {
  /** Ours: sortable by time, unique. */
  readonly id: string;
  /** The source's name in the configuration. */
  readonly source: string;
  readonly sourceKind: SourceKind;
  /** The sender's name of the event type (`push`, `Tag Push Hook`, …). */
  readonly type: string;
  /** The sender's own id of this delivery, when it has one. */
  readonly senderId?: string;
  readonly receivedAt: Date;
  /** The header allow-list, lower-case names. Never a token or a signature. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes of the request body. */
  readonly body: Uint8Array;
  /** Hex SHA-256 of `payload`: the JSON text carried on (the body; for form bodies the decoded JSON). */
  readonly payloadSha256: string;
  readonly reading: Reading;
}
