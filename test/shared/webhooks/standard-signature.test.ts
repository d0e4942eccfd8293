import * as fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { standardSignature, verifyStandardSignature } from "../../../shared/webhooks/standard-signature.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const TOLERANCE_MS = 300_000;

/** The first is published by Standard Webhooks; the second is GitLab's form, computed apart from this code. */
const VECTORS = [
  {
    from: "Standard Webhooks' own libraries",
    token: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestampS: 1_614_265_330,
    body: '{"test": 2432232314}',
    signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
  {
    from: "a GitLab signing token",
    token: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    id: "7f1c3d52-0a68-4b67-9a8c-3f7d7e9f0001",
    timestampS: 1_785_542_400,
    body: '{"object_kind":"push","ref":"refs/heads/main","checkout_sha":"2222222222222222222222222222222222222222"}',
    signature: "v1,sJrwF+EHXHJoPvRy+gxQkBXZa81kLtaq+NM+VcjcUjc=",
  },
] as const;

const [STANDARD, GITLAB] = VECTORS;

/** Verifies GitLab's vector with something about it changed. */
function verifyChanged(changed: {
  readonly id?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly signature?: string | undefined;
  readonly tokens?: readonly string[];
  readonly body?: Uint8Array;
  readonly nowS?: number;
}) {
  const { tokens = [GITLAB.token], body = utf8(GITLAB.body), nowS = GITLAB.timestampS, ...headers } = changed;
  return verifyStandardSignature(
    { id: GITLAB.id, timestamp: String(GITLAB.timestampS), signature: GITLAB.signature, ...headers },
    { tokens: tokens.map((token) => new Secret(token)) },
    body,
    new Date(nowS * 1_000),
    TOLERANCE_MS,
  );
}

describe("a Standard Webhooks signature", () => {
  it.each(VECTORS)("accepts the vector of $from", ({ token, id, timestampS, body, signature }) => {
    expect(standardSignature(new Secret(token), id, timestampS, utf8(body))).toBe(signature);
    expect(
      verifyStandardSignature(
        { id, timestamp: String(timestampS), signature },
        { tokens: [new Secret(token)] },
        utf8(body),
        new Date(timestampS * 1_000),
        TOLERANCE_MS,
      ),
    ).toEqual({ kind: "valid" });
  });

  it("is what the standardwebhooks library signs, for any id, time and text", () => {
    const oracle = new Webhook(STANDARD.token);
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.string({ unit: "grapheme" }),
        (id, s, body) => {
          expect(standardSignature(new Secret(STANDARD.token), id, s, utf8(body))).toBe(
            oracle.sign(id, new Date(s * 1_000), body),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it("finds the good one among entries of other versions, malformed and wrong ones", () => {
    const list = `v1a,AAAA v2,${GITLAB.signature.slice(3)} v1, v1,${"A".repeat(43)}= nonsense ${GITLAB.signature}`;

    expect(verifyChanged({ signature: list })).toEqual({ kind: "valid" });
  });

  it.each([0, 1])("accepts the token at position %i of two live ones", (at) => {
    const tokens: readonly string[] = [STANDARD.token, STANDARD.token];

    expect(verifyChanged({ tokens: tokens.with(at, GITLAB.token) })).toEqual({ kind: "valid" });
  });

  it.each([
    { what: "no id", changed: { id: undefined }, why: "missing" },
    { what: "an empty id", changed: { id: "" }, why: "missing" },
    { what: "no timestamp", changed: { timestamp: undefined }, why: "missing" },
    { what: "no signature", changed: { signature: undefined }, why: "missing" },
    { what: "a timestamp that is no number", changed: { timestamp: "hello" }, why: "malformed" },
    { what: "a fractional timestamp", changed: { timestamp: "1785542400.0" }, why: "malformed" },
    { what: "a negative timestamp", changed: { timestamp: "-1" }, why: "malformed" },
    { what: "a timestamp of many digits", changed: { timestamp: "9".repeat(400) }, why: "malformed" },
    { what: "only v1,", changed: { signature: "v1," }, why: "malformed" },
    { what: "only a v2 entry", changed: { signature: GITLAB.signature.replace("v1", "v2") }, why: "malformed" },
    { what: "a signature of 31 bytes", changed: { signature: `v1,${"A".repeat(42)}==` }, why: "malformed" },
    { what: "the signature without padding", changed: { signature: GITLAB.signature.slice(0, -1) }, why: "malformed" },
    { what: "a wrong signature", changed: { signature: `v1,${"A".repeat(43)}=` }, why: "mismatch" },
    { what: "another id", changed: { id: "other" }, why: "mismatch" },
    { what: "another timestamp", changed: { timestamp: "1785542401" }, why: "mismatch" },
    { what: "another body", changed: { body: utf8(`${GITLAB.body} `) }, why: "mismatch" },
    { what: "another token", changed: { tokens: [STANDARD.token] }, why: "mismatch" },
    { what: "301 s after", changed: { nowS: GITLAB.timestampS + 301 }, why: "too-old" },
    { what: "301 s before", changed: { nowS: GITLAB.timestampS - 301 }, why: "too-new" },
  ] as const)("refuses $what as $why", ({ changed, why }) => {
    expect(verifyChanged(changed)).toEqual({ kind: "invalid", why });
  });

  it.each([-300, 300])("still accepts it %i s away from its timestamp", (offsetS) => {
    expect(verifyChanged({ nowS: GITLAB.timestampS + offsetS })).toEqual({ kind: "valid" });
  });

  it("does not take the token's text for the key, as some receivers do", () => {
    const bytesOfText = Buffer.from(GITLAB.token).toString("base64");

    expect(verifyChanged({ tokens: [`whsec_${bytesOfText}`] })).toEqual({ kind: "invalid", why: "mismatch" });
  });

  it("never throws and never accepts, whatever the headers and the body", () => {
    const anything = fc.option(fc.oneof(fc.string(), fc.constantFrom("v1,", "1785542400")), { nil: undefined });
    fc.assert(
      fc.property(anything, anything, anything, fc.uint8Array(), (id, timestamp, signature, body) => {
        expect(verifyChanged({ id, timestamp, signature, body }).kind).toBe("invalid");
      }),
    );
  });
});
