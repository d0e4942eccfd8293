import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { bodyHmac, verifyBodyHmac } from "../../../shared/webhooks/body-hmac.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const SECRET = new Secret("relay-test-secret");
const OLD = new Secret("relay-test-secret-of-last-year");
/** Latin-1, a byte order mark, a NUL: bytes that no reading and writing again would keep. */
const TRICKY = Buffer.from("efbbbf7b22e9223a00 0d0a7d".replaceAll(" ", ""), "hex");

const SPELLINGS = [
  { algorithm: "sha256", encoding: "hex", prefix: "" },
  { algorithm: "sha256", encoding: "hex", prefix: "sha256=" },
  { algorithm: "sha256", encoding: "base64", prefix: "" },
  { algorithm: "sha512", encoding: "hex", prefix: "v1=" },
  { algorithm: "sha512", encoding: "base64", prefix: "HMAC-SHA512 " },
] as const;

describe.each(SPELLINGS)("an HMAC in $algorithm, $encoding, after '$prefix'", (spelling) => {
  const { algorithm, encoding, prefix } = spelling;
  const header = prefix + createHmac(algorithm, SECRET.reveal()).update(TRICKY).digest(encoding);

  it("is accepted over exactly the bytes that were signed", () => {
    expect(verifyBodyHmac(header, spelling, [SECRET], TRICKY)).toEqual({ kind: "valid" });
    expect(bodyHmac(spelling, SECRET, TRICKY)).toBe(header);
  });

  it("is accepted by any of the secrets", () => {
    expect(verifyBodyHmac(header, spelling, [OLD, SECRET], TRICKY)).toEqual({ kind: "valid" });
    expect(verifyBodyHmac(header, spelling, [SECRET, OLD], TRICKY)).toEqual({ kind: "valid" });
  });

  it("is refused over any other bytes, and by any other secret", () => {
    for (let at = 0; at < TRICKY.length; at += 1) {
      const changed = Buffer.from(TRICKY);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);

      expect(verifyBodyHmac(header, spelling, [SECRET], changed)).toEqual({ kind: "invalid", why: "mismatch" });
    }
    expect(verifyBodyHmac(header, spelling, [OLD], TRICKY)).toEqual({ kind: "invalid", why: "mismatch" });
  });

  it.each([
    ["nothing", undefined, "missing"],
    ["an empty text", "", "missing"],
    ["the prefix alone", prefix === "" ? "=" : prefix, "malformed"],
    ["a digit too few", header.slice(0, -1), "malformed"],
    ["a digit too many", `${header}0`, "malformed"],
    ["a letter that is no digit", `${header.slice(0, prefix.length)}!${header.slice(prefix.length + 1)}`, "malformed"],
    ["another prefix", `sha1=${header.slice(prefix.length)}`, "malformed"],
    ["a space in front", ` ${header}`, "malformed"],
    ["two of them", `${header}, ${header}`, "malformed"],
    ["letters of another script", "п".repeat(128), "malformed"],
    ["10 kB", "a".repeat(10_000), "malformed"],
  ])("%s in the header is refused", (_, received, why) => {
    expect(verifyBodyHmac(received, spelling, [SECRET], TRICKY)).toEqual({ kind: "invalid", why });
  });

  it("never throws, whatever the header is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.uint8Array(), (received, body) => {
        expect(verifyBodyHmac(prefix + received, spelling, [SECRET], body).kind).toBe("invalid");
      }),
    );
  });
});

it("hex digits may be of either case, since nobody knows the sender", () => {
  const spelling = { algorithm: "sha256", encoding: "hex", prefix: "" } as const;
  const header = bodyHmac(spelling, SECRET, utf8("{}")).toUpperCase();

  expect(verifyBodyHmac(header, spelling, [SECRET], utf8("{}"))).toEqual({ kind: "valid" });
});

it("is what GitHub publishes, when it is spelled as GitHub spells it", () => {
  const spelling = { algorithm: "sha256", encoding: "hex", prefix: "sha256=" } as const;

  expect(bodyHmac(spelling, new Secret("It's a Secret to Everybody"), utf8("Hello, World!"))).toBe(
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  );
});
