import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { examineConfig } from "../../../relay/config/examine.ts";
import { soundConfig } from "../../../relay/config/load.ts";
import { explain } from "../../../relay/explain/explain.ts";
import type { ExplainedCall } from "../../../relay/explain/explanation.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aConfig, aGitHubSource, aRoute } from "../support/a-config.ts";
import { load } from "../support/loading.ts";
import { bytesOf, payload, payloadJson } from "../support/payloads.ts";

const PUSH = payload("github-push.json");

function outcome(request: Partial<Parameters<typeof explain>[1]> = {}, config: RelayConfig = aConfig()) {
  return explain(config, { source: "hub", body: PUSH, ...request }).outcome;
}

/** The changes of a push that is explained. */
function changes(...asked: Parameters<typeof outcome>) {
  const found = outcome(...asked);
  if (found.kind !== "push") throw new Error(`it is no push: ${JSON.stringify(found)}`);
  return found.changes;
}

function callOf(...asked: Parameters<typeof outcome>): ExplainedCall {
  const call = changes(...asked)[0]?.taken[0]?.call;
  if (call === undefined || "fault" in call) throw new Error(`there is no call: ${JSON.stringify(call)}`);
  return call;
}

const routes = (...list: readonly Parameters<typeof aRoute>[0][]) =>
  aConfig({ routes: list.map((one, at) => aRoute({ name: `r${at}`, ...one })) });

describe("a push is explained", () => {
  it("route by route: those it takes, those it may take and why, and the others with their first failing condition", () => {
    const config = routes({}, { when: { paths: ["nowhere/**"] } }, { when: { tags: ["v*"] } }, { from: "lab" });
    const body = bytesOf({ ...payloadJson("github-push.json"), commits: [] });

    const [change] = changes({ body }, config);

    expect(change?.taken.map(({ route, maybe }) => [route.name, maybe])).toEqual([
      ["r0", undefined],
      ["r1", expect.stringMatching(/^the sender does not tell which paths/)],
    ]);
    expect(change?.others).toEqual([{ route: "r2", why: "it is a branch, but the route names only tags" }]);
  });

  it("with the request that would be made, its token hidden wherever it stands", () => {
    const config = routes({
      trigger: { token: new Secret("glptt-canary"), project: "group/sub/deploy", refs: ["v/{{ ref.name }}"] },
    });

    const { method, url, headers, body } = callOf({}, config);

    expect({ method, url, headers }).toEqual({
      method: "POST",
      url: "https://gitlab.example.com/api/v4/projects/group%2Fsub%2Fdeploy/ref/v%2Fmain/trigger/pipeline",
      headers: { accept: "application/json", "content-type": "application/json", "user-agent": "sluice" },
    });
    expect(JSON.parse(body)).toMatchObject({
      token: "***",
      ref: "v/main",
      variables: { SLUICE_DELIVERY: "DELIVERY_ID" },
    });
    expect(JSON.stringify(changes({}, config))).not.toContain("canary");
  });

  it("byte for byte as it would be sent: what the sender wrote is not written anew", () => {
    const body = `{"ref":"refs/heads/main","x":12345678901234567890,"x":1e400,${PUSH.toString("utf8").trim().slice(1)}`;

    expect(callOf({ body: Buffer.from(body) }).body).toContain('"x":12345678901234567890,"x":1e400,');
  });

  it("with every ref of the list, in the order they would be tried", () => {
    const config = routes({ trigger: { refs: ["{{ ref.name }}", "{{ ref.name | slice: 0, 0 }}", "stable"] } });

    expect(changes({}, config)[0]?.taken[0]?.refs).toEqual([
      "main",
      {
        fault: expect.stringMatching(/renders to "", which is no name of a branch or tag.*\[DELIVERY_RENDER_FAILED\]$/),
      },
      "stable",
    ]);
  });

  it("with why no call can be made", () => {
    const config = routes({ trigger: { variables: { A: "{{ ref.name | append: nope }}" } } });

    expect(changes({}, config)[0]?.taken[0]?.call).toEqual({
      fault: expect.stringMatching(/trigger\.variables\.A cannot be rendered.*nope.*\[DELIVERY_RENDER_FAILED\]$/),
    });
  });

  it("that comes as a form as well, also when nobody says so", () => {
    const form = Buffer.from(`payload=${encodeURIComponent(PUSH.toString("utf8"))}`);
    const explained = explain(aConfig(), { source: "hub", body: form });

    expect(explained.assumed).toEqual({
      "content-type": "application/x-www-form-urlencoded",
      "x-github-event": "push",
    });
    expect(explained.outcome.kind).toBe("push");
  });
});

