import { sign } from "@octokit/webhooks-methods";
import { describe, expect, it } from "vitest";
import { giteaFamilySource } from "../../../relay/sources/gitea-family.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { FORGE_SECRET, giteaRequest } from "../support/forge-requests.ts";
import { bytesOf, payload, payloadJson } from "../support/payloads.ts";

const KINDS = ["gitea", "forgejo", "gogs"] as const;
const now = new Date(0);
const secrets = [new Secret("the one before"), new Secret(FORGE_SECRET)];
const sourceOf = (kind: (typeof KINDS)[number]) =>
  giteaFamilySource({ name: "forge", kind, maxBodyBytes: 1, dedupeWindowMs: 0, secrets });
const authentic = { kind: "authentic" };

/** Computed apart from this code: the JSON, its form, and the one signature of both. */
const VECTOR = {
  json: '{\n  "ref": "refs/heads/main",\n  "total_commits": 1\n}',
  form: "payload=%7B%0A++%22ref%22%3A+%22refs%2Fheads%2Fmain%22%2C%0A++%22total_commits%22%3A+1%0A%7D",
  sha256: "9b739c86e3641bbdfbe5828d5e21cb314e6f488152e5332f58b9ade9bb236da5",
  sha1: "79b4830c60c0663e82f802dc84dd8e6875a97b58",
};

describe.each(KINDS)("a %s request", (kind) => {
  const source = sourceOf(kind);
  const signature = `x-${kind}-signature`;
  const json = { "content-type": "application/json" };
  const form = { "content-type": "application/x-www-form-urlencoded" };

  it("is authentic by the vector, as JSON and as a form of it alike", () => {
    expect(source.verify({ ...json, [signature]: VECTOR.sha256 }, bytesOf(VECTOR.json), now)).toEqual(authentic);
    expect(source.verify({ ...form, [signature]: VECTOR.sha256 }, bytesOf(VECTOR.form), now)).toEqual(authentic);
  });

  it.each([false, true])("is authentic as the forge sends it (form: %s)", (asForm) => {
    const { headers, body } = giteaRequest(kind, payload("gitea-push.json"), { form: asForm });

    expect(source.verify(headers, body, now)).toEqual(authentic);
  });

  it("carries the signature octokit makes of the same text, without its prefix", async () => {
    const text = payload("gitea-push.json").toString("utf8");
    const hex = (await sign(FORGE_SECRET, text)).slice("sha256=".length);

    expect(source.verify({ ...json, [signature]: hex }, bytesOf(text), now)).toEqual(authentic);
  });

  it("is refused when the form is signed as GitHub signs it", () => {
    const overForm = giteaRequest(kind, bytesOf(VECTOR.form)).headers[signature];

    expect(source.verify({ ...form, [signature]: overForm }, bytesOf(VECTOR.form), now).kind).toBe("refused");
  });

  it.each([
    { what: "a form without payload", body: "other=1" },
    { what: "a form with two", body: `${VECTOR.form}&payload=1` },
  ])("is refused with $what", ({ body }) => {
    expect(source.verify({ ...form, [signature]: VECTOR.sha256 }, bytesOf(body), now)).toEqual({
      kind: "refused",
      why: "the form has no field `payload`, or more than one",
    });
  });

  it("of a webhook without a secret is refused, and says what to do", () => {
    const { headers, body } = giteaRequest(kind, bytesOf(VECTOR.json), { secret: "" });

    expect(headers[signature]).toBe("");
    expect(source.verify(headers, body, now)).toEqual({
      kind: "refused",
      why: expect.stringContaining("is empty: give the webhook the source's secret"),
    });
  });

  it.each([
    { value: undefined, why: /is missing$/ },
    { value: `sha256=${VECTOR.sha256}`, why: /is malformed$/ },
    { value: VECTOR.sha256.toUpperCase(), why: /is malformed$/ },
    { value: VECTOR.sha256.slice(1), why: /is malformed$/ },
    { value: `${VECTOR.sha256}0`, why: /is malformed$/ },
    { value: `${VECTOR.sha256}, ${VECTOR.sha256}`, why: /is malformed$/ },
    { value: VECTOR.sha1, why: /is malformed$/ },
    { value: "é".repeat(64), why: /is malformed$/ },
    { value: "0".repeat(64), why: /fits none/ },
  ])("with the signature $value is refused", ({ value, why }) => {
    expect(source.verify({ ...json, [signature]: value }, bytesOf(VECTOR.json), now)).toEqual({
      kind: "refused",
      why: expect.stringMatching(why),
    });
  });

  it.each(["x-hub-signature-256", "x-hub-signature"])("is not authentic by %s, though that is right", (header) => {
    const value = header.endsWith("256") ? `sha256=${VECTOR.sha256}` : `sha1=${VECTOR.sha1}`;

    expect(source.verify({ ...json, [header]: value }, bytesOf(VECTOR.json), now)).toMatchObject({
      why: expect.stringContaining("is missing"),
    });
  });

  it("is known by the forge's own id, which no signature covers", () => {
    const { headers } = giteaRequest(kind, bytesOf(VECTOR.json), { id: "d-1", event: "create" });

    expect(source.identify(headers, "digest", {})).toEqual({
      type: "create",
      senderId: "d-1",
      sameAs: "d-1",
      signed: false,
    });
    expect(source.identify({}, "digest", {})).toEqual({ type: "unknown", signed: false });
  });
});

describe("which headers count", () => {
  const { headers, body } = giteaRequest("forgejo", payload("gitea-push.json"));
  const without = (...names: readonly string[]) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

  it.each([
    { kind: "forgejo", missing: [], is: "authentic" },
    { kind: "forgejo", missing: ["x-forgejo-signature"], is: "authentic" },
    { kind: "forgejo", missing: ["x-forgejo-signature", "x-gitea-signature"], is: "refused" },
    { kind: "gitea", missing: ["x-forgejo-signature"], is: "authentic" },
    { kind: "gitea", missing: ["x-gitea-signature"], is: "refused" },
    { kind: "gogs", missing: ["x-gitea-signature", "x-forgejo-signature"], is: "authentic" },
    { kind: "gogs", missing: ["x-gogs-signature"], is: "refused" },
  ] as const)("is the configuration's word: a $kind source without $missing finds it $is", ({ kind, missing, is }) => {
    expect(sourceOf(kind).verify(without(...missing), body, now).kind).toBe(is);
  });

  it("Forgejo's own, when it is there: a wrong or empty one is not made good by Gitea's", () => {
    for (const wrong of ["", "0".repeat(64)])
      expect(sourceOf("forgejo").verify({ ...headers, "x-forgejo-signature": wrong }, body, now).kind).toBe("refused");
  });

  it("name the event as the kind is configured", () => {
    const mixed = { "x-forgejo-event": "push", "x-gitea-event": "star", "x-gogs-event": "create" };

    expect(KINDS.map((kind) => sourceOf(kind).identify(mixed, "", {}).type)).toEqual(["star", "push", "create"]);
    expect(KINDS.map((kind) => sourceOf(kind).read(mixed, payloadJson("gitea-push.json")).kind)).toEqual([
      "other",
      "push",
      "other",
    ]);
  });
});
