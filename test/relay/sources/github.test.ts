import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { githubSource, readGitHub } from "../../../relay/sources/github.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { hubSignature } from "../../../shared/webhooks/hub-signature.ts";
import { aGitHubSource } from "../support/a-config.ts";
import { bytesOf, payload, payloadJson } from "../support/payloads.ts";
import { GITHUB_SECRET, githubHeaders } from "../support/sending.ts";

const PUSH = { "x-github-event": "push" };
const ZERO = "0".repeat(40);
const AFTER = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const ORIGIN = {
  repository: "acme/app",
  repositoryId: "741205831",
  cloneUrl: "https://github.com/acme/app.git",
  webUrl: "https://github.com/acme/app",
  defaultBranch: "main",
  sender: "road-runner",
};
const now = new Date(0);

interface ExamplePush {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly created: boolean;
  readonly deleted: boolean;
  readonly head_commit: { readonly id: string } | null;
  readonly repository: { readonly full_name: string };
}

/** Real payloads collected by octokit, by kind of event. */
const EXAMPLES = createRequire(import.meta.url)("@octokit/webhooks-examples") as readonly {
  readonly name: string;
  readonly examples: readonly unknown[];
}[];

function actionOf({ created, deleted }: ExamplePush): string {
  if (deleted) return "delete";
  return created ? "create" : "update";
}

describe("a GitHub payload", () => {
  it("of a push to a branch pins the commit pushed", () => {
    expect(readGitHub(PUSH, payloadJson("github-push.json"))).toEqual({
      kind: "push",
      origin: ORIGIN,
      changes: [
        {
          index: 0,
          kind: "branch",
          action: "update",
          ref: "refs/heads/main",
          refName: "main",
          before: "9f3c1c0e5e7a4b0d8c2f6a1b3d5e7f9012345678",
          after: AFTER,
          commit: AFTER,
          forced: false,
          message:
            'Aim higher (#42)\n\nThe catapult fell short by 3 m; see "docs/catapult.md".\n\u001b[31mnot a colour\u001b[0m',
          touched: {
            paths: ["src/angle.ts", "README.md", "docs/catapult.md", "src/old aim.ts", "src/catapult.ts"],
            complete: true,
          },
        },
      ],
    });
  });

  it("of an annotated tag pins the commit, not the tag object", () => {
    const reading = readGitHub(PUSH, payloadJson("github-tag-annotated.json"));

    expect(reading).toMatchObject({
      kind: "push",
      changes: [
        {
          kind: "tag",
          action: "create",
          refName: "v1.4.0",
          after: "c1a7f0de0b6f43c7b9f7b5a50f3ad2cc7f0e9d11",
          commit: AFTER,
        },
      ],
    });
  });

  it("of a deleted branch has no commit", () => {
    const reading = readGitHub(PUSH, payloadJson("github-delete.json"));

    expect(reading).toMatchObject({ changes: [{ action: "delete", refName: "feature/slingshot", after: ZERO }] });
    expect(reading).not.toHaveProperty("changes.0.commit");
  });

  it.each([
    { what: "a forced update", change: { forced: true }, expected: { action: "update", forced: true } },
    {
      what: "a creation marked forced",
      change: { forced: true, before: ZERO },
      expected: { action: "create", forced: false },
    },
    {
      what: "a forced update, whose commits leave out what was dropped,",
      change: { forced: true },
      expected: { touched: { complete: false } },
    },
    {
      what: "a new branch, which differs from nobody knows what,",
      change: { before: ZERO },
      expected: { touched: { complete: false } },
    },
    {
      what: "a push with as many commits as GitHub lists",
      change: { commits: Array.from({ length: 2_048 }, (_, at) => ({ id: at === 0 ? AFTER : `${at}`, added: ["a"] })) },
      expected: { touched: { paths: ["a"], complete: false } },
    },
    {
      what: "a SHA-256 repository",
      change: { before: "0".repeat(64), after: "a".repeat(64) },
      expected: { action: "create", commit: "a".repeat(64) },
    },
    {
      what: "a tag without head_commit",
      change: { ref: "refs/tags/v1", head_commit: null },
      expected: { kind: "tag", commit: AFTER },
    },
    {
      what: "a name people forget",
      change: { ref: "refs/heads/$HOME/`id`/ü(x)+{{ sha }}".replaceAll(" ", "") },
      expected: { refName: "$HOME/`id`/ü(x)+{{sha}}" },
    },
    {
      what: "a branch named like a tag",
      change: { ref: "refs/heads/tags/v1" },
      expected: { kind: "branch", refName: "tags/v1" },
    },
  ])("of $what is read as such", ({ change, expected }) => {
    const reading = readGitHub(PUSH, { ...payloadJson("github-push.json"), ...change });

    expect(reading).toMatchObject({ kind: "push", changes: [expected] });
  });

  it.each([
    { what: "a ping", headers: { "x-github-event": "ping" }, body: payloadJson("github-ping.json"), why: /ping/ },
    { what: "create", headers: { "x-github-event": "create" }, body: {}, why: /create event/ },
    { what: "delete", headers: { "x-github-event": "delete" }, body: {}, why: /delete event/ },
    { what: "an unknown event", headers: { "x-github-event": "star" }, body: {}, why: /not a push/ },
    { what: "no event header", headers: {}, body: payloadJson("github-push.json"), why: /no X-GitHub-Event/ },
    { what: "a push without repository", headers: PUSH, body: { ref: "refs/heads/x" }, why: /repository/ },
    { what: "an array", headers: PUSH, body: [1], why: /repository/ },
    { what: "null", headers: PUSH, body: null, why: /repository/ },
  ])("of $what starts nothing, and says why", ({ headers, body, why }) => {
    expect(readGitHub(headers, body)).toEqual({ kind: "other", why: expect.stringMatching(why) });
  });

  it.each([
    { change: { ref: "main" }, why: /neither a branch nor a tag/ },
    { change: { ref: "refs/notes/commits" }, why: /neither a branch nor a tag/ },
    { change: { ref: 7 }, why: /neither a branch nor a tag/ },
    { change: { ref: "refs/heads/" }, why: /neither a branch nor a tag/ },
    { change: { ref: "refs/heads/a\u0000b" }, why: /name git does not allow/ },
    { change: { ref: "refs/heads/a..b" }, why: /name git does not allow/ },
    { change: { ref: "refs/heads/a\nb" }, why: /name git does not allow/ },
    { change: { after: "abc" }, why: /no commit hash/ },
    { change: { before: null }, why: /no commit hash/ },
    { change: { after: AFTER.toUpperCase() }, why: /no commit hash/ },
    { change: { before: ZERO, after: ZERO }, why: /are the same/ },
    { change: { repository: "acme/app" }, why: /repository/ },
  ])("with $change starts nothing, and says why", ({ change, why }) => {
    const reading = readGitHub(PUSH, { ...payloadJson("github-push.json"), ...change });

    expect(reading).toEqual({ kind: "other", why: expect.stringMatching(why) });
  });

  const pushes = EXAMPLES.find(({ name }) => name === "push")?.examples ?? [];
  it.each(pushes.map((body, at) => ({ at, body })))(
    "of octokit's push example $at is read without loss",
    ({ body }) => {
      const push = body as ExamplePush;
      const reading = readGitHub(PUSH, body);

      expect(reading).toMatchObject({
        kind: "push",
        origin: { repository: push.repository.full_name },
        changes: [{ ref: push.ref, before: push.before, after: push.after, action: actionOf(push) }],
      });
      expect(reading.kind === "push" && reading.changes[0]?.commit).toBe(push.head_commit?.id);
    },
  );

  it("of every other kind octokit knows starts nothing", () => {
    const others = EXAMPLES.filter(({ name }) => name !== "push");

    expect(others.length).toBeGreaterThan(50);
    for (const { name, examples: bodies } of others)
      for (const body of bodies) expect(readGitHub({ "x-github-event": name }, body).kind).toBe("other");
  });
});

