import { expect, it } from "vitest";
import { counted } from "../../../shared/text/counted.ts";

it.each([
  [0, "file", "0 files"],
  [1, "file", "1 file"],
  [2, "file", "2 files"],
  [1, "delivery", "1 delivery"],
  [3, "delivery", "3 deliveries"],
  [2, "key", "2 keys"],
])("%i of a %s are %s", (count, thing, words) => {
  expect(counted(count, thing)).toBe(words);
});
