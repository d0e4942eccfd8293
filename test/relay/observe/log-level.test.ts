import { expect, it } from "vitest";
import { logLevelOf } from "../../../relay/observe/log-level.ts";

it.each([
  { text: "debug", level: "debug" },
  { text: " WARN ", level: "warn" },
  { text: "verbose", level: undefined },
  { text: "", level: undefined },
])("takes $text for $level", ({ text, level }) => {
  expect(logLevelOf(text)).toBe(level);
});
