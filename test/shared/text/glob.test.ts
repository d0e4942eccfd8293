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
});
