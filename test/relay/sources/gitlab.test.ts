import { describe, expect, it } from "vitest";
import { gitlabSource, readGitLab } from "../../../relay/sources/gitlab.ts";
import { aGitLabSource } from "../support/a-config.ts";
import { payload, payloadJson } from "../support/payloads.ts";
import { GITLAB_SECRET, gitlabHeaders } from "../support/sending.ts";

const ZERO = "0".repeat(40);
const COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const now = new Date("2026-11-20T10:00:00Z");
const body = payload("gitlab-push.json");

describe("a GitLab payload", () => {
  it("of a push pins checkout_sha and tells where it comes from", () => {
    expect(readGitLab({}, payloadJson("gitlab-push.json"))).toEqual({
      kind: "push",
      origin: {
        repository: "acme/app",
        repositoryId: "1742",
        cloneUrl: "https://gitlab.example.com/acme/app.git",
        webUrl: "https://gitlab.example.com/acme/app",
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
          message:
            'Aim higher (#42)\n\nThe catapult fell short by 3 m; see "docs/catapult.md".\n\u001b[31mnot a colour\u001b[0m\n',
          touched: {
            paths: ["src/angle.ts", "README.md", "docs/catapult.md", "src/old aim.ts", "src/catapult.ts"],
            complete: true,
          },
        },
      ],
    });
  });

  it("of an annotated tag pins the commit, not the tag object", () => {
    expect(readGitLab({}, payloadJson("gitlab-tag.json"))).toMatchObject({
      changes: [{ kind: "tag", action: "create", refName: "v1.4.0", commit: COMMIT, forced: null }],
    });
  });

  it.each([
    { what: "all commits", change: {}, complete: true },
    { what: "the newest twenty of more", change: { total_commits_count: 21 }, complete: false },
    { what: "a new branch", change: { before: ZERO }, complete: false },
  ])("that lists $what is known to tell all paths: $complete", ({ change, complete }) => {
    expect(readGitLab({}, { ...payloadJson("gitlab-push.json"), ...change })).toMatchObject({
      changes: [{ touched: { complete } }],
    });
  });

  it("of a push with the option ci.skip says that it asks for no pipeline", () => {
    const read = (push_options: unknown) => readGitLab({}, { ...payloadJson("gitlab-push.json"), push_options });

    expect(read({ ci: { skip: true } })).toMatchObject({ changes: [{ skipAsked: true }] });
    for (const other of [{}, undefined, "ci.skip", { ci: { variable: { "A=b": 1 } } }])
      expect(read(other)).not.toHaveProperty("changes.0.skipAsked");
  });

  it("of the test button in a repository with one commit starts nothing: nothing has moved", () => {
    expect(readGitLab({}, { ...payloadJson("gitlab-push.json"), before: COMMIT })).toEqual({
      kind: "other",
      why: expect.stringContaining("test delivery"),
    });
  });

  it("of a deletion has no commit", () => {
    const reading = readGitLab({}, { ...payloadJson("gitlab-push.json"), after: ZERO, checkout_sha: null });

    expect(reading).toMatchObject({ changes: [{ action: "delete" }] });
    expect(reading).not.toHaveProperty("changes.0.commit");
  });

  it.each([
    { what: "an old system hook, which has only event_name", change: { object_kind: undefined } },
    { what: "a template that left out checkout_sha", change: { checkout_sha: undefined } },
    { what: "a wrong type where text is expected", change: { user_username: 7, user_name: [] } },
  ])("of $what is still a push", ({ change }) => {
    expect(readGitLab({}, { ...payloadJson("gitlab-push.json"), ...change })).toMatchObject({
      kind: "push",
      changes: [{ commit: COMMIT }],
    });
  });

  it("without its kind is read by the header, as a custom template may have dropped it", () => {
    const bare = { ...payloadJson("gitlab-push.json"), object_kind: undefined, event_name: undefined };

    expect(readGitLab({ "x-gitlab-event": "Push Hook" }, bare).kind).toBe("push");
    expect(readGitLab({}, bare)).toEqual({ kind: "other", why: expect.stringContaining("neither") });
  });

  it.each([
    { what: "a merge request", body: { object_kind: "merge_request" }, why: /not a push/ },
    { what: "a pipeline of nobody", body: { object_kind: "pipeline" }, why: /without its project/ },
    { what: "a push without project", body: { object_kind: "push", ref: "refs/heads/x" }, why: /repository/ },
    { what: "null", body: null, why: /neither/ },
    { what: "a number", body: 7, why: /neither/ },
  ])("of $what starts nothing, and says why", ({ body, why }) => {
    expect(readGitLab({}, body)).toEqual({ kind: "other", why: expect.stringMatching(why) });
  });
});

