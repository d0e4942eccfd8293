import { pino } from "pino";
import type { Log, LogFields } from "../../shared/text/log.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";

/** How log lines are made. */
export interface LogOptions {
  /** The least important level that is written. */
  readonly level: keyof Log;
  readonly clock: Clock;
  /** Hides secrets in every text. */
  readonly redact: (text: string) => string;
  /** Takes one line with its line feed. */
  readonly write: (line: string) => void;
}

/** Longer than other printable text: a GitLab answer's own words are worth reading to the end. */
const MOST_CHARS = 1_000;

/**
 * A log of one JSON object a line: `time`, `level`, `msg` and the fields.
 *
 * Every text is printable on one line and without secrets, whatever a forge or GitLab has put into it.
 */
export function jsonLog({ level, clock, redact, write }: LogOptions): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${clock.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const safe = (text: string) => printable(redact(text), MOST_CHARS);
  const at = (name: keyof Log) => (message: string, fields?: LogFields) =>
    logger[name](clean(fields ?? {}, safe), safe(message));
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** The fields that are set, their texts made safe. */
export function clean(fields: LogFields, safe: (text: string) => string): LogFields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === "string" ? safe(value) : value]),
  );
}
