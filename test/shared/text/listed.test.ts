import { expect, it } from "vitest";
import { listed } from "../../../shared/text/listed.ts";

it.each([
  { names: [], text: "" },
  { names: ["a"], text: "a" },
  { names: ["a", "b"], text: "a and b" },
  { names: ["a", "b", "c"], text: "a, b and c" },
  { names: ["a", "b", "c", "d"], text: "a, b, c and 1 more" },
])("$names as a sentence has them: $text", ({ names, text }) => {
  expect(listed(names, 3)).toBe(text);
});
