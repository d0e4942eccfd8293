import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownLink, markdownMessage, markdownTable, markdownText } from "../../../action/report/markdown.ts";

describe("markdownText", () => {
  it.each([
    "a|b",
    "<b>x</b>",
    "[x](https://evil.example)",
    "`x`",
    "**x**",
    "@team",
    "https://x.example",
    "a\nb",
    "~~x~~",
    "&lt;",
  ])("leaves no markup in %j", (text) => {
    const shown = markdownText(text).replaceAll(/&(#\d+|amp|lt|gt);/g, "");

    expect(shown).not.toMatch(/[|<>[\]()`*_@~\n#&:]/);
  });

  it("keeps any text in one cell of one row", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const table = markdownTable(["a", "b"], [[markdownText(text), "x"]]);

        expect(table.split("\n")).toHaveLength(3);
        expect(table.split("\n")[2]?.split("|")).toHaveLength(4);
      }),
    );
  });
});

it("leaves no name of a web server that GitHub would make a link of", () => {
  expect(markdownText("www.evil.example, WWW.evil.example")).not.toMatch(/www\./i);
});

describe("markdownMessage", () => {
  it("keeps lines apart and makes no markup of them", () => {
    expect(markdownMessage("a:\n  <b>\\u{a}")).toBe("a&#58;<br>  &lt;b&gt;&#92;u&#123;a&#125;");
  });
});

describe("markdownLink", () => {
  it("links to pages of the web", () => {
    expect(markdownLink("7", "https://x.example/a_(b)|c?d=`e`")).toBe("[7](https://x.example/a_%28b%29%7cc?d=%60e%60)");
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "no URL at all", ""])("does not link to %j", (address) => {
    expect(markdownLink("seven", address)).toBe("seven");
  });
});
