import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearRegex } from "../../../shared/text/linear-regex/linear-regex.ts";

describe("a linear regular expression", () => {
  it.each([
    ["", "anything", true],
    ["b", "abc", true],
    ["^b", "abc", false],
    ["^v\\d+\\.\\d+(\\.\\d+)?$", "v1.22", true],
    ["^v\\d+\\.\\d+(\\.\\d+)?$", "v1.22.x", false],
    ["^(main|release/.*)$", "release/1/2", true],
    ["^(?:a|b){2,3}$", "abab", false],
    ["^(?:a|b){2,3}$", "aba", true],
    ["^a{0}$", "", true],
    ["(?i)skip[ _-]ci", "SKIP-CI", true],
    ["^(?i:A)b$", "ab", true],
    ["^(?i:A)b$", "aB", false],
    ["a.c", "a\nc", false],
    ["(?s)a.c", "a\nc", true],
    ["^b$", "a\nb\nc", false],
    ["(?m)^b$", "a\nb\nc", true],
    ["\\bfix\\b", "a fix.", true],
    ["\\bfix\\b", "prefix", false],
    ["\\Bfix", "prefix", true],
    ["\\Ab\\z", "b", true],
    ["[^a-c]", "abc", false],
    ["[]x]", "]", true],
    ["[\\d\\-_]", "-", true],
    ['["\\"]', '"', true],
    ["\\p{Lu}", "aÉ", true],
    ["\\pN", "٣", true],
    ["^.$", "💥", true],
    ["^[💥]$", "💥", true],
    ["\\x41\\x{1F4A5}", "A💥", true],
    ["\\[skip\\/ci\\]", "[skip/ci]", true],
    ["a{,2}", "a{,2}", true],
    ["(a*)*b", "aaac", false],
    ["(|a)+$", "aa", true],
    ["(?P<year>\\d{4})", "in 2026", true],
  ])("%s on %j: %s", (pattern, text, matches) => {
    expect(linearRegex(pattern).test(text)).toBe(matches);
  });

  it.each([
    ["(a", "a group is not closed"],
    ["a)", "a parenthesis is closed that was not opened"],
    ["[a", "a class in brackets is not closed"],
    ["*a", "nothing stands before the repetition"],
    ["a**", "two repetitions stand behind each other"],
    ["(a)\\1", "back references are not supported"],
    ["(?=a)", "look-around and the like"],
    ["(?<!a)b", "look-around and the like"],
    ["a(?i)b", "flags stand at the beginning"],
    ["[[:alpha:]]", "POSIX classes"],
    ["[z-a]", "is no character or class"],
    ["a{3,2}", "or backwards"],
    ["a{1001}", "goes beyond 1000"],
    ["((a{100}){100}){100}", "it is too large"],
    [`${"(".repeat(60)}a${")".repeat(60)}`, "nested too deeply"],
    ["\\", "is no escape"],
  ])("is not made of %s, and it says why", (pattern, why) => {
    expect(() => linearRegex(pattern)).toThrow(why);
  });

  it.each(["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x", "^(\\w+\\s?)*$", "(x+x+)+y"])(
    "%s does not go back over a text that is made for it",
    (pattern) => {
      expect(linearRegex(pattern).test(`${"a".repeat(2_000)}!`)).toBe(false);
    },
  );

  it("tells of its work as it goes, and ends when it is told to", () => {
    let work = 0;
    const testing = () =>
      linearRegex("(a|b){500}c").test("a".repeat(100_000), (states) => {
        work += states;
        if (work > 50_000) throw new Error("enough");
      });

    expect(testing).toThrow("enough");
    expect(work).toBe(51_000);
  });

  it("agrees with JavaScript's on every pattern and text of a small world", () => {
    const leaf = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\w", "\\d", "^", "$", "\\b", "");
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.tuple(tie("pattern"), tie("pattern")).map(([one, other]) => one + other),
        fc.tuple(tie("pattern"), tie("pattern")).map(([one, other]) => `(?:${one}|${other})`),
        fc
          .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{1,}", "*?", "+?"))
          .map(([one, times]) => `(?:${one})${times}`),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", "\n"), maxLength: 8 });

    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        expect(linearRegex(source).test(subject)).toBe(new RegExp(source, "u").test(subject));
      }),
      { numRuns: 2_000 },
    );
  });
});
