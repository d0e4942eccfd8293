import type { Log, LogFields } from "../../shared/text/log.ts";
import { printable } from "../../shared/text/printable.ts";
import { clean, type LogOptions } from "./json-log.ts";

const LEVELS: readonly (keyof Log)[] = ["debug", "info", "warn", "error"];

/**
 * A log for a person at a terminal: time of day, level, message, then the fields as `name=value`.
 *
 * As safe as the JSON log: printable, on one line, without secrets.
 */
export function lineLog({ level, clock, redact, write }: LogOptions): Log {
  const safe = (text: string) => printable(redact(text), 1_000);
  const at =
    (name: keyof Log) =>
    (message: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(name) < LEVELS.indexOf(level)) return;
      const time = clock.now().toISOString().slice(11, 19);
      const rest = Object.entries(clean(fields, safe)).map(([key, value]) => `  ${key}=${quoted(value)}`);
      write(`${time} ${name.padEnd(5)} ${safe(message)}${rest.join("")}\n`);
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function quoted(value: LogFields[string]): string {
  const text = String(value);
  return /[\s"=]/.test(text) ? JSON.stringify(text) : text;
}
