import { describe, expect, it } from "vitest";
import { readGitea } from "../../../relay/sources/read-gitea.ts";
import { payloadJson } from "../support/payloads.ts";

const COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const TAG_OBJECT = "c1a7f0de0b6f43c7b9f7b5a50f3ad2cc7f0e9d11";
const ZERO = "0".repeat(40);
const MESSAGE = 'Aim higher (#42)\n\nThe catapult fell short by 3 m; see "docs/catapult.md" & <code>.\n';
const KINDS = ["gitea", "forgejo", "gogs"] as const;

describe("a push", () => {
  it("of Gitea is read in full", () => {
    expect(readGitea("gitea", "push", payloadJson("gitea-push.json"))).toEqual({
      kind: "push",
      origin: {
        repository: "acme/app",
        repositoryId: "61",
        cloneUrl: "https://gitea.example.com/acme/app.git",
        webUrl: "https://gitea.example.com/acme/app",
        defaultBranch: "main",
        sender: "road-runner",
      },
      changes: [
        {
          index: 0,
          kind: "branch",
          action: "update",
          ref: "refs/heads/main",
          refName: "main",
          before: "9f3c1c0e5e7a4b0d8c2f6a1b3d5e7f9012345678",
          after: COMMIT,
          commit: COMMIT,
          forced: null,
          message: MESSAGE,
          touched: {
            paths: ["docs/catapult.md", "src/old aim.ts", "src/catapult.ts", "src/angle.ts", "README.md"],
            complete: true,
          },
        },
      ],
    });
  });

  it("of Forgejo in a SHA-256 repository pins a commit of 64 digits", () => {
    expect(readGitea("forgejo", "push", payloadJson("forgejo-push-sha256.json"))).toMatchObject({
      changes: [{ action: "update", commit: expect.stringMatching(/^[0-9a-f]{64}$/), message: MESSAGE }],
    });
  });

  it("of Gogs tells the same, but not how many commits there are, so its paths are never known to be all", () => {
    expect(readGitea("gogs", "push", payloadJson("gogs-push.json"))).toMatchObject({
      origin: { repository: "acme/app", cloneUrl: "https://gogs.example.com/acme/app.git" },
      changes: [{ commit: COMMIT, message: MESSAGE, touched: { complete: false } }],
    });
  });

  it("of an annotated tag pins the commit, not the tag object", () => {
    const reading = readGitea("gitea", "push", payloadJson("gitea-tag-annotated.json"));

    expect(reading).toMatchObject({
      changes: [{ kind: "tag", action: "create", refName: "v1.4.0", after: TAG_OBJECT, commit: COMMIT }],
    });
    expect(reading).not.toHaveProperty("changes.0.touched");
  });

  it.each([
    ["where one is chosen at the forge's newest commit", COMMIT],
    ["of Gitea 1.24, which has zeros", ZERO],
  ])("of the test button (%s) starts nothing", (_, at) => {
    const body = { ...payloadJson("gitea-test-delivery.json"), before: at, after: at };

    for (const kind of KINDS)
      expect(readGitea(kind, "push", body)).toEqual({ kind: "other", why: expect.stringContaining("test delivery") });
  });
});

describe("what comes beside a push or instead of it", () => {
  const deleted = payloadJson("gitea-delete-branch.json");
  const created = payloadJson("gitea-create-tag.json");
  const gogsCreated = payloadJson("gogs-create-tag.json");
  const gogsDeleted = payloadJson("gogs-delete-tag.json");

  it.each(KINDS)(
    "a branch deleted at %s is told by `delete` alone, and is a deletion of which nothing else is known",
    (kind) => {
      expect(readGitea(kind, "delete", deleted)).toMatchObject({
        kind: "push",
        origin: { repository: "acme/app", sender: "road-runner" },
        changes: [
          {
            kind: "branch",
            action: "delete",
            ref: "refs/heads/feature/slingshot",
            before: ZERO,
            after: ZERO,
            forced: null,
          },
        ],
      });
      expect(readGitea(kind, "delete", deleted)).not.toHaveProperty("changes.0.commit");
    },
  );

  it("a branch deleted in a SHA-256 repository has zeros of that length", () => {
    const repository = { ...(deleted["repository"] as object), object_format_name: "sha256" };

    expect(readGitea("gitea", "delete", { ...deleted, repository })).toMatchObject({
      changes: [{ before: "0".repeat(64), after: "0".repeat(64) }],
    });
  });

  it.each(["gitea", "forgejo"] as const)(
    "a tag made or deleted at %s is told by a push too, so only that counts",
    (kind) => {
      const why = expect.stringContaining("the push event beside it");

      expect(readGitea(kind, "create", created)).toEqual({ kind: "other", why });
      expect(readGitea(kind, "delete", { ...deleted, ref_type: "tag" })).toEqual({ kind: "other", why });
    },
  );

  it("a tag made or deleted at Gogs is told by nothing else, so these count", () => {
    expect(readGitea("gogs", "create", gogsCreated)).toMatchObject({
      origin: { repository: "acme/app", sender: "road-runner" },
      changes: [{ kind: "tag", action: "create", refName: "v1.4.0", before: ZERO, after: COMMIT, commit: COMMIT }],
    });
    expect(readGitea("gogs", "delete", gogsDeleted)).toMatchObject({
      changes: [{ kind: "tag", action: "delete", refName: "v1.4.0" }],
    });
  });

  it.each(KINDS)("a branch made at %s is told by a push too", (kind) => {
    expect(readGitea(kind, "create", { ...created, ref_type: "branch" }).kind).toBe("other");
  });

  it("a short name that looks like a full one is taken as it stands", () => {
    expect(readGitea("gitea", "delete", { ...deleted, ref: "refs/heads/main" })).toMatchObject({
      changes: [{ ref: "refs/heads/refs/heads/main", refName: "refs/heads/main" }],
    });
  });

  it.each([
    { what: "a create", event: "delete", body: gogsCreated },
    { what: "a push", event: "delete", body: payloadJson("gogs-push.json") },
    { what: "a delete", event: "create", body: gogsDeleted },
    { what: "a push", event: "create", body: payloadJson("gogs-push.json") },
    { what: "a delete", event: "push", body: gogsDeleted },
    { what: "a create", event: "push", body: gogsCreated },
    { what: "a delete with a sha", event: "delete", body: { ...gogsDeleted, sha: COMMIT } },
    { what: "a delete of something else", event: "delete", body: { ...gogsDeleted, ref_type: "wiki" } },
    { what: "a tag of an older Gogs, which tells no sha", event: "create", body: { ...gogsCreated, sha: "" } },
  ])("$what called $event starts nothing: the name of the event is in no signature", ({ event, body }) => {
    expect(readGitea("gogs", event, body).kind).toBe("other");
  });

  it.each([
    { event: undefined, why: /no header that names the event/ },
    { event: "star", why: /not a push/ },
    { event: "PUSH", why: /not a push/ },
  ])("the event $event starts nothing, and says why", ({ event, why }) => {
    expect(readGitea("gitea", event, payloadJson("gitea-push.json"))).toEqual({
      kind: "other",
      why: expect.stringMatching(why),
    });
  });
});
