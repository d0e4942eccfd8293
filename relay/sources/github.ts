import { verifyHubSignature } from "../../shared/webhooks/hub-signature.ts";
import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import type { SourceReading } from "../model/event.ts";
import type { GitHubSourceConfig } from "../model/source-config.ts";
import { lookalikeRemark } from "./lookalike.ts";
import { readPush } from "./read-push.ts";
import type { Headers, Source } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { asId, asObject, asText, present } from "./wire.ts";

/** "The array includes a maximum of 2048 commits", and 3,000 files of each (docs.github.com, "push", 2026). */
const LIMITS = { most: 2_048, mostFiles: 3_000 } as const;

/**
 * GitHub (github.com, Enterprise Cloud and Server): HMAC-SHA256 over the raw body, in JSON and in form mode alike.
 *
 * Facts: docs.github.com, "Validating webhook deliveries" and "Webhook events and payloads".
 */
export function githubSource(config: GitHubSourceConfig): Source {
  return {
    mediaTypes: [PAYLOAD_TYPES.json, PAYLOAD_TYPES.form],
    verify: (headers, body) =>
      toVerification("X-Hub-Signature-256", verifyHubSignature(headers["x-hub-signature-256"], config.secrets, body)),
    identify(headers) {
      // The GUID stays the same on redelivery, and is the same for a repository's and an organisation's hook on one
      // event: both are the same event to us.
      const senderId = asText(headers["x-github-delivery"]);
      const type = asText(headers["x-github-event"]) ?? "unknown";
      const signed = false;
      return senderId === undefined ? { type, signed } : { type, senderId, sameAs: senderId, signed };
    },
    read: readGitHub,
    remark: (headers) => lookalikeRemark(config.kind, headers),
  };
}

/** What a GitHub payload means; only `push` starts anything, since `create` and `delete` carry no commit. */
export function readGitHub(headers: Headers, payload: unknown): SourceReading {
  const event = asText(headers["x-github-event"]);
  if (event === undefined) return { kind: "other", why: "no X-GitHub-Event header" };
  if (event === "ping") return { kind: "other", why: "a ping: the webhook works" };
  if (event === "create" || event === "delete")
    return { kind: "other", why: `a ${event} event: the push event beside it says more` };
  if (event !== "push") return { kind: "other", why: "not a push event" };
  const body = asObject(payload);
  const repository = asObject(body["repository"]);
  const isTag = asText(body["ref"])?.startsWith("refs/tags/") === true;
  return readPush({
    origin: present({
      repository: asText(repository["full_name"]),
      repositoryId: asId(repository["id"]),
      cloneUrl: asText(repository["clone_url"]),
      webUrl: asText(repository["html_url"]),
      defaultBranch: asText(repository["default_branch"]),
      sender: asText(asObject(body["sender"])["login"]) ?? asText(asObject(body["pusher"])["name"]),
    }),
    moved: [
      {
        index: 0,
        ref: body["ref"],
        before: body["before"],
        after: body["after"],
        // Of an annotated tag `after` is the tag object; `head_commit` is the commit it points to.
        commit: isTag ? asObject(body["head_commit"])["id"] : body["after"],
        forced: body["forced"] === true,
        tip: body["head_commit"],
        told: { commits: body["commits"], ...LIMITS },
      },
    ],
  });
}
