import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableWhole } from "../../../shared/text/printable.ts";

describe("printable", () => {
  it.each([
    ["an ordinary name", "feature/größe-🚀", "feature/größe-🚀"],
    ["an escape sequence", "a\u001b[2Jb", "a\\u{1b}[2Jb"],
    ["a forged second line", "ok\n::error::no", "ok\\u{a}::error::no"],
    ["a carriage return", "good\rbad", "good\\u{d}bad"],
    ["a C1 control", "a\u009b31mb", "a\\u{9b}31mb"],
    ["text that runs backwards", "a\u202eb\u2066c\u061cd", "a\\u{202e}b\\u{2066}c\\u{61c}d"],
    ["text that cannot be seen", "ma\u200bin\u2060\u{e0041}\u00ad", "ma\\u{200b}in\\u{2060}\\u{e0041}\\u{ad}"],
    ["half a character", "a\ud83d!", "a\\u{d83d}!"],
    ["what looks like a replacement", "a\\u{1b}", "a\\u{5c}u{1b}"],
    ["another backslash", "C:\\path", "C:\\path"],
  ])("shows %s", (_kind, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("cuts long text off without halving a character", () => {
    expect(printable("🚀".repeat(10), 6)).toBe("🚀🚀…");
    expect(printable("abcdef", 6)).toBe("abcdef");
    expect(printable("abcdefg", 6)).toBe("abcde…");
  });

  it("never prints two different names alike", () => {
    const nasty = fc.string({
      unit: fc.constantFrom("\\", "u", "{", "}", "1", "b", "\u001b", "\u202e", "5", "c", "a", "\ud800"),
      maxLength: 8,
    });
    fc.assert(
      fc.property(nasty, nasty, (a, b) => {
        expect(printable(a) === printable(b)).toBe(a === b);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("printableWhole", () => {
  it("leaves what printable has made as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const text = `job ${printable(name)} failed`;

        expect(printableWhole(text, 10_000)).toBe(text);
      }),
    );
  });

  it("catches what was forgotten", () => {
    expect(printableWhole("a\u001b[2Jb")).toBe("a\\u{1b}[2Jb");
  });
});