describe("the headers", () => {
  it("are those given, and then only a missing content type is assumed", () => {
    const ping = explain(aConfig(), { source: "hub", body: PUSH, headers: { "x-github-event": "ping" } });

    expect(ping).toMatchObject({
      assumed: { "content-type": "application/json" },
      outcome: { kind: "nothing", type: "ping" },
    });
    const full = { "x-github-event": "push", "content-type": "application/json" };
    expect(explain(aConfig(), { source: "hub", body: PUSH, headers: full })).not.toHaveProperty("assumed");
  });
});

/** A source of each kind whose reading needs headers, with a real push of it. */
const KINDS = [
  { kind: "github", push: "github-push.json" },
  { kind: "gitlab", push: "gitlab-push.json" },
  { kind: "gitea", push: "gitea-push.json" },
  { kind: "forgejo", push: "forgejo-push-sha256.json" },
  { kind: "gogs", push: "gogs-push.json" },
  { kind: "bitbucket-cloud", push: "bitbucket-cloud-push.json" },
  { kind: "bitbucket-datacenter", push: "bitbucket-datacenter-push.json" },
];

describe("every kind of sender", () => {
  it.each(KINDS)("$kind: a push without headers is read with those it usually has", ({ kind, push }) => {
    const config = load(
      `gitlab: { main: { url: "https://gitlab.example.com" } }\nsources: { s: { kind: ${kind}, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] } }\n` +
        "routes: [{ name: r, from: s, trigger: { gitlab: main, project: g/d, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } } }]",
    );

    expect(changes({ source: "s", body: payload(push) }, config)[0]?.taken).toHaveLength(1);
  });
});

describe("a source whose secrets are not there", () => {
  it.each([
    "{ kind: gitlab, auth: signature, signing-tokens: [{ env: NOT_SET }] }",
    "{ kind: azure-devops, auth: basic, username: hook, secrets: [{ env: NOT_SET }] }",
    "{ kind: standard-webhooks, public-keys: [{ env: NOT_SET }], secrets: [{ env: NOT_SET }], paths: { ref: /ref, repository: /project/path_with_namespace } }",
    "{ kind: generic, hmac: { header: X-Signature }, secrets: [{ env: NOT_SET }], paths: { ref: /ref, repository: /project/path_with_namespace } }",
  ])("can be asked all the same: %s", (source) => {
    const text = `gitlab: {}\nsources: { s: ${source} }\nroutes: []`;
    const examined = examineConfig("/relay.yml", { readFile: () => text, env: {} });

    const { outcome: found } = explain(soundConfig(examined, "optional"), {
      source: "s",
      body: payload("gitlab-push.json"),
    });

    expect(found.kind).toMatch(/^(?:push|nothing)$/);
  });
});

describe("a request that is turned away is explained by the status it gets", () => {
  it.each([
    { request: { body: Buffer.from("{") }, status: 400, code: "WEBHOOK_UNPARSEABLE" },
    { request: { body: Buffer.from("payload=%7B") }, status: 400, code: "WEBHOOK_UNPARSEABLE" },
    { request: { headers: { "content-type": "text/xml" } }, status: 415, code: "WEBHOOK_UNSUPPORTED_MEDIA" },
    { request: { headers: { "content-encoding": "gzip" } }, status: 415, code: "WEBHOOK_UNSUPPORTED_MEDIA" },
    { request: { body: Buffer.alloc(1_000_001, " ") }, status: 413, code: "WEBHOOK_TOO_LARGE" },
  ])("$code", ({ request, status, code }) => {
    expect(outcome(request)).toMatchObject({ kind: "refused", status, code });
  });

  it("whether it is authentic is asked only where it is wanted", () => {
    const verifyAt = new Date("2026-11-22T10:00:00Z");
    const signed = (secret: string) => ({
      "x-github-event": "push",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(PUSH).digest("hex")}`,
    });
    const config = aConfig({ sources: new Map([["hub", aGitHubSource({ secrets: [new Secret("right")] })]]) });
    const verification = (headers: Record<string, string>) =>
      explain(config, { source: "hub", body: PUSH, headers, verifyAt }).verification;

    expect(verification(signed("right"))).toEqual({ kind: "authentic" });
    expect(verification(signed("wrong"))).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("X-Hub-Signature-256"),
    });
    expect(explain(config, { source: "hub", body: PUSH })).not.toHaveProperty("verification");
  });

  it("of a source that is not there names the one that was meant", () => {
    expect(() => outcome({ source: "hbu" })).toThrow(
      expect.objectContaining({ code: "USAGE", hint: "Did you mean hub?" }),
    );
  });
});
