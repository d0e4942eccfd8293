import { counted } from "../../shared/text/counted.ts";
import type { Log, LogFields } from "../../shared/text/log.ts";
import { NOT_MADE } from "../model/delivery.ts";
import type { ConfigChange, Observe, Signal } from "./signal.ts";

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
      const counts = `${counted(signal.sources, "source")}, ${counted(signal.routes, "route")}`;
      return line("info", `Listening on ${signal.url}, ${counts}`, { url: signal.url, store: signal.store });
    }
    case "backlog-found":
      return backlogLine(signal);
    case "event-stored":
      return line("info", "Webhook stored", fields(facts));
    case "event-seen-before":
      return line("info", "Webhook seen before", fields(facts));
    case "route-taken-maybe":
      return line("info", "Route matches, maybe", fields(facts));
    case "route-passed-over":
      return line("debug", "Route does not match", fields(facts));
    case "sender-not-authentic":
      return line("warn", "Webhook refused: not authentic", fields(facts));
    case "sender-unexpected":
      return line("warn", "The sender is of another kind than its source", fields(facts));
    case "connection-tested":
      return line("info", "Connection tested by an unsigned ping", fields(facts));
    case "webhook-refused":
      return line("warn", "Webhook refused", fields(facts));
    case "webhook-not-stored":
      return line("error", "Webhook not stored", fields(facts));
    case "request-failed":
      return line("error", "Request failed by a defect", fields(facts));
    case "store-not-ready":
      return line("warn", "The store cannot take events", fields(facts));
    case "recovered":
      return line(signal.to === "held" ? "warn" : "info", RECOVERED[signal.to], fields(facts));
    case "delivered":
      return line("info", signal.adopted === true ? "Pipeline found by its marker" : "Pipeline created", fields(facts));
    case "retry-planned":
      // Nothing was tried: a lane was closed just then, or another relay is to carry it.
      if (signal.code === NOT_MADE) return line("info", "Put off", fields(facts));
      return line("warn", "Attempt failed, will be repeated", fields(facts));
    case "look-up-planned":
      return line("warn", "A pipeline may or may not exist, and is looked for", fields(facts));
    case "gitlab-left-alone":
      if (signal.code === "GITLAB_RATE_LIMITED") return line("warn", "GitLab is left alone for a while", fields(facts));
      return signal.again
        ? line("info", "GitLab still does not work", fields(facts))
        : line("warn", "GitLab does not work, and is left alone", fields(facts));
    case "gitlab-works-again":
      return line("info", "GitLab works again", fields(facts));
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
    case "pipeline-told":
      return line("debug", "GitLab tells of a pipeline", fields(facts));
    case "schedule-due":
      return line("info", "A schedule's time has come", { ...fields(facts), dueAt: signal.dueAt.toISOString() });
    case "schedule-missed": {
      const { schedule, count, latest } = signal;
      const message = `${signal.atLeast ? "At least " : ""}${counted(count, "time")} of a schedule passed, and nothing is started for ${count === 1 ? "it" : "them"}`;
      return line("warn", message, { schedule, count, latest: latest.toISOString() });
    }
    case "config-replaced":
      return replacedLine(signal.changes);
    case "config-kept-until-start": {
      const sections = signal.sections.join(" and ");
      return line("warn", `What the file says of ${sections} takes effect at the next start`, { sections });
    }
    case "config-refused":
      return line("error", "Configuration not reloaded: the one in force stays", fields(facts));
    case "config-problem":
      return line("error", "A problem of the configuration", fields(facts));
    case "commit-told":
      return line("debug", "Commit told", fields(facts));
    case "commit-not-told":
      return line(signal.first ? "warn" : "debug", "Commit not told how its delivery stands", fields(facts));
    case "forge-failing":
      return line("warn", "The forge takes no statuses now; they wait", fields(facts));
    case "forge-recovered":
      return line("info", "The forge takes statuses again", fields(facts));
    case "watch-failing":
      return line("warn", "Pipelines cannot be looked at", fields(facts));
    case "watch-recovered":
      return line("info", "Pipelines can be looked at again", fields(facts));
    case "watch-given-up":
      return line("warn", "A pipeline is not followed any more", fields(facts));
    case "admin-not-authentic":
      return line("warn", "Admin request refused: not authentic", fields(facts));
    case "admin-logged-in":
      return line("info", "Logged in", fields(facts));
    case "admin-acted":
      return line("info", ACTED[signal.action], fields(facts));
    case "old-removed":
      return line("info", "Old events removed", fields(facts));
    case "store-too-large":
      return line("warn", "The store is larger than max-size, and all it has must stay", fields(facts));
    case "events-asked-for":
      return line("info", "The forge was asked to send failed deliveries again", fields(facts));
    case "ref-caught-up":
      return line("info", "A ref has moved and no event said so; one was made", fields(facts));
    case "refs-noted":
      return line("info", "Refs not known before are noted", fields(facts));
    case "catch-up-remark":
      return line("info", "Catching up", fields(facts));
    case "catch-up-failed":
      return line("warn", "It cannot be looked at what was missed", fields(facts));
    case "relay-lapsed":
      return line("warn", "Other relays have taken this one for dead, with all it had in hand; it begins anew", {});
    case "relay-buried":
      return line(
        "warn",
        "A relay gave no sign of life for too long: others take over what it had in hand",
        fields(facts),
      );
    case "tracing":
      return line("info", "Traces are sent", fields(facts));
    case "tracing-unclear":
      return line("warn", "A setting of the traces is not understood", fields(facts));
    case "traces-not-sent":
      return line(signal.first ? "warn" : "debug", "Traces could not be sent, and are lost", fields(facts));
    case "traces-sent-again":
      return line("info", "Traces are sent again", {});
    case "draining":
      return line("info", "Draining: webhooks are taken until balancers have turned away", fields(facts));
    case "stopping":
      return line("info", "Stopping: no more webhooks are taken, attempts under way may end", fields(facts));
    case "stopped":
      return line("info", "Stopped", {});
  }
}

