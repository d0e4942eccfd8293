import { describe, expect, it } from "vitest";
import { cutLine, lineWidth, padded, plainLine } from "../../../../action/hosts/live/styled-line.ts";

describe("a line", () => {
  it.each([
    { text: "deploy", columns: 6, cut: "deploy" },
    { text: "deploy", columns: 5, cut: "depl…" },
    { text: "部署服务", columns: 8, cut: "部署服务" },
    { text: "部署服务", columns: 7, cut: "部署服…" },
    { text: "部署服务", columns: 6, cut: "部署…" },
    { text: "e\u0301te\u0301x", columns: 3, cut: "e\u0301t…" },
    { text: "👩‍👩‍👧‍👦 family", columns: 4, cut: "👩‍👩‍👧‍👦 …" },
    { text: "deploy", columns: 1, cut: "…" },
    { text: "deploy", columns: 0, cut: "" },
  ])("of $text is cut to $columns columns as $cut", ({ text, columns, cut }) => {
    const line = cutLine(plainLine(text), columns);

    expect(line.map((piece) => piece.text).join("")).toBe(cut);
    expect(lineWidth(line)).toBeLessThanOrEqual(columns);
  });

  it("keeps the look of each piece when it is cut", () => {
    const line = [
      { text: "✓", look: "good" },
      { text: " deploy", look: "plain" },
    ] as const;

    expect(cutLine(line, 5)).toEqual([
      { text: "✓", look: "good" },
      { text: " de…", look: "plain" },
    ]);
  });

  it("is filled up by its width, not by its length", () => {
    expect([padded("部署", 6), padded("deploy", 6), padded("deploys", 6)]).toEqual(["部署  ", "deploy", "deploys"]);
  });
});
