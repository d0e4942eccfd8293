import type { Secret } from "../../shared/text/secret.ts";
import type { ChangeAction } from "./event.ts";

/** What to do when nobody knows whether a pipeline was created: wait for a person, or rather start a second one. */
export type OnAmbiguous = "hold" | "retry";

/** What a delivery is carried by: the pipeline it asks for, and how it is treated on the way. */
export interface Errand {
  /** Stands with every delivery; unique among routes and schedules. */
  readonly name: string;
  readonly trigger: TriggerConfig;
  readonly onAmbiguous: OnAmbiguous;
  /** `arrival`: to one project one after the other, in the order they came. */
  readonly order: "any" | "arrival";
}

/** A rule: which changes start which pipeline. */
export interface RouteConfig extends Errand {
  /** The source's name. */
  readonly from: string;
  readonly when: RouteConditions;
  /** Only the newest push of a ref counts: each waits this long for a newer one. */
  readonly debounceMs?: number;
  /** Tells the commit that caused it what became of the pipeline, under this context. */
  readonly feedback?: { readonly context: string };
}

/** A rule: at which times a pipeline is started. */
export interface ScheduleConfig extends Errand {
  /** A cron expression of five or six fields. */
  readonly cron: string;
  /** An IANA time zone. */
  readonly timeZone: string;
  /** What to do about times that passed while no relay ran. */
  readonly missed: "skip" | "latest" | "all";
}

/** Every condition given must hold. `branches` and `tags` together mean either. */
export interface RouteConditions {
  /** Globs on `owner/name`; absent means any repository. */
  readonly repository?: readonly string[];
  /** Globs on branch names. Absent while `tags` is given: no branch. Both absent: every ref. */
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
  /** Default: create and update. */
  readonly actions: readonly ChangeAction[];
  /** Globs on who pushed. */
  readonly sender?: readonly string[];
  /** Globs on paths; one touched path that matches is enough. */
  readonly paths?: readonly string[];
  /** Whether the branch is the repository's default branch. */
  readonly defaultBranch?: boolean;
  /** Whether `[skip ci]` and its kin in the commit's message keep the change back. */
  readonly skipCi: boolean;
  /** A CEL expression over the change and the payload. */
  readonly expression?: string;
}

/** How the webhook's payload travels with the trigger call; `carryPayload` says what each means. */
export type PayloadMode = "object" | "text" | "merged" | "none";

/** The trigger call a route makes of a change. */
export interface TriggerConfig {
  /** A name under `gitlab`. */
  readonly gitlab: string;
  readonly project: number | string;
  /** Ref names or templates over the change, in order: a later one is for when GitLab does not have the one before. At least one. */
  readonly refs: readonly string[];
  readonly token: Secret;
  /** Values are templates over the change. */
  readonly variables: Readonly<Record<string, string>>;
  /** Typed pipeline inputs; string values are templates. */
  readonly inputs: Readonly<Record<string, InputValue>>;
  readonly payload: PayloadMode;
  /** Whether the SLUICE_* facts go along as variables. Off where the project forbids variables. */
  readonly facts: "variables" | "none";
}

/** A pipeline input as relay.yml writes it. */
export type InputValue = string | number | boolean | readonly unknown[];
