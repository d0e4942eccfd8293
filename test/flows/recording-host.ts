import { terminalHost } from "../../action/hosts/terminal.ts";
import type { Host } from "../../action/model/host.ts";
import { systemClock } from "../../shared/time/clock.ts";

/** A host that keeps everything it is told. */
export interface RecordingHost extends Host {
  /** What a person reads, in order, line by line; warnings and errors begin with their name. */
  readonly shown: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  /** Values of downstream dotenv reports, by name; those that came as secrets stand in `secretValues` too. */
  readonly extraOutputs: Readonly<Record<string, string>>;
  readonly secretValues: readonly string[];
  readonly state: Readonly<Record<string, string>>;
  readonly pages: readonly string[];
  /** The secrets it was told to hide. */
  readonly masked: readonly string[];
  /** Everything that left the run by any way, for a search for what must not be in it. */
  everything(): string;
}

/** Shows what a terminal would show, and keeps outputs, state and summary beside it. */
export function recordingHost(): RecordingHost {
  const shown: string[] = [];
  const outputs: Record<string, string> = {};
  const extraOutputs: Record<string, string> = {};
  const secretValues: string[] = [];
  const state: Record<string, string> = {};
  const pages: string[] = [];
  const masked: string[] = [];
  const show = (text: string) => shown.push(text.replace(/\n$/, ""));
  const terminal = terminalHost({ out: show, err: show, colour: false, verbose: true, clock: systemClock });
  return {
    ...terminal,
    shown,
    outputs,
    extraOutputs,
    secretValues,
    state,
    pages,
    masked,
    mask: (secret) => {
      masked.push(secret.reveal());
      terminal.mask(secret);
    },
    output: (name, value) => {
      outputs[name] = terminal.hide(value);
    },
    extraOutput: (name, value) => {
      terminal.extraOutput(name, value);
      extraOutputs[name] = typeof value === "string" ? terminal.hide(value) : value.reveal();
      if (typeof value !== "string") secretValues.push(value.reveal());
    },
    saveState: (name, value) => {
      state[name] = value;
    },
    summary: (markdown) => {
      pages.push(markdown);
      return Promise.resolve();
    },
    // Pages as they are read: an escaped secret is one.
    everything: () => JSON.stringify({ shown, outputs, state, pages: pages.map(unescaped) }),
  };
}

function unescaped(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/g, (_whole, code) => String.fromCodePoint(Number(code)));
}