describe("a GitLab request", () => {
  const signed = gitlabHeaders(body, "signature", now);
  const token = gitlabHeaders(body, "token", now);
  const wrong = `v1,${"A".repeat(43)}=`;

  it.each([
    { auth: "signature", headers: signed, kind: "authentic" },
    { auth: "signature", headers: token, kind: "refused", why: "webhook-signature is missing" },
    {
      auth: "signature",
      headers: { ...token, "webhook-signature": wrong },
      kind: "refused",
      why: "webhook-signature fits none of the source's secrets",
    },
    { auth: "token", headers: token, kind: "authentic" },
    { auth: "token", headers: signed, kind: "refused", why: "X-Gitlab-Token is missing" },
    {
      auth: "token",
      headers: { ...signed, "x-gitlab-token": "guess" },
      kind: "refused",
      why: "X-Gitlab-Token fits none of the source's secrets",
    },
    { auth: "signature-or-token", headers: signed, kind: "authentic" },
    { auth: "signature-or-token", headers: token, kind: "authentic" },
    { auth: "signature-or-token", headers: {}, kind: "refused", why: "X-Gitlab-Token is missing" },
    // The downgrades: whoever knows the token must not get past a signature that is there.
    {
      auth: "signature-or-token",
      headers: { ...token, "webhook-signature": wrong },
      kind: "refused",
      why: "webhook-signature fits none of the source's secrets",
    },
    {
      auth: "signature-or-token",
      headers: { ...token, "webhook-signature": "" },
      kind: "refused",
      why: "webhook-signature is missing",
    },
    {
      auth: "signature-or-token",
      headers: { ...token, "webhook-signature": "v1," },
      kind: "refused",
      why: "webhook-signature is malformed",
    },
    {
      auth: "signature-or-token",
      headers: { ...token, "webhook-signature": "v2,abc" },
      kind: "refused",
      why: "webhook-signature is malformed",
    },
  ] as const)("with auth: $auth is $kind ($why)", ({ auth, headers, ...verification }) => {
    const source = gitlabSource(aGitLabSource({ auth }));

    expect(source.verify(headers, body, now)).toEqual(verification);
  });

  it("outside the source's tolerance is refused", () => {
    const source = gitlabSource(aGitLabSource({ toleranceMs: 60_000 }));

    expect(source.verify(signed, body, new Date(now.getTime() + 60_000)).kind).toBe("authentic");
    expect(source.verify(signed, body, new Date(now.getTime() + 61_000))).toEqual({
      kind: "refused",
      why: expect.stringContaining("too old"),
    });
  });

  it("says in its refusal nothing of the secret", () => {
    const verification = gitlabSource(aGitLabSource()).verify({ "x-gitlab-token": "almost" }, body, now);

    expect(JSON.stringify(verification)).not.toContain(GITLAB_SECRET.reveal());
  });

  it.each([
    { has: ["webhook-id", "idempotency-key", "x-gitlab-webhook-uuid", "x-gitlab-event-uuid"], senderId: "webhook-id" },
    { has: ["idempotency-key", "x-gitlab-webhook-uuid", "x-gitlab-event-uuid"], senderId: "idempotency-key" },
    { has: ["x-gitlab-webhook-uuid", "x-gitlab-event-uuid"], senderId: "x-gitlab-webhook-uuid" },
  ])("is known by $senderId when it has $has", ({ has, senderId }) => {
    const headers = Object.fromEntries(has.map((name) => [name, name]));

    expect(gitlabSource(aGitLabSource()).identify(headers, "digest", {})).toEqual({
      type: "unknown",
      senderId,
      sameAs: senderId,
      signed: false,
    });
  });

  it("with only an event UUID is the same again only with the same payload: recursive webhooks share that id", () => {
    const source = gitlabSource(aGitLabSource());
    const headers = { "x-gitlab-event": "Push Hook", "x-gitlab-event-uuid": "13792a34" };
    const sameAs = (digest: string) => source.identify(headers, digest, {}).sameAs;

    expect(source.identify(headers, "one", {}).senderId).toBe("13792a34");
    expect(sameAs("one")).toBe(sameAs("one"));
    expect(sameAs("one")).not.toBe(sameAs("two"));
  });
});
