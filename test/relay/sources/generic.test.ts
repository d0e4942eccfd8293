import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { GenericSourceConfig } from "../../../relay/model/source-config.ts";
import { genericSource } from "../../../relay/sources/generic.ts";
import { aGenericSource } from "../support/a-config.ts";

const NOW = new Date(0);
const BODY = Buffer.from('{"ref":"main","n":12345678901234567890,"n":1}');
const SECRET = "generic-webhook-secret";
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const hmac = (algorithm: "sha1" | "sha256" | "sha512", encoding: "hex" | "base64" = "hex") =>
  createHmac(algorithm, SECRET).update(BODY).digest(encoding);

const WAYS: readonly {
  readonly name: string;
  readonly auth: GenericSourceConfig["auth"];
  readonly right: Record<string, string>;
  readonly wrong: Record<string, string>;
}[] = [
  {
    name: "an HMAC as the configuration spells it",
    auth: { kind: "hmac", header: "x-signature", algorithm: "sha256", encoding: "hex", prefix: "sha256=" },
    right: { "x-signature": `sha256=${hmac("sha256")}` },
    wrong: { "x-signature": `sha512=${hmac("sha512")}` },
  },
  {
    name: "an HMAC of another spelling",
    auth: { kind: "hmac", header: "x-sig", algorithm: "sha512", encoding: "base64", prefix: "" },
    right: { "x-sig": hmac("sha512", "base64") },
    wrong: { "x-sig": hmac("sha256", "base64") },
  },
  {
    name: "the secret in a header",
    auth: { kind: "header", header: "x-token" },
    right: { "x-token": SECRET },
    wrong: { authorization: `Bearer ${SECRET}` },
  },
  {
    name: "the secret as a bearer token",
    auth: { kind: "bearer" },
    right: { authorization: `Bearer ${SECRET}` },
    wrong: { authorization: basic(`hook:${SECRET}`) },
  },
  {
    name: "the secret as a password",
    auth: { kind: "basic", username: "hook" },
    right: { authorization: basic(`hook:${SECRET}`) },
    wrong: { authorization: `Bearer ${SECRET}` },
  },
];

describe.each(WAYS)("a generic source that asks for $name", ({ auth, right, wrong }) => {
  const source = genericSource(aGenericSource({ auth }));

  it("takes it", () => {
    expect(source.verify(right, BODY, NOW)).toEqual({ kind: "authentic" });
  });

  it("takes nothing else, however well it is proved", () => {
    expect(source.verify(wrong, BODY, NOW).kind).toBe("refused");
    expect(source.verify({ "x-hub-signature": `sha1=${hmac("sha1")}` }, BODY, NOW).kind).toBe("refused");
    expect(source.verify({}, BODY, NOW).kind).toBe("refused");
  });
});

describe("an event of a generic source", () => {
  const paths = { event: "/kind", id: "/id" };
  const payload = { paths, defaults: {}, shortRefs: "branch" } as const;
  const idHeader = "x-request-id";

  it("is known by the id in its body, which an HMAC covers", () => {
    const source = genericSource(aGenericSource({ payload }));

    expect(source.identify({}, "digest", { kind: "push", id: 12 })).toEqual({
      type: "push",
      senderId: "12",
      sameAs: "12",
      signed: true,
    });
  });

  it("is known by the id in its header, which nothing covers", () => {
    const source = genericSource(aGenericSource({ idHeader }));

    expect(source.identify({ "x-request-id": "abc" }, "digest", {})).toEqual({
      type: "unknown",
      senderId: "abc",
      sameAs: "abc",
      signed: false,
    });
  });

  it("is not signed by a token, whatever its body says", () => {
    const source = genericSource(aGenericSource({ payload, auth: { kind: "bearer" } }));

    expect(source.identify({}, "digest", { id: "abc" })).toMatchObject({ senderId: "abc", signed: false });
  });

  it("without an id has none, and is compared by its content", () => {
    const source = genericSource(aGenericSource({ payload, idHeader }));

    expect(source.identify({}, "digest", { id: ["abc"] })).toEqual({ type: "unknown", signed: false });
  });
});
