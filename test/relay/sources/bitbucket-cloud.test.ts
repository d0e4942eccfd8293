import { describe, expect, it } from "vitest";
import { bitbucketCloudSource, readBitbucketCloud } from "../../../relay/sources/bitbucket-cloud.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { bitbucketCloudRequest, FORGE_SECRET } from "../support/forge-requests.ts";
import { bytesOf, payload, payloadJson } from "../support/payloads.ts";

const PUSH = { "x-event-key": "repo:push" };
const ZERO = "0".repeat(40);
const [BEFORE, COMMIT, MIDDLE, OLDER] = [
  "9f3c1c0e5e7a4b0d8c2f6a1b3d5e7f9012345678",
  "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d",
  "5e1c3d7f9b2a4c6e8d0f1a3b5c7d9e0f12345678",
];
const now = new Date(0);
const config = { name: "cloud", kind: "bitbucket-cloud", maxBodyBytes: 1, dedupeWindowMs: 0 } as const;
const source = bitbucketCloudSource({ ...config, secrets: [new Secret(FORGE_SECRET)] });

/** One change of a push, with the given differences. */
function oneChange(differences: Record<string, unknown>) {
  const side = (hash: string) => ({ type: "branch", name: "main", target: { type: "commit", hash } });
  const change = { old: side(BEFORE), new: side(COMMIT), created: false, closed: false, forced: false, ...differences };
  return { ...payloadJson("bitbucket-cloud-push.json"), push: { changes: [change] } };
}

describe("a Bitbucket Cloud payload", () => {
  it("of a push tells where it comes from, its clone URL made of the name", () => {
    expect(readBitbucketCloud(PUSH, payloadJson("bitbucket-cloud-push.json"))).toMatchObject({
      origin: {
        repository: "acme/app",
        repositoryId: "{673a6070-3421-46c9-9d48-90745f7bfe8e}",
        cloneUrl: "https://bitbucket.org/acme/app.git",
        webUrl: "https://bitbucket.org/acme/app",
        sender: "road-runner",
      },
    });
  });

  it("of a push that moves many refs has every one of them, in its place", () => {
    const reading = readBitbucketCloud(PUSH, payloadJson("bitbucket-cloud-push-many.json"));

    expect(reading).toMatchObject({
      changes: [
        { ...at(0, "heads", "main"), action: "update", before: BEFORE, after: COMMIT, commit: COMMIT, forced: false },
        { ...at(1, "heads", "feature/slingshot"), action: "update", before: OLDER, after: MIDDLE, forced: true },
        { ...at(2, "heads", "wip/{x}-$HOME"), action: "create", before: ZERO, after: MIDDLE, commit: MIDDLE },
        { ...at(3, "heads", "old/idea"), action: "delete", before: OLDER, after: ZERO },
        // Of an annotated tag too the target is the commit.
        { ...at(4, "tags", "v1.4.0"), action: "create", before: ZERO, after: COMMIT, commit: COMMIT },
      ],
    });
    expect(reading).not.toHaveProperty("changes.3.commit");
  });

  it("tells the message of the commit a ref ends at, and no paths, since Bitbucket tells none", () => {
    const reading = readBitbucketCloud(PUSH, payloadJson("bitbucket-cloud-push.json"));

    expect(reading).toMatchObject({ changes: [{ message: expect.stringMatching(/^Aim higher/) }] });
    expect(reading).not.toHaveProperty("changes.0.touched");
  });

  it.each([
    { what: "a named branch of Mercurial's", new: { type: "named_branch" }, expected: { kind: "branch" } },
    { what: "a bookmark of Mercurial's", new: { type: "bookmark" }, expected: { kind: "branch" } },
  ])("of $what is read as a branch", ({ new: differences, expected }) => {
    const body = oneChange({ new: { name: "main", target: { hash: COMMIT }, ...differences } });

    expect(readBitbucketCloud(PUSH, body)).toMatchObject({ changes: [expected] });
  });

  it.each([
    { flags: { created: true, closed: true }, action: "update" },
    { flags: { created: true }, action: "update" },
    { flags: { closed: true }, action: "update" },
    { flags: { created: true, old: null }, action: "create" },
    { flags: { created: false, old: null }, action: "create" },
    { flags: { closed: false, new: null }, action: "delete" },
  ])("with $flags is an $action: what there was and what there is count, not the flags", ({ flags, action }) => {
    expect(readBitbucketCloud(PUSH, oneChange(flags))).toMatchObject({ changes: [{ action }] });
  });

  it("passes over a type it does not know, and takes what stands beside it", () => {
    const known = payloadJson("bitbucket-cloud-push.json")["push"] as { changes: object[] };
    const unknown = { old: null, new: { type: "note", name: "n", target: { hash: COMMIT } } };
    const body = { ...payloadJson("bitbucket-cloud-push.json"), push: { changes: [unknown, ...known.changes] } };

    expect(readBitbucketCloud(PUSH, body)).toMatchObject({ changes: [{ index: 1, refName: "main" }] });
    expect(readBitbucketCloud(PUSH, { ...body, push: { changes: [unknown] } }).kind).toBe("other");
  });

  it.each([
    { what: "no X-Event-Key", headers: {}, body: oneChange({}), why: /no X-Event-Key/ },
    { what: "another event", headers: { "x-event-key": "repo:fork" }, body: oneChange({}), why: /not a push/ },
    {
      what: "no change at all",
      body: { repository: { full_name: "a/b" }, push: { changes: [] } },
      why: /names no ref/,
    },
    { what: "a type nobody knows", body: oneChange({ new: { type: "note", name: "n" } }), why: /neither a branch nor/ },
    { what: "neither side", body: oneChange({ old: null, new: null }), why: /neither a branch nor a tag/ },
    {
      what: "a hash cut short",
      body: oneChange({ new: { type: "tag", name: "t", target: { hash: "4b825dc" } } }),
      why: /hash/,
    },
    { what: "no repository", body: { push: { changes: [] } }, why: /repository/ },
    { what: "null", body: null, why: /repository/ },
  ])("with $what starts nothing, and says why", ({ headers = PUSH, body, why }) => {
    expect(readBitbucketCloud(headers, body)).toEqual({ kind: "other", why: expect.stringMatching(why) });
  });
});

