import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { publicKey } from "../../../shared/webhooks/public-key.ts";
import {
  type StandardHeaders,
  type StandardKeys,
  standardSignature,
  verifyStandardSignature,
} from "../../../shared/webhooks/standard-signature.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Published by Svix (server/svix-server/src/worker.rs, test_asymmetric_key_signing), made with another implementation. */
const VECTOR = {
  key: publicKey("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="),
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestampS: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==",
};
const TOKEN = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
const OTHER = generateKeyPairSync("ed25519").publicKey;

/** Verifies the vector with something about it changed. */
function verifyChanged({
  keys = { tokens: [], publicKeys: [VECTOR.key] },
  body = utf8(VECTOR.body),
  nowS = VECTOR.timestampS,
  ...headers
}: Partial<StandardHeaders> & {
  readonly keys?: StandardKeys;
  readonly body?: Uint8Array;
  readonly nowS?: number;
}) {
  return verifyStandardSignature(
    { id: VECTOR.id, timestamp: String(VECTOR.timestampS), signature: VECTOR.signature, ...headers },
    keys,
    body,
    new Date(nowS * 1_000),
    300_000,
  );
}

describe("an ed25519 signature of Standard Webhooks", () => {
  it("accepts the published vector", () => {
    expect(verifyChanged({})).toEqual({ kind: "valid" });
  });

  it.each([0, 1])("accepts the key at position %i of two live ones", (at) => {
    expect(verifyChanged({ keys: { tokens: [], publicKeys: [OTHER, OTHER].with(at, VECTOR.key) } })).toEqual({
      kind: "valid",
    });
  });

  it("is found among entries of other versions, malformed and wrong ones", () => {
    const wrong = `v1a,${"A".repeat(86)}==`;

    expect(verifyChanged({ signature: `v1,${"A".repeat(43)}= ${wrong} v1a, v9,x ${VECTOR.signature}` })).toEqual({
      kind: "valid",
    });
  });

  it.each([
    ["another body", { body: utf8('{"test":2432232314}') }, "mismatch"],
    ["another id", { id: "msg_p5jXN8AQM9LWM0D4loKWxJel" }, "mismatch"],
    ["another timestamp", { timestamp: "1614265331" }, "mismatch"],
    ["another key", { keys: { tokens: [], publicKeys: [OTHER] } }, "mismatch"],
    ["a signature of zeros", { signature: `v1a,${"A".repeat(86)}==` }, "mismatch"],
    ["a signature of ones", { signature: `v1a,${"/".repeat(86)}==` }, "mismatch"],
    ["63 bytes", { signature: `v1a,${"A".repeat(84)}` }, "malformed"],
    ["65 bytes", { signature: `v1a,${"A".repeat(87)}=` }, "malformed"],
    ["no padding", { signature: VECTOR.signature.slice(0, -2) }, "malformed"],
    ["nothing", { signature: "v1a," }, "malformed"],
    ["its bytes under the name of v1", { signature: VECTOR.signature.replace("v1a", "v1") }, "malformed"],
    ["301 s after", { nowS: VECTOR.timestampS + 301 }, "too-old"],
    ["301 s before", { nowS: VECTOR.timestampS - 301 }, "too-new"],
  ] as const)("is refused over %s", (_, changed, why) => {
    expect(verifyChanged(changed)).toEqual({ kind: "invalid", why });
  });

  it("counts only where there is a public key, and an HMAC only where there is a secret", () => {
    const hmac = standardSignature(TOKEN, VECTOR.id, VECTOR.timestampS, utf8(VECTOR.body));
    const onlyTokens = { tokens: [TOKEN] };
    const onlyKeys = { tokens: [], publicKeys: [VECTOR.key] };
    const both = { tokens: [TOKEN], publicKeys: [VECTOR.key] };

    expect(verifyChanged({ keys: onlyTokens })).toEqual({ kind: "invalid", why: "malformed" });
    expect(verifyChanged({ keys: onlyKeys, signature: hmac })).toEqual({ kind: "invalid", why: "malformed" });
    expect(verifyChanged({ keys: both, signature: hmac })).toEqual({ kind: "valid" });
    expect(verifyChanged({ keys: both })).toEqual({ kind: "valid" });
  });

  it("does not take the public key, which everybody has, for the key of an HMAC", () => {
    const forged = standardSignature(
      new Secret("whsec_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4="),
      VECTOR.id,
      VECTOR.timestampS,
      utf8(VECTOR.body),
    );

    expect(verifyChanged({ keys: { tokens: [TOKEN], publicKeys: [VECTOR.key] }, signature: forged }).kind).toBe(
      "invalid",
    );
  });

  it("is not looked for among more entries than an honest sender sends, each of which would cost a pass over the body", () => {
    const wrong = `v1a,${"A".repeat(86)}== `;

    expect(verifyChanged({ signature: wrong.repeat(4) + VECTOR.signature })).toEqual({ kind: "valid" });
    expect(verifyChanged({ signature: wrong.repeat(5) + VECTOR.signature })).toEqual({
      kind: "invalid",
      why: "malformed",
    });
  });

  it("covers bytes that are no UTF-8, and an id as its sender wrote it", () => {
    const { publicKey: key, privateKey } = generateKeyPairSync("ed25519");
    const body = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0xe9, 0x00, 0x7d]);
    const id = "nächste";
    const message = Buffer.concat([Buffer.from(`${id}.${VECTOR.timestampS}.`), body]);
    const signature = `v1a,${sign(null, message, privateKey).toString("base64")}`;

    // As Node hands it over: a character for each byte.
    const received = Buffer.from(id).toString("latin1");

    expect(verifyChanged({ id: received, body, signature, keys: { tokens: [], publicKeys: [key] } })).toEqual({
      kind: "valid",
    });
  });
});
