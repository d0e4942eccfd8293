import { describe, expect, it } from "vitest";
import { bitbucketDataCenterSource } from "../../../relay/sources/bitbucket-datacenter.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { bitbucketDataCenterRequest, FORGE_SECRET } from "../support/forge-requests.ts";
import { bytesOf, payload } from "../support/payloads.ts";

const now = new Date(0);
const config = {
  name: "stash",
  kind: "bitbucket-datacenter",
  maxBodyBytes: 1,
  dedupeWindowMs: 0,
  secrets: [new Secret("the one before"), new Secret(FORGE_SECRET)],
} as const;
const signed = bitbucketDataCenterSource({ ...config, auth: { kind: "signature" } });
const basic = bitbucketDataCenterSource({ ...config, auth: { kind: "basic", username: "hook" } });
const password = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const push = bitbucketDataCenterRequest(payload("bitbucket-datacenter-push.json"));

describe("a Bitbucket Data Center request", () => {
  it("is authentic by the vector", () => {
    const header = "sha256=c38c0ee9d506794a8e11cf16972eeb868242238787fb03a89c0fd4c00beb5f86";
    const body = bytesOf('{"eventKey":"repo:refs_changed","changes":[]}');

    expect(signed.verify({ "x-hub-signature": header }, body, now)).toEqual({ kind: "authentic" });
  });

  it("is authentic as Bitbucket sends it", () => {
    expect(signed.verify(push.headers, push.body, now)).toEqual({ kind: "authentic" });
  });

  it.each([
    { header: undefined, why: "X-Hub-Signature is missing" },
    { header: "sha1=d03207e4b030cf234e3447bac4d93add4c6643d8", why: "X-Hub-Signature is malformed" },
    { header: `sha256=${"0".repeat(64)}`, why: "X-Hub-Signature fits none of the source's secrets" },
  ])("with the signature $header is refused", ({ header, why }) => {
    expect(signed.verify({ ...push.headers, "x-hub-signature": header }, push.body, now)).toEqual({
      kind: "refused",
      why,
    });
  });

  it("by user and password is authentic only with both, and its signature is not asked", () => {
    const verify = (authorization: string | undefined) =>
      basic.verify({ ...push.headers, "x-hub-signature": undefined, authorization }, push.body, now).kind;

    expect(verify(password(`hook:${FORGE_SECRET}`))).toBe("authentic");
    expect(verify(password(`hook:wrong`))).toBe("refused");
    expect(verify(password(`other:${FORGE_SECRET}`))).toBe("refused");
    expect(verify(undefined)).toBe("refused");
  });

  it("cannot choose how it is judged: a password does not pass for a signature, nor the other way round", () => {
    const authorization = password(`hook:${FORGE_SECRET}`);

    expect(signed.verify({ "x-event-key": "repo:refs_changed", authorization }, push.body, now).kind).toBe("refused");
    expect(basic.verify(push.headers, push.body, now).kind).toBe("refused");
  });

  it("is of the type its body names, since the header is in no signature", () => {
    const of = (payload: unknown) => signed.identify(push.headers, "digest", payload).type;

    expect(of({ eventKey: "mirror:repo_synchronized" })).toBe("mirror:repo_synchronized");
    expect([of({ eventKey: "" }), of({}), of(null)]).toEqual(Array(3).fill("repo:refs_changed"));
  });

  it("is known by its own id", () => {
    expect(signed.identify({ ...push.headers, "x-request-id": "r-1" }, "digest", {})).toEqual({
      type: "repo:refs_changed",
      senderId: "r-1",
      sameAs: "r-1",
      signed: false,
    });
  });
});

describe.each([
  ["signature", signed],
  ["basic", basic],
])("a ping nobody has signed, at a source with auth: %s,", (_, source) => {
  const ping = { "content-type": "application/json", "x-event-key": "diagnostics:ping" };

  it.each(['{"test": true}', '{"test":true}', "{}", " { } \n", ""])("is a ping and no more (%j)", (body) => {
    expect(source.verify(ping, bytesOf(body), now)).toEqual({ kind: "ping" });
  });

  it.each([
    { what: "another event", headers: { ...ping, "x-event-key": "repo:refs_changed" }, body: "{}" },
    { what: "no event", headers: { "content-type": "application/json" }, body: '{"test": true}' },
    { what: "more in it", headers: ping, body: '{"test": true, "changes": []}' },
    { what: "a push in it", headers: ping, body: payload("bitbucket-datacenter-push.json") },
    { what: "many blanks", headers: ping, body: " ".repeat(65) },
    { what: "another test", headers: ping, body: '{"test": 1}' },
    { what: "a wrong signature", headers: { ...ping, "x-hub-signature": `sha256=${"0".repeat(64)}` }, body: "{}" },
    { what: "an empty signature", headers: { ...ping, "x-hub-signature": "" }, body: "{}" },
    { what: "a wrong password", headers: { ...ping, authorization: password("hook:wrong") }, body: "{}" },
  ])("is refused with $what", ({ headers, body }) => {
    expect(source.verify(headers, bytesOf(body), now).kind).toBe("refused");
  });
});

it("a ping that Bitbucket has signed is authentic, and starts nothing", () => {
  const { headers, body } = bitbucketDataCenterRequest(payload("bitbucket-datacenter-ping.json"), {
    event: "diagnostics:ping",
  });

  expect(signed.verify(headers, body, now)).toEqual({ kind: "authentic" });
  expect(signed.read(headers, { test: true })).toEqual({ kind: "other", why: "a ping: the webhook works" });
});
