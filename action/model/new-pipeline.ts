import type { Credential, TriggerCredential } from "../../shared/gitlab/auth.ts";

/** One ref of the list; the first that exists is taken. */
export type RefChoice =
  | { readonly kind: "name"; readonly name: string }
  /** The ref the surrounding CI run is about. */
  | { readonly kind: "same-branch"; readonly name: string }
  /** The target project's default branch. */
  | { readonly kind: "default" };

/** What creates the pipeline: a trigger call (trigger token, job token) or the pipelines API (access token, OAuth token). */
export type StartCredential = TriggerCredential | Exclude<Credential, { readonly kind: "job-token" | "anonymous" }>;

/** Which run of the surrounding CI this is, so that a re-run finds the pipeline of the run before. */
export interface RunIdentity {
  /** The same for every attempt at the same step with the same inputs, and for nothing else. Hex, safe to publish. */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
}

/** How a new pipeline is started. */
export interface NewPipeline {
  readonly kind: "new";
  /** At least one. */
  readonly refs: readonly RefChoice[];
  readonly by: StartCredential;
  readonly variables: Readonly<Record<string, string>>;
  /** Text by name of variables of type file; only where `by` is an access or OAuth token. Paths are as written. */
  readonly fileVariables: Readonly<Record<string, { readonly path: string }>>;
  /** Values keep the types they were written with. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names pipelines that replace each other; absent unless asked for. */
  readonly concurrencyKey?: string;
  /** The CI run around us, the same for all of its jobs: its own pipelines do not outdate each other. Absent outside of one. */
  readonly ciRun?: string;
  readonly cancelOutdated: boolean;
  /** Absent where a re-run starts anew: outside a CI system that counts attempts, without an access or OAuth token, or with `on-rerun: new`. */
  readonly run?: RunIdentity;
}
