import { describe, expect, it } from "vitest";
import { parseHeaders } from "../../../relay/explain/parse-headers.ts";

describe("a file of headers", () => {
  it.each([
    [
      "X-GitHub-Event: push\nContent-Type: application/json\n",
      { "x-github-event": "push", "content-type": "application/json" },
    ],
    ["X-A:b\r\n\r\nX-C:  d: e  \r\n", { "x-a": "b", "x-c": "d: e" }],
    ["POST /hooks/hub HTTP/1.1\n> Host: relay\n> X-A: 1\n", { host: "relay", "x-a": "1" }],
    ["X-A: 1\nx-a: 2", { "x-a": "1, 2" }],
    ['{"X-A": "1", "X-B": ["2", "3"], "Content-Length": 5}', { "x-a": "1", "x-b": "2, 3", "content-length": "5" }],
    ["", {}],
    ["__proto__: x", JSON.parse('{"__proto__": "x"}') as object],
  ])("%j", (text, headers) => {
    expect(parseHeaders(text)).toEqual(headers);
  });

  it.each([
    ["X-A: 1\ncanary-secret", "Line 2 of the headers is no `Name: value`."],
    ["X A: canary-secret", "Line 1"],
    [": canary-secret", "Line 1"],
    ['{"X-A": {"canary": 1}}', "The header X-A is no text"],
    ['{"X A": "canary"}', '"X A" is no name of a header.'],
    ['{"X-A": "canary', "begin like a JSON object and are none"],
  ])("that is none is refused without quoting a value: %j", (text, message) => {
    const parsing = () => parseHeaders(text);

    expect(parsing).toThrow(
      expect.objectContaining({ code: "INPUT_INVALID", message: expect.stringContaining(message) }),
    );
    expect(parsing).not.toThrow(expect.objectContaining({ message: expect.stringContaining("canary") }));
  });
});
