import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { standardWebhooksSource } from "../../../relay/sources/standard-webhooks.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { standardSignature } from "../../../shared/webhooks/standard-signature.ts";
import { aStandardSource } from "../support/a-config.ts";

const NOW = new Date("2026-08-01T00:00:00Z");
const TIMESTAMP_S = NOW.getTime() / 1_000;
const TOKEN = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const PUBLIC_KEY = `whpk_${publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64")}`;
const BODY = Buffer.from('{"type":"build.finished","data":{"ref":"main"}}');

const v1 = (id: string, body: Uint8Array = BODY) => standardSignature(TOKEN, id, TIMESTAMP_S, body);
const v1a = (id: string) =>
  `v1a,${sign(null, Buffer.concat([Buffer.from(`${id}.${TIMESTAMP_S}.`), BODY]), privateKey).toString("base64")}`;
const headers = (signature: string, family = "webhook", id = "msg_1") => ({
  [`${family}-id`]: id,
  [`${family}-timestamp`]: String(TIMESTAMP_S),
  [`${family}-signature`]: signature,
});

const source = standardWebhooksSource(aStandardSource({ secrets: [TOKEN], publicKeys: [PUBLIC_KEY] }));
const onlyV1 = standardWebhooksSource(aStandardSource({ secrets: [TOKEN] }));
const onlyV1a = standardWebhooksSource(aStandardSource({ secrets: [], publicKeys: [PUBLIC_KEY] }));

describe("a request to a Standard Webhooks source", () => {
  it.each([
    ["an HMAC", headers(v1("msg_1"))],
    ["an ed25519 signature", headers(v1a("msg_1"))],
    ["a wrong HMAC beside a right ed25519 signature", headers(`v1,${"A".repeat(43)}= ${v1a("msg_1")}`)],
    ["Svix's names of the headers", headers(v1("msg_1"), "svix")],
  ])("is authentic with %s", (_, sent) => {
    expect(source.verify(sent, BODY, NOW)).toEqual({ kind: "authentic" });
  });

  it.each([
    ["no signature", { "webhook-id": "msg_1", "webhook-timestamp": String(TIMESTAMP_S) }, "is missing"],
    ["an HMAC over another id", headers(v1("msg_2")), "fits none of the source's secrets"],
    ["only versions nobody knows", headers(`v2,${"A".repeat(43)}=`), "is malformed"],
    [
      "a wrong signature beside Svix's right one",
      { ...headers("v1,A"), ...headers(v1("msg_1"), "svix") },
      "is malformed",
    ],
  ])("is refused with %s", (_, sent, why) => {
    expect(source.verify(sent, BODY, NOW)).toEqual({ kind: "refused", why: `webhook-signature ${why}` });
  });

  it("is not talked down to a version that the configuration has no key of", () => {
    expect(onlyV1.verify(headers(v1a("msg_1")), BODY, NOW).kind).toBe("refused");
    expect(onlyV1a.verify(headers(v1("msg_1")), BODY, NOW).kind).toBe("refused");
    expect(onlyV1a.verify(headers(`${v1("msg_1")} ${v1a("msg_1")}`), BODY, NOW).kind).toBe("authentic");
  });

  it("is known by the id that is signed, never by one of the other family beside it", () => {
    const both = { ...headers(v1("msg_1"), "svix", "msg_1"), "webhook-id": "msg_2" };

    expect(source.verify(both, BODY, NOW).kind).toBe("authentic");
    expect(source.identify(both, "digest", {})).toEqual({
      type: "unknown",
      senderId: "msg_1",
      sameAs: "msg_1",
      signed: true,
    });
  });

  it.each([
    ["the body's type", {}, "build.finished"],
    ["what stands where the configuration points", { event: "/data/ref" }, "main"],
  ])("is of the type that %s says", (_, paths, type) => {
    const config = aStandardSource({ payload: { paths, defaults: {}, shortRefs: "branch" } });

    expect(
      standardWebhooksSource(config).identify(headers(v1("msg_1")), "digest", JSON.parse(BODY.toString())).type,
    ).toBe(type);
  });

  it("with an empty body that is signed is authentic, and starts nothing", () => {
    expect(source.verify(headers(v1("msg_1", Buffer.alloc(0))), Buffer.alloc(0), NOW).kind).toBe("authentic");
    expect(source.read({}, undefined).kind).toBe("other");
  });
});
