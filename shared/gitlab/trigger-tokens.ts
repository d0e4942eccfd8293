import type { Credential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef, TriggerToken } from "./pipeline.ts";

/** A trigger token to create. */
export interface NewTriggerToken {
  readonly description: string;
  /** ISO 8601; absent: it does not expire by itself. */
  readonly expiresAt?: string;
}

export function listTriggerTokens(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _signal?: AbortSignal,
): Promise<readonly TriggerToken[]> {
  throw new Error("Being written.");
}
export function getTriggerToken(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _id: number,
  _signal?: AbortSignal,
): Promise<TriggerToken> {
  throw new Error("Being written.");
}
export function createTriggerToken(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _token: NewTriggerToken,
  _signal?: AbortSignal,
): Promise<TriggerToken> {
  throw new Error("Being written.");
}
export function updateTriggerToken(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _id: number,
  _description: string,
  _signal?: AbortSignal,
): Promise<TriggerToken> {
  throw new Error("Being written.");
}
export function revokeTriggerToken(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _id: number,
  _signal?: AbortSignal,
): Promise<void> {
  throw new Error("Being written.");
}
