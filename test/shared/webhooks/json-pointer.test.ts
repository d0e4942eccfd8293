import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atPointer, pointerFault } from "../../../shared/webhooks/json-pointer.ts";

/** The document of RFC 6901, section 5, but for the pointer to the whole of it, which leads to no value inside. */
const RFC = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

describe("a JSON Pointer", () => {
  it.each([
    ["/foo", ["bar", "baz"]],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/e^f", 3],
    ["/g|h", 4],
    ["/i\\j", 5],
    ['/k"l', 6],
    ["/ ", 7],
    ["/m~0n", 8],
  ])("%s leads where RFC 6901 says", (pointer, value) => {
    expect(pointerFault(pointer)).toBeUndefined();
    expect(atPointer(RFC, pointer)).toEqual(value);
  });

  it.each([
    ["a member that is not there", "/bar"],
    ["behind a value that has no members", "/c%d/x"],
    ["behind the end of a list", "/foo/2"],
    ["the place after the end of a list", "/foo/-"],
    ["a list's length", "/foo/length"],
    ["an index with a zero in front", "/foo/00"],
    ["an index in letters", "/foo/one"],
    ["what every object inherits", "/constructor"],
    ["what every object inherits, deeper", "/__proto__/toString"],
  ])("to %s leads nowhere", (_, pointer) => {
    expect(atPointer(RFC, pointer)).toBeUndefined();
  });

  it("reads a member that is called __proto__ when a document has one", () => {
    expect(atPointer(JSON.parse('{"__proto__": {"ref": "main"}}'), "/__proto__/ref")).toBe("main");
  });

  it("resolves ~01 to ~1, not to a slash", () => {
    expect(atPointer({ "~1": "tilde and one", "/": "slash" }, "/~01")).toBe("tilde and one");
  });

  it.each([
    ["", /slash in front/],
    ["ref", /slash in front/],
    ["#/ref", /slash in front/],
    ["$.ref", /slash in front/],
    ["/a~b", /`~` stands only in ~0/],
    ["/a~", /`~` stands only in ~0/],
    ["/~2", /`~` stands only in ~0/],
  ])("%j is none, and the reason says how to write one", (pointer, fault) => {
    expect(pointerFault(pointer)).toMatch(fault);
  });

  it("leads somewhere or nowhere in any document, and never throws", () => {
    const pointer = fc.array(
      fc.string().map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
      {
        minLength: 1,
        maxLength: 4,
      },
    );

    fc.assert(
      fc.property(fc.anything(), pointer, (document, steps) => {
        expect(() => atPointer(document, steps.join(""))).not.toThrow();
      }),
    );
  });

  it("finds whatever stands in an object, however its keys are spelled", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.jsonValue(), (outer, inner, value) => {
        const escape = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
        const document = JSON.parse(`{${JSON.stringify(outer)}: {${JSON.stringify(inner)}: ${JSON.stringify(value)}}}`);

        expect(atPointer(document, `/${escape(outer)}/${escape(inner)}`)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
