import { describe, expect, it } from "vitest";
import { readBitbucketDataCenter } from "../../../relay/sources/read-bitbucket-datacenter.ts";
import { payloadJson } from "../support/payloads.ts";

const ZERO = "0".repeat(40);
const COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const push = payloadJson("bitbucket-datacenter-push.json");
const tag = payloadJson("bitbucket-datacenter-tag-annotated.json");
const mirrored = payloadJson("bitbucket-datacenter-mirrored.json");

describe("a Bitbucket Data Center payload", () => {
  it("of a push is read in full", () => {
    expect(readBitbucketDataCenter({}, push)).toEqual({
      kind: "push",
      origin: {
        repository: "ACME/app",
        repositoryId: "656",
        cloneUrl: "https://bitbucket.example.com/scm/acme/app.git",
        webUrl: "https://bitbucket.example.com/projects/ACME/repos/app/browse",
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
          message: expect.stringMatching(/^Aim higher/),
        },
      ],
    });
  });

  it("of a push to a personal repository that moves many refs has every one of them, in its place", () => {
    expect(readBitbucketDataCenter({}, payloadJson("bitbucket-datacenter-push-many.json"))).toMatchObject({
      origin: { repository: "~road-runner/app" },
      changes: [
        { index: 0, kind: "branch", action: "update", refName: "main" },
        { index: 1, kind: "branch", action: "create", refName: "wip/{x}-$HOME", before: ZERO },
        { index: 2, kind: "branch", action: "delete", refName: "old/idea", after: ZERO },
        { index: 3, kind: "tag", action: "create", refName: "v1.4.0", commit: COMMIT },
      ],
    });
  });

  it("of an annotated tag pins toCommit; without it, what the tag is at", () => {
    const { toCommit: _, ...older } = tag;

    expect(readBitbucketDataCenter({}, tag)).toMatchObject({ changes: [{ kind: "tag", commit: COMMIT }] });
    expect(readBitbucketDataCenter({}, older)).toMatchObject({ changes: [{ kind: "tag", commit: tagObject() }] });
  });

  it("of several changes does not take the one toCommit for any of them", () => {
    const changes = [...(tag["changes"] as object[]), ...(push["changes"] as object[])];

    expect(readBitbucketDataCenter({}, { ...tag, changes })).toMatchObject({
      changes: [{ kind: "tag", commit: tagObject() }, { kind: "branch" }],
    });
  });

  it("of an old version, with neither links nor refId, is still a push", () => {
    const { links: _, ...repository } = push["repository"] as Record<string, unknown>;
    const changes = (push["changes"] as object[]).map((change) => ({ ...change, refId: undefined }));

    const reading = readBitbucketDataCenter({}, { ...push, repository, changes });
    expect(reading).toMatchObject({ kind: "push", changes: [{ refName: "main" }] });
    expect(reading).not.toHaveProperty("origin.cloneUrl");
  });

  it("of a mirror that has caught up is a push, since now it can be cloned from there", () => {
    expect(readBitbucketDataCenter({}, mirrored)).toMatchObject({ kind: "push", changes: [{ commit: COMMIT }] });
  });

  it.each([
    { what: "a mirror copied afresh", change: { syncType: "SNAPSHOT" }, why: /copied afresh/ },
    { what: "a mirror with too many refs", change: { refLimitExceeded: true, changes: [] }, why: /more moved refs/ },
    { what: "a mirror with nothing new", change: { changes: [] }, why: /names no ref/ },
    { what: "no repository", change: { repository: {} }, why: /repository/ },
    { what: "a change that is none", change: { changes: [{}] }, why: /neither a branch nor a tag/ },
  ])("of $what starts nothing, and says why", ({ change, why }) => {
    expect(readBitbucketDataCenter({}, { ...mirrored, ...change })).toEqual({
      kind: "other",
      why: expect.stringMatching(why),
    });
  });

  it("is what its body says it is: the header is in no signature", () => {
    const header = { "x-event-key": "repo:refs_changed" };

    expect(readBitbucketDataCenter(header, { ...push, eventKey: "repo:comment:added" }).kind).toBe("other");
    expect(readBitbucketDataCenter(header, { ...push, eventKey: undefined }).kind).toBe("push");
    expect(readBitbucketDataCenter({}, { ...push, eventKey: undefined })).toEqual({
      kind: "other",
      why: expect.stringContaining("neither the body nor the headers"),
    });
  });
});

function tagObject(): unknown {
  return (tag["changes"] as { toHash: string }[])[0]?.toHash;
}
