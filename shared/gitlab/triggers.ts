import type { RetryPolicy } from "../retry/policy.ts";
import type { TriggerCredential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { Pipeline, ProjectRef } from "./pipeline.ts";

/** One pipeline to be started by a trigger call. */
export interface TriggerOrder {
  readonly project: ProjectRef;
  /** A branch or tag of the target project, not a commit. */
  readonly ref: string;
  readonly credential: TriggerCredential;
  readonly variables?: Readonly<Record<string, string>>;
  /** Pipeline inputs (`spec: inputs`), in their own types. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** More top-level keys of the body, which arrive in `$TRIGGER_PAYLOAD`; never one of GitLab's own (`RESERVED_KEYS`). */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The complete JSON body, token included, prepared by the caller in place of the four above. UTF-8. */
  readonly body?: Uint8Array;
  /** The `X-Gitlab-Event-UUID` of a webhook from this same instance, which keeps its loop protection. */
  readonly eventUuid?: string;
  /** Which of the two spellings of the route: `…/ref/:ref/trigger/pipeline` (default), or the ref in the body. */
  readonly spelling?: "path" | "body";
  /** Repeats the call on the one answer that proves nothing was created and passes by itself: the creation rate limit. */
  readonly retryCreationLimit?: RetryPolicy;
}

/** Starts a pipeline. */
export function triggerPipeline(_gitlab: GitLab, _order: TriggerOrder, _signal?: AbortSignal): Promise<Pipeline> {
  throw new Error("Being written.");
}