describe("a GitHub request", () => {
  const source = githubSource(aGitHubSource({ secrets: [new Secret("next"), GITHUB_SECRET] }));
  const body = payload("github-push.json");

  it("is authentic with the signature of either secret", () => {
    expect(source.verify(githubHeaders(body), body, now)).toEqual({ kind: "authentic" });
    const next = { "x-hub-signature-256": hubSignature(new Secret("next"), body) };
    expect(source.verify(next, body, now)).toEqual({ kind: "authentic" });
  });

  it("in form mode is signed over the form, not over the JSON in it", () => {
    const form = bytesOf(new URLSearchParams({ payload: body.toString("utf8") }).toString());

    expect(source.verify(githubHeaders(form), form, now).kind).toBe("authentic");
    expect(source.verify(githubHeaders(body), form, now).kind).toBe("refused");
  });

  it("is refused with only the legacy SHA-1 signature", () => {
    const headers = { "x-hub-signature": "sha1=d03207e4b030cf234e3447bac4d93add4c6643d8" };

    expect(source.verify(headers, bytesOf('{"foo":"bar"}'), now)).toEqual({
      kind: "refused",
      why: "X-Hub-Signature-256 is missing",
    });
  });

  it("is the same again when its GUID is the same, whichever hook sent it", () => {
    const first = source.identify({ ...githubHeaders(body), "x-github-hook-id": "1" }, "digest", {});
    const second = source.identify({ ...githubHeaders(body), "x-github-hook-id": "2" }, "digest", {});

    expect(first).toEqual(second);
    expect(first).toEqual({
      type: "push",
      senderId: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      sameAs: first.senderId,
      signed: false,
    });
  });

  it("without a GUID has no identity to compare", () => {
    expect(source.identify({}, "digest", {})).toEqual({ type: "unknown", signed: false });
  });

  it.each([
    ["x-gitea-event", "Gitea"],
    ["x-forgejo-event", "Forgejo"],
    ["x-gogs-event", "Gogs"],
  ])("that carries %s too is remarked on", (header, forge) => {
    expect(source.remark?.({ ...githubHeaders(body), [header]: "push" })).toContain(forge);
    expect(source.remark?.(githubHeaders(body))).toBeUndefined();
  });
});
