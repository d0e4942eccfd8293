import pico from "picocolors";
import type { Log, LogFields } from "../../shared/text/log.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Host } from "../model/host.ts";
import type { Tone } from "../model/tone.ts";
import { DownloadLines } from "./download-lines.ts";
import { eventLines } from "./event-lines.ts";
import { Hidden } from "./hidden.ts";
import { plainLines } from "./plain-text.ts";

/** What a terminal is like. */
export interface TerminalOptions {
  /** Where progress goes; text comes with its line feed. */
  readonly out: (text: string) => void;
  /** Where warnings and errors go. */
  readonly err: (text: string) => void;
  readonly colour: boolean;
  /** Also prints what the parts below report for debugging. */
  readonly verbose?: boolean;
  readonly clock: Clock;
}

/** A host that is a person's terminal, or any place that just shows lines. It has no outputs, no state and no summary. */
export function terminalHost(options: TerminalOptions, hidden = new Hidden()): Host {
  const colours = pico.createColors(options.colour);
  const downloads = new DownloadLines(options.clock);
  const paint: Readonly<Record<Tone, (text: string) => string>> = {
    plain: (text) => text,
    good: colours.green,
    bad: colours.red,
    dim: colours.dim,
  };
  const print = (write: (text: string) => void, text: string, paintLine: (line: string) => string) => {
    for (const line of plainLines(text, hidden.hide)) write(`${paintLine(line)}\n`);
  };
  const line = (text: string, tone: Tone = "plain") => print(options.out, text, paint[tone]);
  const warning = (text: string) => print(options.err, `warning: ${text}`, colours.yellow);
  return {
    kind: "terminal",
    mask: (secret) => hidden.add(secret),
    conceal: (what) => hidden.conceal(what),
    hide: hidden.hide,
    line,
    notice: (text) => line(text),
    warning,
    error: (text) => print(options.err, `error: ${text}`, colours.red),
    section: (title) => {
      line(title, "plain");
      return () => {};
    },
    quote: (title, quoted) => {
      line(title);
      for (const one of quoted) line(`  │ ${one}`, "dim");
    },
    event: (event) => {
      hidden.learn(event);
      const download = event.kind === "download" ? downloads.lineOf(event) : undefined;
      if (download !== undefined) line(download, "dim");
      for (const { text, tone } of eventLines(event)) line(text, tone);
    },
    output: () => {},
    extraOutput: (name, value) => {
      if (typeof value !== "string") hidden.addPublished(value);
      line(`  ${printable(name, 100)}=${printable(String(value), 1_000)}`);
    },
    saveState: () => {},
    summary: () => Promise.resolve(),
    log: logOf((text) => line(text, "dim"), warning, options.verbose ?? false),
  };
}

/** A log for the parts below a host: warnings are always shown, the rest when asked for. */
export function logOf(show: (text: string) => void, warn: (text: string) => void, verbose: boolean): Log {
  const detail = (message: string, fields?: LogFields) => {
    if (verbose) show(withFields(message, fields));
  };
  return {
    debug: detail,
    info: detail,
    warn: (message, fields) => warn(withFields(message, fields)),
    error: (message, fields) => warn(withFields(message, fields)),
  };
}

function withFields(message: string, fields: LogFields | undefined): string {
  const pairs = Object.entries(fields ?? {}).filter(([, value]) => value !== undefined);
  return [message, ...pairs.map(([name, value]) => `${name}=${String(value)}`)].join(" ");
}
