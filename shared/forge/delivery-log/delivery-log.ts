/** A webhook of a repository or an organisation, as its forge lists it. */
export interface Hook {
  readonly id: string;
  /** Where it leads. */
  readonly url: string;
}

/** One attempt of a forge to bring an event. */
export interface LoggedDelivery {
  /** The forge's id of the attempt: what is asked for again. */
  readonly id: string;
  /** The event's id, the same for all attempts to bring it, and what the receiver knows it by. */
  readonly senderId: string;
  /** Absent where the log does not tell. */
  readonly at?: Date;
  /** Whether the receiver answered with 2xx. */
  readonly answered: boolean;
  /** How it was answered, in the forge's words: `401`, `failed to connect to host`. */
  readonly outcome: string;
  /** Whether the event is a push, of a branch or a tag. */
  readonly isPush: boolean;
}

/** Whose webhooks are meant. */
export interface HookOwner {
  readonly kind: "repository" | "organization";
  /** `owner/name`, or the organisation's. */
  readonly name: string;
}

/** How a kind of forge spells its log of deliveries. All paths are below the API's address, encoded. */
export interface LogDialect {
  /** The list of somebody's webhooks; undefined where the name can be none of this forge. */
  readonly hooks: (owner: HookOwner) => string | undefined;
  readonly readHooks: (json: unknown) => readonly Hook[];
  /** The list of a webhook's deliveries, the newest first. */
  readonly deliveries: (hooks: string, hook: Hook) => string;
  readonly readDeliveries: (json: unknown) => readonly LoggedDelivery[];
  /** What sends one of them again. */
  readonly again: (hooks: string, hook: Hook, delivery: Pick<LoggedDelivery, "id">) => string;
}
