import { describe, expect, it } from "vitest";
import { closest } from "../../../shared/text/closest.ts";

const KEYS = ["store", "routes", "sources", "max-body", "kind"];

describe("the word someone meant", () => {
  it.each([
    { word: "stor", meant: "store" },
    { word: "rotues", meant: "routes" },
    { word: "Sources", meant: "sources" },
    { word: "max-bdy", meant: "max-body" },
    { word: "knid", meant: "kind" },
    { word: "colour", meant: undefined },
    { word: "", meant: undefined },
    { word: "x".repeat(100_000), meant: undefined },
  ])("for $word is $meant", ({ word, meant }) => {
    expect(closest(word, KEYS)).toBe(meant);
  });
});
