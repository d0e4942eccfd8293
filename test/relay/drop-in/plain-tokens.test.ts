import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainTokens } from "../../../relay/drop-in/plain-tokens.ts";
import { bytesOf } from "../support/payloads.ts";

const FORM = "application/x-www-form-urlencoded";

describe("what stands in a call as a token", () => {
  it.each([
    ["in its query", "a=1&token=%67uess&token=other", FORM, "", ["guess", "other"]],
    ["in a form", "", FORM, "token=guess&a=1", ["guess"]],
    ["in what says nothing of its type, as curl's forms may", "", undefined, "a=1&token=guess", ["guess"]],
    ["in JSON", "", "application/json", '{"ref":"main", "token" :\n "guess"}', ["guess"]],
    [
      "deeper in JSON, where it is none of ours",
      "",
      "application/json",
      '{"a":{"token":"theirs"},"token":"guess"}',
      ["theirs", "guess"],
    ],
    ["nowhere in other names", "tokens=a", "application/json", '{"tokens":"a","TOKEN":"b"}&token=c', []],
    ["nowhere in escapes", "", "application/json", String.raw`{"\u0074oken":"guess"}`, []],
  ])("is found %s", (_, query, type, body, tokens) => {
    expect(plainTokens(query, type, bytesOf(body))).toEqual(tokens);
  });

  it("is looked for only so often in a body that is full of it", () => {
    expect(plainTokens("", FORM, bytesOf("&token=x".repeat(100_000)))).toHaveLength(64);
  });

  it("is looked for without throwing, whatever the call is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.uint8Array(), (query, body) => {
        expect(Array.isArray(plainTokens(query, FORM, body))).toBe(true);
      }),
    );
  });
});
