import { describe, expect, it } from "vitest";
import { indentJson } from "../../../shared/text/indent-json.ts";

describe("indentJson", () => {
  it.each([
    { json: '{"a":1,"b":[1,2,{"c":null}]}' },
    { json: "[]" },
    { json: '{"a":{},"b":[],"c":"{[:,]}\\"\\\\"}' },
    { json: '  { "a" : [ 1 , "x, y: z" ] }\n' },
    { json: '"text"' },
    { json: "-1.5" },
  ])("gives $json the lines that writing it anew would", ({ json }) => {
    expect(indentJson(json)).toBe(JSON.stringify(JSON.parse(json), undefined, 2));
  });

  it.each([
    ['{"id":12345678901234567890,"id":1e400}', '{\n  "id": 12345678901234567890,\n  "id": 1e400\n}'],
    ['["\\u00e9\\ud83d","\\/"]', '[\n  "\\u00e9\\ud83d",\n  "\\/"\n]'],
  ])("keeps the spelling of %s", (json, lines) => {
    expect(indentJson(json)).toBe(lines);
  });

  it.each(['{"a', "[[[", "}}}", "]", ""])("does not fail on what is no JSON: %s", (text) => {
    expect(typeof indentJson(text)).toBe("string");
  });
});
