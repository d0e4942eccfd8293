import type { Clock } from "../../shared/time/clock.ts";
import type { StepEvent } from "../model/event.ts";
import type { Host } from "../model/host.ts";
import { eventJson } from "./event-json.ts";

/** A host whose events are also printed as JSON, and what prints the result behind them. */
export interface JsonStream {
  readonly host: Host;
  /** Prints a value as one line, with what the host hides left out of it. */
  readonly print: (value: unknown) => void;
  /** The values of downstream dotenv files that became outputs, so far; `***` for those that are masked. */
  readonly dotenv: () => Readonly<Record<string, string>>;
}

/** How often a download under way is told of. */
const DOWNLOAD_EVERY_MS = 5_000;

/** Numbers that are concealed by name: an id is a number like any other. */
const IDS = new Set(["id", "projectId", "jobId", "pipelineId", "startedBy"]);

/**
 * Adds a stream of JSON lines to a host: every event as it happens.
 *
 * With `redact`, what is concealed is `***` in texts and 0 where it is the number of an id.
 *
 * @param writeLine gets each value as one line of JSON, without the line feed
 */
export function jsonStream(host: Host, clock: Clock, writeLine: (line: string) => void): JsonStream {
  const outputs = new Map<string, string>();
  const toldMs = new Map<number, number>();
  let concealing = false;
  const print = (value: unknown) => writeLine(hiddenJson(value, (text) => host.hide(text), concealing));
  const isDue = (event: StepEvent) => {
    if (event.kind !== "download" || event.done) return true;
    const nowMs = clock.monotonicMs();
    if (nowMs - (toldMs.get(event.jobId) ?? Number.NEGATIVE_INFINITY) < DOWNLOAD_EVERY_MS) return false;
    toldMs.set(event.jobId, nowMs);
    return true;
  };
  return {
    print,
    dotenv: () => Object.fromEntries(outputs),
    host: {
      ...host,
      extraOutput: (name, value) => {
        outputs.set(name, String(value));
        host.extraOutput(name, value);
      },
      conceal: (what) => {
        concealing = true;
        host.conceal(what);
      },
      event: (event) => {
        // First, since that is how the host learns what is to be concealed.
        host.event(event);
        if (isDue(event)) print(eventJson(event, clock.now()));
      },
    },
  };
}

/**
 * A value as one line of JSON, without what `hide` takes out of a text.
 *
 * @param ids whether numbers that are ids are 0
 */
export function hiddenJson(value: unknown, hide: (text: string) => string, ids: boolean): string {
  return JSON.stringify(hiddenIn(value, hide, ids));
}

function hiddenIn(value: unknown, hide: (text: string) => string, ids: boolean): unknown {
  if (typeof value === "string") return hide(value);
  if (Array.isArray(value)) return value.map((one) => hiddenIn(one, hide, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      hide(name),
      ids && IDS.has(name) && typeof inner === "number" ? 0 : hiddenIn(inner, hide, ids),
    ]),
  );
}
