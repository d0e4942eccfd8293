import { describe, expect, it } from "vitest";
import { tameJson } from "../../cli/tame-json.ts";

describe("tameJson", () => {
  it.each([
    { what: "a runner's command", text: "##[error]no", shown: String.raw`"#\u0023[error]no"` },
    { what: "a control of eight bits", text: "\u009b31mred\u007f", shown: String.raw`"\u009b31mred\u007f"` },
    { what: "a mark that turns text around", text: "ev\u202eil\u2066", shown: String.raw`"ev\u202eil\u2066"` },
    { what: "a hidden letter beyond U+FFFF", text: "a\u{e0041}", shown: String.raw`"a\udb40\udc41"` },
    { what: "a separator of lines", text: "a\u2028b", shown: String.raw`"a\u2028b"` },
    { what: "what is plain to see", text: "größe 日本 🚀 →", shown: '"größe 日本 🚀 →"' },
  ])("spells $what so that it does nothing, and stays what it is", ({ text, shown }) => {
    const line = tameJson(JSON.stringify(text));

    expect(line).toBe(`${shown}\n`);
    expect(JSON.parse(line)).toBe(text);
  });
});
