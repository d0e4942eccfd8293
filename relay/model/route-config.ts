import type { Secret } from "../../shared/text/secret.ts";
import type { ChangeAction } from "./event.ts";

/** What to do when nobody knows whether a pipeline was created: wait for a person, or rather start a second one. */
export type OnAmbiguous = "hold" | "retry";

/** A rule: which changes start which pipeline. */
export interface RouteConfig {
  readonly name: string;
  /** The source's name. */
  readonly from: string;
  readonly when: RouteConditions;
  readonly trigger: TriggerConfig;
  readonly onAmbiguous: OnAmbiguous;
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
}

/** How the webhook's payload travels with the trigger call; `carryPayload` says what each means. */
export type PayloadMode = "object" | "text" | "merged" | "none";

/** The trigger call a route makes of a change. */
export interface TriggerConfig {
  /** A name under `gitlab`. */
  readonly gitlab: string;
  readonly project: number | string;
  /** A ref name, or a template over the change. */
  readonly ref: string;
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
