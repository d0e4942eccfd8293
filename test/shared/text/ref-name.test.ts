import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefName } from "../../../shared/text/ref-name.ts";

describe("a ref name", () => {
  it.each([
    "main",
    "feature/(x)",
    "v1+2",
    "$HOME",
    "`id`",
    "a;rm",
    "Ünï/✓",
    "-x",
    "a@b",
    "{{ref.name}}",
    "a'b\"c",
    "#1",
    "100%",
    "a&b|c<d>",
    "refs/heads/main",
    "x.lockx",
    "日本語",
    "😀",
  ])("may be %s", (name) => {
    expect(isRefName(name)).toBe(true);
  });

  it.each([
    "",
    "@",
    "a b",
    "a..b",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[b",
    "a\\b",
    "a@{b",
    "/a",
    "a/",
    "a//b",
    ".a",
    "a/.b",
    "a.",
    "a.lock",
    "a.lock/b",
    "a\u0000b",
    "a\nb",
    "a\u007fb",
    "\ud800",
    "x".repeat(5_000),
  ])("is never %j", (name) => {
    expect(isRefName(name)).toBe(false);
  });

  const git = spawnSync("git", ["--version"]);
  it.skipIf(git.status !== 0)("is what git itself allows (needs git)", () => {
    const letters = fc.constantFrom(..."ab/.@{~^:?*[\\ -$é✓\t".split(""), ".lock", "..", "//");
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }), (parts) => {
        const name = parts.join("");
        const allowed = spawnSync("git", ["check-ref-format", `refs/heads/${name}`]).status === 0;

        expect(isRefName(`refs/heads/${name}`)).toBe(allowed);
      }),
      { numRuns: 150 },
    );
  });
});
