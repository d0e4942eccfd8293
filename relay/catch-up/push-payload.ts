import type { ForgeKind } from "../../shared/forge/api/forge-access.ts";
import { fieldsOf } from "../../shared/forge/fields.ts";
import type { ForgeRepository } from "../../shared/forge/refs/forge-ref.ts";
import type { RefMove } from "./compare-refs.ts";

/**
 * The payload of a push that was missed, in the shape that forge's own have, as far as it is known: without who pushed, and without the
 * commits and files that came. `reconciled` says that no forge has written it.
 */
export function pushPayload(
  kind: ForgeKind,
  repository: string,
  told: ForgeRepository,
  move: RefMove,
): Readonly<Record<string, unknown>> {
  const reconciled = true;
  const { ref, before, after } = move;
  switch (kind) {
    case "github":
    case "gitea":
    case "forgejo":
    case "gogs":
      return { reconciled, ref, before, after, ...tip(move), repository: { ...told, full_name: repository } };
    case "gitlab":
      return { reconciled, ...gitlabPush(repository, told, move) };
    case "bitbucket-cloud":
      return {
        reconciled,
        push: { changes: [{ old: side(move, "before"), new: side(move, "after"), forced: false }] },
        repository: { ...told, full_name: repository },
      };
    case "bitbucket-datacenter":
      return { reconciled, ...dataCenterPush(repository, told, move) };
  }
}

/** The commit a ref is at now; of an annotated tag the one it points to. */
function commitOf({ action, after, now }: RefMove): string | undefined {
  return action === "delete" ? undefined : (now?.commit ?? after);
}

function tip(move: RefMove) {
  const id = commitOf(move);
  const { message } = move.now ?? {};
  return id === undefined
    ? { head_commit: null }
    : { head_commit: { id, ...(message === undefined ? {} : { message }) } };
}

function gitlabPush(repository: string, told: ForgeRepository, move: RefMove) {
  const { ref, before, after } = move;
  const kind = ref.startsWith("refs/tags/") ? "tag_push" : "push";
  const id = commitOf(move);
  const { message } = move.now ?? {};
  const { http_url_to_repo: http, ssh_url_to_repo: ssh, ...rest } = told;
  return {
    object_kind: kind,
    event_name: kind,
    ref,
    before,
    after,
    checkout_sha: id ?? null,
    project_id: told["id"],
    project: { ...rest, git_http_url: http, git_ssh_url: ssh, path_with_namespace: repository },
    ...(id === undefined || message === undefined ? {} : { commits: [{ id, message }] }),
  };
}

/** What Bitbucket Cloud says of a ref before or after a push: null where it was not there. */
function side(move: RefMove, when: "before" | "after") {
  if (move.action === (when === "before" ? "create" : "delete")) return null;
  const isTag = move.ref.startsWith("refs/tags/");
  const name = move.ref.replace(/^refs\/(?:heads|tags)\//, "");
  const { message } = when === "after" ? (move.now ?? {}) : {};
  const hash = move[when];
  return {
    type: isTag ? "tag" : "branch",
    name,
    target: { type: "commit", hash, ...(message === undefined ? {} : { message }) },
  };
}

const CHANGES = { create: "ADD", update: "UPDATE", delete: "DELETE" } as const;

function dataCenterPush(repository: string, told: ForgeRepository, move: RefMove) {
  const { ref, action, before, after } = move;
  const [key = "", slug = ""] = repository.split("/");
  const type = ref.startsWith("refs/tags/") ? "TAG" : "BRANCH";
  const displayId = ref.replace(/^refs\/(?:heads|tags)\//, "");
  const id = commitOf(move);
  const project = fieldsOf(told["project"]);
  return {
    eventKey: "repo:refs_changed",
    repository: { ...told, slug, project: { ...project, key } },
    changes: [
      { ref: { id: ref, displayId, type }, refId: ref, fromHash: before, toHash: after, type: CHANGES[action] },
    ],
    ...(id === undefined ? {} : { toCommit: { id } }),
  };
}
