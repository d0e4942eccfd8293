import type { Clock } from "../../shared/time/clock.ts";
import type { Host } from "../host.ts";
import { Secrets } from "./secrets.ts";
import { terminalHost } from "./terminal.ts";

/** What a GitLab job is like. */
export interface GitLabCiOptions {
  /** The job's log; one stream, since a runner does not keep the order of two. */
  readonly out: (text: string) => void;
  readonly colour: boolean;
  readonly verbose?: boolean;
  readonly clock: Clock;
  /** Adds a line to the dotenv report, where the job wants one. */
  readonly dotenv?: (line: string) => void;
}

/** GitLab reads at most 5 kB of a dotenv report (instance setting `dotenv_size`); the whole result would not fit in it. */
const NOT_IN_DOTENV = new Set(["result"]);

/** A host that is a GitLab job: sections of the log fold, and outputs become lines of a dotenv report. */
export function gitlabCiHost(options: GitLabCiOptions): Host {
  const { out, dotenv } = options;
  const lines = terminalHost({ out, err: out, colour: options.colour, verbose: options.verbose ?? false });
  const secrets = new Secrets();
  let sections = 0;
  const stamp = () => Math.floor(options.clock.now().getTime() / 1_000);
  const section = (title: string, marks = "") => {
    sections += 1;
    const name = `sluice_${sections}`;
    // doc/ci/jobs/job_logs: the marker must begin the line, and a carriage return parts it from what is shown.
    out(`\u001b[0Ksection_start:${stamp()}:${name}${marks}\r\u001b[0K`);
    lines.line(title);
    return () => out(`\u001b[0Ksection_end:${stamp()}:${name}\r\u001b[0K\n`);
  };
  return {
    ...lines,
    kind: "gitlab-ci",
    mask: (secret) => {
      secrets.add(secret);
      lines.mask(secret);
    },
    section: (title) => section(title),
    quote: (title, quoted) => {
      const close = section(title, "[collapsed=true]");
      for (const one of quoted) lines.line(one, "dim");
      close();
    },
    output: (name, value) => {
      const shown = secrets.hide(value);
      // A dotenv report takes no line break, whatever the quotes.
      if (dotenv === undefined || NOT_IN_DOTENV.has(name) || /[\r\n]/.test(shown)) return;
      dotenv(`SLUICE_${name.toUpperCase().replaceAll("-", "_")}=${shown}`);
    },
  };
}
