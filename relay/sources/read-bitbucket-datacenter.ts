import type { SourceReading } from "../model/event.ts";
import { type PushedRef, readPush } from "./read-push.ts";
import type { Headers } from "./source.ts";
import { listOf } from "./told-commits.ts";
import { asId, asObject, asText, type Fields, present } from "./wire.ts";

/**
 * What a Bitbucket Data Center payload means.
 *
 * Two events tell moved refs, in the same words: `repo:refs_changed`, and `mirror:repo_synchronized`, by which a mirror says that it
 * has them now.
 */
export function readBitbucketDataCenter(headers: Headers, payload: unknown): SourceReading {
  const body = asObject(payload);
  switch (eventKeyOf(headers, payload)) {
    case undefined:
      return { kind: "other", why: "neither the body nor the headers say what event it is" };
    case "diagnostics:ping":
      return { kind: "other", why: "a ping: the webhook works" };
    case "repo:refs_changed":
      return readRefs(body);
    case "mirror:repo_synchronized":
      return readMirrored(body);
    default:
      return { kind: "other", why: "not a push event" };
  }
}

/** Which event it is. The body names it as well as the header does, and unlike that it is signed, so its word counts. */
export function eventKeyOf(headers: Headers, payload: unknown): string | undefined {
  return asText(asObject(payload)["eventKey"]) ?? asText(headers["x-event-key"]);
}

function readMirrored(body: Fields): SourceReading {
  if (body["refLimitExceeded"] === true)
    return { kind: "other", why: "a mirror has more moved refs than Bitbucket lists, so it lists none" };
  // A snapshot brings a mirror up to date from nothing, and so tells of every branch there is.
  if (asText(body["syncType"])?.toLowerCase() === "snapshot")
    return { kind: "other", why: "a mirror was copied afresh: that says nothing about what was pushed" };
  return readRefs(body);
}

function readRefs(body: Fields): SourceReading {
  const repository = asObject(body["repository"]);
  const links = asObject(repository["links"]);
  const actor = asObject(body["actor"]);
  const changes = listOf(body["changes"]).map(asObject);
  return readPush({
    origin: present({
      repository: fullName(repository),
      repositoryId: asId(repository["id"]),
      cloneUrl: asText(listOf(links["clone"]).map(asObject).find(isHttp)?.["href"]),
      webUrl: asText(asObject(listOf(links["self"])[0])["href"]),
      sender: asText(actor["name"]) ?? asText(actor["displayName"]),
    }),
    // `toCommit` stands beside the list, so only of a single change is it certain whose commit it is.
    moved: changes.map((change, index) => movedRef(change, index, changes.length === 1 ? body["toCommit"] : undefined)),
  });
}

function movedRef(change: Fields, index: number, toCommit: unknown): PushedRef {
  const after = change["toHash"];
  const ref = asText(change["refId"]) ?? asText(asObject(change["ref"])["id"]);
  return {
    index,
    ref,
    before: change["fromHash"],
    after,
    // Of an annotated tag `toHash` may be the tag object; newer versions tell the commit.
    commit: ref?.startsWith("refs/tags/") === true ? asObject(toCommit)["id"] : after,
    forced: null,
    tip: toCommit,
  };
}

/** `PROJECT/repo`; of a personal repository `~user/repo`. */
function fullName({ project, slug }: Fields): string | undefined {
  const key = asText(asObject(project)["key"]);
  const name = asText(slug);
  return key === undefined || name === undefined ? undefined : `${key}/${name}`;
}

function isHttp({ name }: Fields): boolean {
  return name === "http" || name === "https";
}