function at(index: number, folder: "heads" | "tags", refName: string) {
  return { index, kind: folder === "tags" ? "tag" : "branch", ref: `refs/${folder}/${refName}`, refName };
}

describe("a Bitbucket Cloud request", () => {
  const body = payload("bitbucket-cloud-push.json");

  it("is authentic by the vector that is quoted as Atlassian's", () => {
    const header = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";
    const atlassian = bitbucketCloudSource({ ...config, secrets: [new Secret("It's a Secret to Everybody")] });

    expect(atlassian.verify({ "x-hub-signature": header }, bytesOf("Hello World!"), now)).toEqual({
      kind: "authentic",
    });
  });

  it("is authentic as Bitbucket sends it", () => {
    expect(source.verify(bitbucketCloudRequest(body).headers, body, now)).toEqual({ kind: "authentic" });
  });

  it.each([
    { what: "GitHub's SHA-1 under the same name", header: "sha1=d03207e4b030cf234e3447bac4d93add4c6643d8" },
    {
      what: "a right digest called sha1",
      header: bitbucketCloudRequest(body).headers["x-hub-signature"]?.replace("sha256", "sha1"),
    },
    { what: "a right digest without a name", header: bitbucketCloudRequest(body).headers["x-hub-signature"]?.slice(7) },
  ])("is refused with $what: the header never chooses the algorithm", ({ header }) => {
    expect(source.verify({ "x-hub-signature": header }, body, now)).toEqual({
      kind: "refused",
      why: "X-Hub-Signature is malformed",
    });
  });

  it("without a secret at Bitbucket is refused", () => {
    const { headers } = bitbucketCloudRequest(body, { secret: "" });

    expect(source.verify(headers, body, now)).toEqual({ kind: "refused", why: "X-Hub-Signature is missing" });
  });

  it("is the same on each attempt at one event", () => {
    const { headers } = bitbucketCloudRequest(body, { id: "r-1" });
    const again = { ...headers, "x-attempt-number": "2" };

    expect(source.identify(again, "digest", {})).toEqual(source.identify(headers, "digest", {}));
    expect(source.identify(headers, "digest", {})).toEqual({
      type: "repo:push",
      senderId: "r-1",
      sameAs: "r-1",
      signed: false,
    });
  });
});
