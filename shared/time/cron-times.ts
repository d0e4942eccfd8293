import { Cron } from "croner";

/** The times of a cron expression in a time zone. */
export interface CronTimes {
  /** The first time after this instant; undefined when there is none before the year 3000. */
  next(after: Date): Date | undefined;
  /** The last time that is not after this instant. */
  latest(upTo: Date): Date | undefined;
}

/** An expression that is longer means nothing a shorter one could not say. */
const LONGEST = 200;

/** Any instant serves to ask whether an expression ever comes true; leap days come within eight years of it. */
const SOME_INSTANT = new Date("2024-01-01T00:00:00Z");

/**
 * The times of `expression` (minute, hour, day, month, weekday; of six fields the first is the second) in an IANA time zone.
 *
 * Where the clocks go forward, a fixed time of day that does not exist comes at that moment, and the times of an
 * expression with `*`, lists, ranges or steps in its time of day are left out; where they go back, a fixed time comes once, at its
 * first occurrence, and the others come on both passes (croner's rules, https://croner.56k.guru/usage/pattern/). Day of month and
 * weekday together mean either, as in every cron.
 *
 * @throws Error for an expression or time zone that `cronFault` or `timeZoneFault` finds something wrong with
 */
export function cronTimes(expression: string, timeZone: string): CronTimes {
  const cron = new Cron(expression, { timezone: timeZone, mode: "5-or-6-parts" });
  return {
    next: (after) => cron.nextRun(after) ?? undefined,
    latest: (upTo) => {
      // croner looks strictly before, and counts what comes in the same second.
      const justAfter = new Date(Math.floor(upTo.getTime() / 1_000) * 1_000 + 1);
      return cron.previousRuns(1, justAfter)[0];
    },
  };
}

/** What is wrong with a cron expression, as a sentence that follows its name; undefined when it is fine. */
export function cronFault(expression: string): string | undefined {
  const fields = expression.trim().split(/\s+/);
  if (expression.length > LONGEST) return `is longer than ${LONGEST} characters`;
  // croner takes a date in its place as well, which would come once and never again.
  if (!expression.trim().startsWith("@") && fields.length !== 5 && fields.length !== 6)
    return `has ${fields[0] === "" ? "no fields" : counted(fields.length)}: write five, such as "0 3 * * *" (minute, hour, day, month, weekday), or six with the second first`;
  try {
    if (cronTimes(expression, "UTC").next(SOME_INSTANT) !== undefined) return undefined;
    return "never comes: there is no such day in any year";
  } catch (error) {
    return `is no cron expression: ${wordsOf(error)}`;
  }
}

/** Whether this is the name of a time zone that times can be told in. */
export function isTimeZone(name: string): boolean {
  // croner takes an empty name for the machine's own zone.
  if (name === "") return false;
  try {
    cronTimes("0 0 * * *", name).next(SOME_INSTANT);
    return true;
  } catch {
    return false;
  }
}

function counted(fields: number): string {
  return fields === 1 ? "one field" : `${fields} fields`;
}

/** croner's words without its own name before them. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^CronPattern: /, "").replace(/\.$/, "");
}