/** What becomes of a delivery whose relay ended before GitLab's answer was on disk. */
const RECOVERED = {
  held: "Held: the relay ended before GitLab's answer was on disk",
  pending: "To be attempted again: the relay ended before GitLab's answer was on disk",
  "look-up": "To be looked for: the relay ended before GitLab's answer was on disk",
} as const;

/** What a person did by hand. */
const ACTED = { release: "Released by hand", cancel: "Canceled by hand", redeliver: "Redelivered by hand" } as const;

function backlogLine(backlog: Extract<Signal, { kind: "backlog-found" }>): LogLine {
  const { pending, held, dead, oldestDueAt } = backlog;
  const fields = { pending, held, dead, oldestDueAt: oldestDueAt?.toISOString() };
  if (held + dead === 0) return { level: "info", message: `${counted(pending, "delivery")} waiting`, fields };
  const message =
    `${counted(held, "delivery")} held, ${counted(dead, "delivery")} dead, ${pending} waiting: ` +
    "`sluice relay deliveries --state held,dead` shows them, `sluice relay release ID` sends one again";
  return { level: "warn", message, fields };
}

/** Names of what changed, by what and how: `routeAdded=app, web`. */
function replacedLine(changes: readonly ConfigChange[]): LogLine {
  const groups = Map.groupBy(changes, ({ what, how }) => `${what}${how.charAt(0).toUpperCase()}${how.slice(1)}`);
  const message =
    changes.length === 0
      ? "Configuration reloaded: nothing has changed"
      : `Configuration reloaded: ${counted(changes.length, "change")}`;
  const names = [...groups].map(([key, group]) => [key, group.map(({ name }) => name).join(", ")]);
  return { level: "info", message, fields: Object.fromEntries(names) as LogFields };
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
