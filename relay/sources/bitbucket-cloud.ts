import { verifyHubSignature } from "../../shared/webhooks/hub-signature.ts";
import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import type { SourceReading } from "../model/event.ts";
import type { BitbucketCloudSourceConfig } from "../model/source-config.ts";
import { lookalikeRemark } from "./lookalike.ts";
import { type PushedRef, readPush } from "./read-push.ts";
import type { Headers, Source } from "./source.ts";
import { zerosLike } from "./to-change.ts";
import { toVerification } from "./to-verification.ts";
import { listOf } from "./told-commits.ts";
import { asObject, asText, type Fields, present } from "./wire.ts";

/**
 * Bitbucket Cloud: HMAC-SHA256 over the raw body, under the header name GitHub's SHA-1 has.
 *
 * Facts: support.atlassian.com, "Manage webhooks", "Event payloads", "Troubleshoot webhooks".
 */
export function bitbucketCloudSource({ kind, secrets }: BitbucketCloudSourceConfig): Source {
  return {
    mediaTypes: [PAYLOAD_TYPES.json],
    verify: (headers, body) =>
      toVerification("X-Hub-Signature", verifyHubSignature(headers["x-hub-signature"], secrets, body)),
    identify(headers) {
      // The same for all attempts at one event; a redelivery by hand gets another.
      const senderId = asText(headers["x-request-uuid"]);
      const type = asText(headers["x-event-key"]) ?? "unknown";
      const signed = false;
      return senderId === undefined ? { type, signed } : { type, senderId, sameAs: senderId, signed };
    },
    read: readBitbucketCloud,
    remark: (headers) => lookalikeRemark(kind, headers),
  };
}

/** What a Bitbucket Cloud payload means. One push may move many refs, and tells all of them in one request. */
export function readBitbucketCloud(headers: Headers, payload: unknown): SourceReading {
  const event = asText(headers["x-event-key"]);
  if (event === undefined) return { kind: "other", why: "no X-Event-Key header" };
  if (event !== "repo:push") return { kind: "other", why: "not a push event" };
  const body = asObject(payload);
  const repository = asObject(body["repository"]);
  const actor = asObject(body["actor"]);
  const fullName = asText(repository["full_name"]);
  return readPush({
    origin: present({
      repository: fullName,
      repositoryId: asText(repository["uuid"]),
      // The payload has none; this is how the address is made of the name.
      cloneUrl: fullName === undefined ? undefined : `https://bitbucket.org/${fullName}.git`,
      webUrl: asText(asObject(asObject(repository["links"])["html"])["href"]),
      defaultBranch: asText(asObject(repository["mainbranch"])["name"]),
      // There is no e-mail, and since 2019 no username.
      sender: asText(actor["nickname"]) ?? asText(actor["display_name"]),
    }),
    moved: listOf(asObject(body["push"])["changes"]).map((change, index) => movedRef(asObject(change), index)),
  });
}

/**
 * One ref of a push. What it was and what it is now say whether it was created or deleted; the flags `created` and `closed` only
 * repeat it. A tag's target is the commit, also of an annotated one.
 */
function movedRef(change: Fields, index: number): PushedRef {
  const [was, is] = [asObject(change["old"]), asObject(change["new"])];
  const [before, after] = [was, is].map((side) => asObject(side["target"])["hash"]);
  const tip = asObject(is["target"]);
  return {
    index,
    ref: refOf(change["new"] === null || change["new"] === undefined ? was : is),
    before: before ?? zerosLike(after),
    after: after ?? zerosLike(before),
    commit: after,
    forced: change["forced"] === true,
    // Bitbucket lists no files, and five commits at most.
    tip: { id: tip["hash"], message: tip["message"] },
  };
}

/** Mercurial's words stand beside git's in the documentation; repositories of it are gone, old recordings are not. */
const FOLDERS = new Map([
  ["branch", "refs/heads/"],
  ["named_branch", "refs/heads/"],
  ["bookmark", "refs/heads/"],
  ["tag", "refs/tags/"],
]);

/** A type that Bitbucket may add later becomes a ref that is neither branch nor tag, which is passed over like any such. */
function refOf({ type, name }: Fields): string | undefined {
  const [kind, short] = [asText(type), asText(name)];
  if (kind === undefined || short === undefined) return undefined;
  return `${FOLDERS.get(kind) ?? `refs/type-${kind}/`}${short}`;
}
