import * as fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { globMatcher } from "../../../shared/text/glob.ts";

describe("globMatcher", () => {
  it.each([
    { patterns: ["main"], matches: ["main"], not: ["main2", "Main", "feature/main", ""] },
    { patterns: ["release/*"], matches: ["release/1", "release/.hidden"], not: ["release/1/x", "release", "release/"] },
    { patterns: ["release/**"], matches: ["release/1", "release/1/x"], not: ["releases/1", "prerelease/1"] },
    { patterns: ["v*"], matches: ["v1", "v1.2.3", "v"], not: ["v1/x", "av1"] },
    { patterns: ["*"], matches: ["main", ".hidden"], not: ["a/b"] },
    { patterns: ["**"], matches: ["main", "a/b/c", ".x/y"], not: [] },
    { patterns: ["**", "docs/**"], matches: ["a\u2028b", "docs/a\nb", "docs/\u2029/x"], not: [] },
    { patterns: ["!docs/**"], matches: ["src/a\nb"], not: ["docs/a\nb", "docs/\u2028"] },
    { patterns: ["build-{linux,mac}"], matches: ["build-linux", "build-mac"], not: ["build-win"] },
    { patterns: ["v[0-9]*"], matches: ["v1"], not: ["va"] },
    { patterns: ["v[!0-9]"], matches: ["va", "v]"], not: ["v1", "v"] },
    { patterns: ["?/{a,b/{c,d}}"], matches: ["x/a", "🚀/b/d"], not: ["xy/a", "x/b"] },
    { patterns: ["a/**/b", "**/z"], matches: ["a/b", "a/x/y/b", "z", "x/y/z"], not: ["ab", "a/b/c"] },
    {
      patterns: ["fix/(x)+", "$HOME", "a{b", "[a"],
      matches: ["fix/(x)+", "$HOME", "a{b", "[a"],
      not: ["fix/x", "fix/(x)(x)"],
    },
    { patterns: ["\\*x", "[z-a]"], matches: ["*x", "[z-a]"], not: ["ax", "z"] },
    { patterns: ["a", "b*"], matches: ["a", "bc"], not: ["c"] },
    { patterns: ["*", "!wip-*"], matches: ["main"], not: ["wip-1"] },
    { patterns: ["!wip-*"], matches: ["main", "a/b"], not: ["wip-1"] },
    { patterns: ["!wip-*", "*"], matches: ["main"], not: ["wip-1"] },
    { patterns: [], matches: [], not: ["main", ""] },
  ])("$patterns matches $matches and not $not", ({ patterns, matches, not }) => {
    const matcher = globMatcher(patterns);

    expect(matches.filter((name) => !matcher(name))).toEqual([]);
    expect(not.filter((name) => matcher(name))).toEqual([]);
  });

  it.each([
    { glob: "**/a/**/b/**/c/**/d/**/e", name: "a/b/c/d/".repeat(500) },
    { glob: "*-*-*-*-*-*-*-*-*-*x", name: "-".repeat(4_000) },
  ])("finds no match of $glob without going through all ways to make one", ({ glob, name }) => {
    expect(globMatcher([glob])(name)).toBe(false);
  });

  it("takes a name in brackets for itself where brackets are text", () => {
    const matcher = globMatcher(["*[bot]"], { brackets: "text" });

    expect(["dependabot[bot]", "robot", "bo"].filter(matcher)).toEqual(["dependabot[bot]"]);
  });

  it("agrees with picomatch", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      "*",
      "**",
      "/",
      "/",
      "**/",
      "/**",
      "?",
      "{a,b}",
      "{a,b/a}",
      "[ab]",
      "[^a]",
      "-",
    );
    const glob = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(""));
    const name = fc
      .array(fc.constantFrom("a", "b", "/", "-"), { minLength: 1, maxLength: 7 })
      .map((chars) => chars.join(""));
    // Git has no names with empty parts; and beside something else in a part, `**` is now one thing to picomatch, now another.
    const isWhole = (text: string) => !/\/\/|^\/|\/$|\*\*[^/]|[^/]\*\*/.test(text);

    fc.assert(
      fc.property(glob.filter(isWhole), name.filter(isWhole), (pattern, text) => {
        const theirs = picomatch(pattern, { dot: true, strictSlashes: true, nonegate: true });
        expect(globMatcher([pattern])(text)).toBe(theirs(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
