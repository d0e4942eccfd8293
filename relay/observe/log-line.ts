import type { Log, LogFields } from "../../shared/text/log.ts";
import type { Observe, Signal } from "./signal.ts";

/** One line of a log: a fixed message plus fields. */
export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields: LogFields;
}

/** Hands every signal to `log` as one line. */
export function logSignals(log: Log): Observe {
  return (signal) => {
    const { level, message, fields } = logLine(signal);
    log[level](message, fields);
  };
}

/** How a signal reads in the log: info for what an operator wants to know tomorrow, warn for what waits for a person. */
export function logLine(signal: Signal): LogLine {
  const { kind: _, ...facts } = signal;
  const line = (level: keyof Log, message: string, fields: LogFields): LogLine => ({ level, message, fields });
  switch (signal.kind) {
    case "listening": {
      const counts = `${count(signal.sources, "source")}, ${count(signal.routes, "route")}`;
      return line("info", `Listening on ${signal.url}, ${counts}`, { url: signal.url, store: signal.store });
    }
    case "backlog-found":
      return backlogLine(signal);
    case "recovered":
      return signal.to === "held"
        ? line("warn", "Held: the relay ended before GitLab's answer was on disk", fields(facts))
        : line("info", "To be attempted again: the relay ended before GitLab's answer was on disk", fields(facts));
    case "delivered":
      return line("info", "Pipeline created", fields(facts));
    case "retry-planned":
      return line("warn", "Attempt failed, will be repeated", fields(facts));
    case "held":
      return line("warn", "Held: a pipeline may or may not exist", fields(facts));
    case "dead":
      return line("error", "Given up", fields(facts));
    case "settle-failed":
      return line("error", "The answer could not be written down yet", fields(facts));
    case "store-failing":
      return line("error", "The store does not work", fields(facts));
    case "store-recovered":
      return line("info", "The store works again", {});
    case "stopping":
      return line("info", "Stopping: no more webhooks are taken, attempts under way may end", fields(facts));
    case "stopped":
      return line("info", "Stopped", {});
  }
}

function backlogLine(backlog: Extract<Signal, { kind: "backlog-found" }>): LogLine {
  const { pending, held, dead, oldestDueAt } = backlog;
  const fields = { pending, held, dead, oldestDueAt: oldestDueAt?.toISOString() };
  if (held + dead === 0) return { level: "info", message: `${count(pending, "delivery")} waiting`, fields };
  const message =
    `${count(held, "delivery")} held, ${count(dead, "delivery")} dead, ${pending} waiting: ` +
    "`sluice relay deliveries --state held,dead` shows them, `sluice relay release ID` sends one again";
  return { level: "warn", message, fields };
}

function count(n: number, what: string): string {
  const many = what.endsWith("y") ? `${what.slice(0, -1)}ies` : `${what}s`;
  return `${n} ${n === 1 ? what : many}`;
}

/** The facts of a signal as fields; what took how long in whole milliseconds. */
function fields(facts: Readonly<Record<string, unknown>>): LogFields {
  const out: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === "number") out[name] = Math.round(value);
    if (typeof value === "string") out[name] = value;
  }
  return out;
}
