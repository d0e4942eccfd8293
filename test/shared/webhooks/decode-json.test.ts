import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeJson, withoutBom } from "../../../shared/webhooks/decode-json.ts";

const utf8 = (text: string) => Buffer.from(text, "utf8");

describe("decoding JSON", () => {
  it.each([
    { what: "plain", bytes: utf8('{"a":"ü"}'), value: { a: "ü" }, isUtf8: true },
    { what: "with a byte order mark", bytes: utf8("\ufeff[1]"), value: [1], isUtf8: true },
    { what: "in Latin-1", bytes: Buffer.from('{"a":"ü"}', "latin1"), value: { a: "\ufffd" }, isUtf8: false },
    {
      what: "with half a surrogate pair",
      bytes: utf8(String.raw`{"a":"\ud800"}`),
      value: { a: "\ud800" },
      isUtf8: true,
    },
    { what: "with an escaped NUL", bytes: utf8(String.raw`"\u0000"`), value: "\0", isUtf8: true },
    { what: "with a key twice", bytes: utf8('{"a":1,"a":2}'), value: { a: 2 }, isUtf8: true },
    {
      what: "with brackets inside text",
      bytes: utf8(`["${"[{".repeat(1_000)}\\"]"]`),
      value: [`${"[{".repeat(1_000)}"]`],
      isUtf8: true,
    },
  ])("reads JSON $what", ({ bytes, value, isUtf8 }) => {
    expect(decodeJson(bytes)).toEqual({ kind: "json", value, utf8: isUtf8 });
  });

  it.each([
    { what: "nothing", text: "" },
    { what: "a cut object", text: '{"a":' },
    { what: "two documents", text: "{}{}" },
    { what: "NaN", text: "NaN" },
    { what: "a raw NUL", text: '"\0"' },
    { what: "a byte order mark in the middle", text: "[1,\ufeff2]" },
    { what: "a million open brackets", text: "[".repeat(1_000_000) },
    { what: "a million nested lists", text: "[".repeat(1_000_000) + "]".repeat(1_000_000) },
    { what: "a million nested objects", text: `${'{"a":'.repeat(1_000_000)}1${"}".repeat(1_000_000)}` },
  ])("takes $what for no JSON, without throwing", ({ text }) => {
    expect(decodeJson(utf8(text))).toEqual({ kind: "not-json" });
  });

  it("reads whatever JSON.parse reads, of any depth a forge sends", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        expect(decodeJson(utf8(text))).toEqual({ kind: "json", value: JSON.parse(text), utf8: true });
      }),
    );
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(["json", "not-json"]).toContain(decodeJson(bytes).kind);
      }),
    );
  });
});

describe("a byte order mark", () => {
  it("is taken off once, and only at the front", () => {
    expect(withoutBom(utf8("\ufeff\ufeffx\ufeff"))).toEqual(utf8("\ufeffx\ufeff"));
    expect(withoutBom(utf8("x"))).toEqual(utf8("x"));
    expect(withoutBom(new Uint8Array([0xef, 0xbb]))).toEqual(new Uint8Array([0xef, 0xbb]));
  });
});
