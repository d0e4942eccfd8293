import { expect, it } from "vitest";
import { splitList } from "../../../shared/text/split-list.ts";

it.each([
  { text: "", parts: [] },
  { text: " , \n,", parts: [] },
  { text: "a, b\nc\r\n d ", parts: ["a", "b", "c", "d"] },
  { text: "build: [amd64, debug], test", parts: ["build: [amd64, debug]", "test"] },
  { text: "test-{a,b}: x, c", parts: ["test-{a,b}: x", "c"] },
  { text: "a], b", parts: ["a]", "b"] },
  { text: "[a, b\nc, d", parts: ["[a, b", "c", "d"] },
])("parts $text", ({ text, parts }) => {
  expect(splitList(text)).toEqual(parts);
});
