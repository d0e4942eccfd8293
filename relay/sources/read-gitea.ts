import type { Origin, SourceReading } from "../model/event.ts";
import type { GiteaSourceConfig } from "../model/source-config.ts";
import { type PushedRef, readPush } from "./read-push.ts";
import { zerosLike } from "./to-change.ts";
import { asId, asObject, asText, type Fields, present } from "./wire.ts";

/**
 * What a payload of Gitea, Forgejo or Gogs means.
 *
 * | what happened | Gitea, Forgejo send | Gogs sends |
 * |---|---|---|
 * | branch moved | `push` | `push` |
 * | branch made | `push`, `create` | `push`, `create` |
 * | tag made | `push`, `create` | `create` alone |
 * | branch deleted | `delete` alone | `delete` alone |
 * | tag deleted | `push`, `delete` | `delete` alone |
 *
 * Each is read from one event, and where there is a `push`, from that: it says most. Facts: services/repository/push.go and
 * services/webhook/notifier.go of Gitea 1.16 to 1.24, internal/database/actions.go of Gogs 0.14.
 *
 * @param event as the event header has it. No signature covers it, so what it says must fit what the body is.
 */
export function readGitea(kind: GiteaSourceConfig["kind"], event: string | undefined, payload: unknown): SourceReading {
  const body = asObject(payload);
  switch (event) {
    case undefined:
      return { kind: "other", why: "no header that names the event" };
    case "push":
      return readPush({ origin: originOf(body), moved: [pushed(body)] });
    case "create":
      return kind === "gogs" && body["ref_type"] === "tag" ? readNewTag(body) : fromPush(event);
    case "delete":
      return kind === "gogs" || body["ref_type"] !== "tag" ? readGone(body) : fromPush(event);
    default:
      return { kind: "other", why: "not a push event" };
  }
}

const FOLDERS = new Map<unknown, "heads" | "tags">([
  ["branch", "heads"],
  ["tag", "tags"],
]);

function fromPush(event: string): SourceReading {
  return { kind: "other", why: `a ${event} event: the push event beside it says more` };
}

function pushed(body: Fields): PushedRef {
  const isTag = asText(body["ref"])?.startsWith("refs/tags/") === true;
  return {
    index: 0,
    ref: body["ref"],
    before: body["before"],
    after: body["after"],
    // Of an annotated tag `after` is the tag object, and `head_commit` the commit it points to.
    commit: isTag ? asObject(body["head_commit"])["id"] : body["after"],
    forced: null,
    tip: body["head_commit"],
    // Gogs, and Gitea before 1.16, cut the list and do not tell how many commits there are.
    told: { commits: body["commits"], total: body["total_commits"] },
  };
}

/** `create` of a tag at Gogs; the sha of an annotated one is the tag object, and no commit is told. */
function readNewTag(body: Fields): SourceReading {
  const after = body["sha"];
  const moved = { index: 0, ref: fullName("tags", body), before: zerosLike(after), after, commit: after, forced: null };
  return readPush({ origin: originOf(body), moved: [moved] });
}

/**
 * `delete`, which names no commit: it becomes a deletion with zeros on both sides, for routes that ask for `delete`.
 *
 * Every one of these has `pusher_type`, and a `create` has a sha: whoever has caught one of those cannot make a deletion of it by
 * changing a header.
 */
function readGone(body: Fields): SourceReading {
  const folder = FOLDERS.get(body["ref_type"]);
  if (folder === undefined || asText(body["pusher_type"]) === undefined || body["sha"] !== undefined)
    return { kind: "other", why: "called a delete event, but its payload is no such event's" };
  const zeros = "0".repeat(asObject(body["repository"])["object_format_name"] === "sha256" ? 64 : 40);
  const moved = { index: 0, before: zeros, after: zeros, commit: undefined, forced: null, gone: true } as const;
  return readPush({ origin: originOf(body), moved: [{ ...moved, ref: fullName(folder, body) }] });
}

/** The ref is always short here; taking a full one for what it says would let a branch named `refs/heads/main` pass for `main`. */
function fullName(folder: "heads" | "tags", { ref }: Fields): string | undefined {
  const name = asText(ref);
  return name === undefined ? undefined : `refs/${folder}/${name}`;
}

function originOf(body: Fields): Omit<Origin, "repository"> & { readonly repository: string | undefined } {
  const repository = asObject(body["repository"]);
  const [sender, pusher] = [asObject(body["sender"]), asObject(body["pusher"])];
  return present({
    repository: asText(repository["full_name"]),
    repositoryId: asId(repository["id"]),
    cloneUrl: asText(repository["clone_url"]),
    webUrl: asText(repository["html_url"]),
    defaultBranch: asText(repository["default_branch"]),
    sender: asText(sender["login"]) ?? asText(sender["username"]) ?? asText(pusher["login"]),
  });
}
