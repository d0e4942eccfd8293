import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import { verifySharedToken } from "../../shared/webhooks/shared-token.ts";
import { verifyStandardSignature } from "../../shared/webhooks/standard-signature.ts";
import type { SourceReading } from "../model/event.ts";
import type { GitLabSourceConfig } from "../model/source-config.ts";
import { lookalikeRemark } from "./lookalike.ts";
import { readPipelineNews } from "./pipeline-news.ts";
import { readPush } from "./read-push.ts";
import type { Headers, Identity, Source, Verification } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { asId, asObject, asText, present } from "./wire.ts";

/**
 * GitLab (gitlab.com and self-managed): a signing token (19.0 and newer), the secret token in clear, or either.
 *
 * Facts: GitLab 19 docs, user/project/integrations/webhooks.md and webhook_events.md.
 */
export function gitlabSource(config: GitLabSourceConfig): Source {
  return {
    mediaTypes: [PAYLOAD_TYPES.json],
    verify: (headers, body, now) => verifyGitLab(config, headers, body, now),
    identify: (headers, payloadSha256) => identifyGitLab(config, headers, payloadSha256),
    read: readGitLab,
    remark: (headers) => lookalikeRemark(config.kind, headers),
  };
}

/**
 * Whether a request is GitLab's.
 *
 * Only `webhook-signature` says that a request is signed: GitLab 19 sends `webhook-id` and `webhook-timestamp` on every
 * request. Where both ways are allowed, a signature that is there must be right: falling back to the token then would let
 * whoever has seen the token send what they like.
 */
function verifyGitLab(config: GitLabSourceConfig, headers: Headers, body: Uint8Array, now: Date): Verification {
  const signature = headers["webhook-signature"];
  if (config.auth === "token" || (config.auth === "signature-or-token" && signature === undefined)) {
    return toVerification("X-Gitlab-Token", verifySharedToken(headers["x-gitlab-token"], config.secrets));
  }
  const signed = { id: headers["webhook-id"], timestamp: headers["webhook-timestamp"], signature };
  const verdict = verifyStandardSignature(signed, { tokens: config.signingTokens }, body, now, config.toleranceMs);
  return toVerification("webhook-signature", verdict);
}

/**
 * `webhook-id` is what a signature covers, so it comes first; `Idempotency-Key` is the same value before 19.0. Both stay
 * across "Resend". `X-Gitlab-Event-UUID` is shared by every webhook that a webhook caused, so only together with the same
 * payload does it mean the same event.
 */
function identifyGitLab({ auth }: GitLabSourceConfig, headers: Headers, payloadSha256: string): Identity {
  const type = asText(headers["x-gitlab-event"]) ?? "unknown";
  const own =
    asText(headers["webhook-id"]) ?? asText(headers["idempotency-key"]) ?? asText(headers["x-gitlab-webhook-uuid"]);
  // The signature covers `webhook-id`, which comes first above; a request that was let through with one has a right one.
  const signed = auth !== "token" && headers["webhook-signature"] !== undefined;
  if (own !== undefined) return { type, senderId: own, sameAs: own, signed };
  const shared = asText(headers["x-gitlab-event-uuid"]);
  if (shared === undefined) return { type, signed };
  return { type, senderId: shared, sameAs: `${shared}:${payloadSha256}`, signed };
}

const PUSHES = new Set(["push", "tag_push"]);
const KIND_BY_HEADER: Readonly<Record<string, string>> = {
  "Push Hook": "push",
  "Tag Push Hook": "tag_push",
  "Pipeline Hook": "pipeline",
};

/**
 * What a GitLab payload means.
 *
 * The body names its kind; older system hooks have only `event_name`, and a custom webhook template may have dropped both.
 */
export function readGitLab(headers: Headers, payload: unknown): SourceReading {
  const body = asObject(payload);
  const named = asText(body["object_kind"]) ?? asText(body["event_name"]);
  const kind = named ?? KIND_BY_HEADER[headers["x-gitlab-event"] ?? ""];
  if (kind === undefined)
    return { kind: "other", why: "neither the body nor the headers say what kind of event it is" };
  if (kind === "pipeline") return readPipelineNews(body);
  if (!PUSHES.has(kind)) return { kind: "other", why: "not a push, tag push or pipeline event" };
  const project = asObject(body["project"]);
  return readPush({
    origin: present({
      repository: asText(project["path_with_namespace"]),
      repositoryId: asId(project["id"]) ?? asId(body["project_id"]),
      cloneUrl: asText(project["git_http_url"]),
      webUrl: asText(project["web_url"]),
      defaultBranch: asText(project["default_branch"]),
      sender: asText(body["user_username"]) ?? asText(body["user_name"]),
    }),
    moved: [
      {
        index: 0,
        ref: body["ref"],
        before: body["before"],
        after: body["after"],
        commit: body["checkout_sha"],
        // GitLab does not tell whether a push rewrote history.
        forced: null,
        told: { commits: body["commits"], total: body["total_commits_count"] },
        // `git push -o ci.skip`
        skipAsked: asObject(asObject(body["push_options"])["ci"])["skip"] === true,
      },
    ],
  });
}
