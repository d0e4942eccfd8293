import { isRefName } from "../../shared/text/ref-name.ts";
import { formatDuration, parseDurationMs } from "../../shared/time/duration.ts";
import type { Complain } from "./complain.ts";
import { meant } from "./meant.ts";
import { quoted } from "./quoted.ts";

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["on", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["off", false],
  ["0", false],
]);

/** True or false, in the usual spellings; undefined after a complaint. */
export function readBoolean(text: string, complain: Complain): boolean | undefined {
  const value = BOOLEANS.get(text.trim().toLowerCase());
  if (value === undefined) complain(`${quoted(text)} is neither true nor false. Write true or false.`);
  return value;
}

/** What a duration may be, both ends included. */
export interface DurationBounds {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** A duration in milliseconds within bounds; undefined after a complaint. */
export function readDurationMs(text: string, bounds: DurationBounds, complain: Complain): number | undefined {
  const ms = parseDurationMs(text);
  if (ms === undefined) {
    complain(`${quoted(text)} is no duration. Write one like 90s, 45m or 1h30m; a bare number is seconds.`);
    return undefined;
  }
  if (ms >= bounds.leastMs && ms <= bounds.mostMs) return ms;
  const [least, most] = [formatDuration(bounds.leastMs), formatDuration(bounds.mostMs)];
  complain(`${quoted(text)} is out of range. Write a duration from ${least} to ${most}.`);
  return undefined;
}

/** One of a few words, compared without case; undefined after a complaint. */
export function readWord<Word extends string>(
  text: string,
  words: readonly Word[],
  complain: Complain,
): Word | undefined {
  const found = words.find((word) => word === text.trim().toLowerCase());
  if (found === undefined)
    complain(`${quoted(text)} is none of its values. ${meant([text], words)}Write one of ${words.join(", ")}.`);
  return found;
}

/** The name of a branch or tag, by git's own rules; undefined after a complaint. */
export function readRef(text: string | undefined, complain: Complain): string | undefined {
  const ref = text?.trim() ?? "";
  if (ref === "") complain("not given. Write the branch or tag the pipeline shall run on, for example main.");
  else if (!isRefName(ref))
    complain(`${quoted(ref)} cannot be the name of a branch or tag. Write one that exists in the project.`);
  else return ref;
  return undefined;
}
