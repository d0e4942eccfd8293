/** The kinds of sender the relay knows. */
export type SourceKind =
  | "github"
  | "gitlab"
  | "gitea"
  | "forgejo"
  | "gogs"
  | "bitbucket-cloud"
  | "bitbucket-datacenter"
  | "azure-devops"
  | "standard-webhooks"
  | "generic";

/** Where an event comes from: a sender's webhook, a time of a schedule, or a call meant for GitLab's own trigger API. */
export type EventKind = SourceKind | "schedule" | "drop-in";

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
  /** As sent: 40 or 64 hex digits, all zeros for none, and where a forge tells a deletion without saying what was deleted. */
  readonly before: string;
  readonly after: string;
  /** The commit to pin: of an annotated tag the commit it points to; absent on delete. */
  readonly commit?: string;
  /** Whether history was rewritten; null when the sender does not tell. */
  readonly forced: boolean | null;
}

/** A change with what only routes look at: told by the payload, judged when it arrives, and not kept beside it. */
export interface ChangeInFull extends Change {
  /** The message of the commit it ends at, when the sender tells. */
  readonly message?: string;
  /** Paths its commits added, changed or removed, when the sender tells. */
  readonly touched?: TouchedPaths;
  /** The push itself asked for no pipeline, as GitLab's push option `ci.skip` does. */
  readonly skipAsked?: true;
}

/** The paths a change touched, as far as its sender lists them. */
export interface TouchedPaths {
  readonly paths: readonly string[];
  /** Whether these are certainly all. Senders cap commits and files, and a new branch says nothing of what it differs from. */
  readonly complete: boolean;
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
 * What the body of a verified request says, as it is kept.
 *
 * `other` is everything that starts nothing: pings, unknown event types, bodies that lack what a push has. It is kept, with the
 * reason.
 */
export type Reading =
  | { readonly kind: "push"; readonly origin: Origin; readonly changes: readonly Change[] }
  | { readonly kind: "other"; readonly why: string }
  /** A time of a schedule has come. */
  | { readonly kind: "schedule"; readonly dueAt: string }
  /** A call as GitLab's trigger API takes it; which of the configured tokens it came with is told by the digest. */
  | {
      readonly kind: "call";
      readonly project: string;
      readonly ref: string;
      /** Hex SHA-256 of the trigger token. */
      readonly tokenSha256: string;
    };

/** What a source understands of a payload: what is kept, in full, or news of a pipeline, which are acted on and not kept. */
export type SourceReading =
  | { readonly kind: "push"; readonly origin: Origin; readonly changes: readonly ChangeInFull[] }
  | { readonly kind: "other"; readonly why: string }
  | ({ readonly kind: "pipeline" } & PipelineNews);

/** What a GitLab tells about one of its pipelines. */
export interface PipelineNews {
  readonly projectId: number;
  readonly pipelineId: number;
  /** GitLab's word: `running`, `success`, …; it may be one we do not know. */
  readonly status: string;
  readonly webUrl?: string;
  /** The delivery it was started for, by its variable SLUICE_DELIVERY. */
  readonly marker?: string;
}

/** One verified request, stored once, with the bytes it came as. */
export interface RelayEvent {
  /** Ours: sortable by time, unique. */
  readonly id: string;
  /** The name of the source or schedule in the configuration. */
  readonly source: string;
  readonly sourceKind: EventKind;
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
