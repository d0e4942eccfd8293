import type { Log } from "../../shared/text/log.ts";

const LEVELS: readonly (keyof Log)[] = ["debug", "info", "warn", "error"];

/** The level a word means, in whatever case; undefined when it means none. */
export function logLevelOf(text: string): keyof Log | undefined {
  const word = text.trim().toLowerCase();
  return LEVELS.find((level) => level === word);
}
