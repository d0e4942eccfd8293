import { sign, verify } from "@octokit/webhooks-methods";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { hubSignature, verifyHexSignature, verifyHubSignature } from "../../../shared/webhooks/hub-signature.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Published by GitHub and octokit, but for the last two, which were computed apart from this code. */
const VECTORS = [
  {
    from: "GitHub's documentation",
    secret: "It's a Secret to Everybody",
    body: "Hello, World!",
    hex: "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  },
  {
    from: "octokit's sign test",
    secret: "mysecret",
    body: '{"foo":"bar"}',
    hex: "4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3",
  },
  {
    from: "octokit's verify test, escapes in upper case",
    secret: "development",
    body: String.raw`{"foo":"Foo\n\u001B[34mbar: ♥♥♥♥♥♥♥♥\nthis-is-lost\u001B[0m\u001B[2K"}`,
    hex: "afecc3caa27548bb90d51a50384cb2868b9a3327b4ad6a01c9bd4ed0f8b0b12c",
  },
  {
    from: "octokit's verify test, escaped backslash",
    secret: "development",
    body: String.raw`{"foo":"\\u001b"}`,
    hex: "6f8326efbacfbd04e870cea25b5652e635be8c9807f2fd5348ef60753c9e96ed",
  },
  {
    from: "go-scm's test",
    secret: "topsecret",
    body: "bonjour monde",
    hex: "8ca57e2afbad9fea8860404575c2d61827995c62aacd4c514eae4c404896390b",
  },
  {
    from: "JSON with letters of two and three bytes",
    secret: "relay-test-secret",
    body: '{"ref":"refs/heads/main","after":"1111111111111111111111111111111111111111","note":"naïve ✓"}',
    hex: "1bf5b24f5f0e758bb3d9a3dc2ea8def2551913876f46dd5a7b9122baaf09e1da",
  },
  {
    from: "a form, signed as it travels",
    secret: "relay-test-secret",
    body: "payload=%7B%22zen%22%3A%22Design+for+failure.%22%2C%22hook_id%22%3A1%7D",
    hex: "56856e2e713c9e0f3cb262ecca252e47ba5aac5378784949db89f157b87e1e3c",
  },
] as const;

describe("the signature in X-Hub-Signature-256", () => {
  it.each(VECTORS)("accepts the vector of $from", ({ secret, body, hex }) => {
    expect(hubSignature(new Secret(secret), utf8(body))).toBe(`sha256=${hex}`);
    expect(verifyHubSignature(`sha256=${hex}`, [new Secret(secret)], utf8(body))).toEqual({ kind: "valid" });
  });

  it("is over the bytes as sent: an escape respelled no longer verifies", () => {
    const respelled = VECTORS[2].body.replaceAll(String.raw`\u001B`, String.raw`\u001b`);

    const secrets = [new Secret("development")];
    const other = "sha256=0dd186363f087982384e842aaaaa6613749d4ad301cede36cee978ed231e6be2";
    expect(verifyHubSignature(`sha256=${VECTORS[2].hex}`, secrets, utf8(respelled))).toEqual({
      kind: "invalid",
      why: "mismatch",
    });
    expect(verifyHubSignature(other, secrets, utf8(respelled))).toEqual({ kind: "valid" });
  });

  it("agrees with octokit on any secret and text, in both directions", async () => {
    const texts = fc.string({ minLength: 1, unit: "grapheme" });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (secret, body) => {
        const ours = hubSignature(new Secret(secret), utf8(body));

        expect(ours).toBe(await sign(secret, body));
        expect(await verify(secret, body, ours)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each(["first", "second", "third"])("accepts the %s of three live secrets", (used) => {
    const secrets = ["first", "second", "third"].map((text) => new Secret(text));
    const body = utf8("{}");

    expect(verifyHubSignature(hubSignature(new Secret(used), body), secrets, body).kind).toBe("valid");
  });

  const good = hubSignature(new Secret("s"), utf8("{}"));
  it.each([
    { header: undefined, why: "missing" },
    { header: "", why: "missing" },
    { header: "sha256=", why: "malformed" },
    { header: good.slice("sha256=".length), why: "malformed" },
    { header: good.toUpperCase(), why: "malformed" },
    { header: good.slice(0, -1), why: "malformed" },
    { header: `${good}0`, why: "malformed" },
    { header: `${good} `, why: "malformed" },
    { header: `${good}\n`, why: "malformed" },
    { header: `${good}, ${good}`, why: "malformed" },
    { header: good.replace("sha256=", "sha1="), why: "malformed" },
    { header: "sha1=d03207e4b030cf234e3447bac4d93add4c6643d8", why: "malformed" },
    { header: `sha256=${"z".repeat(64)}`, why: "malformed" },
    { header: `sha256=${"é".repeat(64)}`, why: "malformed" },
    { header: `sha256=${"0".repeat(64)}`, why: "mismatch" },
  ] as const)("refuses $header as $why", ({ header, why }) => {
    expect(verifyHubSignature(header, [new Secret("s")], utf8("{}"))).toEqual({ kind: "invalid", why });
  });

  it.each([
    { secret: "It's a Secret to Everybody", body: "Hello, World!", sha1: "01dc10d0c83e72ed246219cdd91669667fe2ca59" },
    { secret: "mysecret", body: '{"foo":"bar"}', sha1: "d03207e4b030cf234e3447bac4d93add4c6643d8" },
    { secret: "relay-test-secret", body: VECTORS[5].body, sha1: "15cddd83c58806aaa7072f65c61a21e4fd7f0441" },
  ])("refuses the SHA-1 that is right for $body: the header never chooses the algorithm", ({ secret, body, sha1 }) => {
    for (const header of [`sha1=${sha1}`, `sha256=${sha1}`, sha1])
      expect(verifyHubSignature(header, [new Secret(secret)], utf8(body))).toEqual({
        kind: "invalid",
        why: "malformed",
      });
  });

  it("never throws and never accepts, whatever the header and the body", () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.uint8Array(), (header, body) => {
        expect(verifyHubSignature(header, [new Secret("s")], body).kind).toBe("invalid");
      }),
    );
  });
});

describe("the signature in bare hex", () => {
  it.each(VECTORS)("accepts the digits of $from, and nothing in front of them", ({ secret, body, hex }) => {
    expect(verifyHexSignature(hex, [new Secret("another"), new Secret(secret)], utf8(body))).toEqual({ kind: "valid" });
    expect(verifyHexSignature(`sha256=${hex}`, [new Secret(secret)], utf8(body)).kind).toBe("invalid");
  });

  it.each([
    { hex: undefined, why: "missing" },
    { hex: "", why: "malformed" },
    { hex: `${VECTORS[0].hex}\n`, why: "malformed" },
    { hex: VECTORS[0].hex.toUpperCase(), why: "malformed" },
    { hex: "0".repeat(64), why: "mismatch" },
  ] as const)("refuses $hex as $why", ({ hex, why }) => {
    const secrets = [new Secret(VECTORS[0].secret)];

    expect(verifyHexSignature(hex, secrets, utf8(VECTORS[0].body))).toEqual({ kind: "invalid", why });
  });
});
