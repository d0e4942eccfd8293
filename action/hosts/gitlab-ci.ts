import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Host } from "../model/host.ts";
import type { DotenvReport } from "./dotenv-report.ts";
import { Hidden } from "./hidden.ts";
import { terminalHost } from "./terminal.ts";

/** What a GitLab job is like. */
export interface GitLabCiOptions {
  /** The job's log; one stream, since a runner does not keep the order of two. */
  readonly out: (text: string) => void;
  /** Where warnings and errors go, where nothing else is printed. */
  readonly err?: (text: string) => void;
  readonly colour: boolean;
  readonly verbose?: boolean;
  readonly clock: Clock;
  /** Where outputs go, where the job wants them. */
  readonly dotenv?: DotenvReport;
}

/** What our own outputs are called in a dotenv report. */
const OWN_PREFIX = "SLUICE_";

/** Too long for a report of 5 kB, which is no loss: `--json` prints them. */
const NOT_IN_DOTENV = new Set(["result", "pipelines"]);

/** A host that is a GitLab job: sections of the log fold, and outputs become lines of a dotenv report. */
export function gitlabCiHost(options: GitLabCiOptions): Host {
  const { out, dotenv } = options;
  const hidden = new Hidden();
  const lines = terminalHost({ ...options, err: options.err ?? out }, hidden);
  let sections = 0;
  const stamp = () => Math.floor(options.clock.now().getTime() / 1_000);
  const section = (title: string) => {
    sections += 1;
    const name = `sluice_${sections}`;
    // doc/ci/jobs/job_logs: the marker must begin the line, and a carriage return parts it from what is shown.
    out(`\u001b[0Ksection_start:${stamp()}:${name}[collapsed=true]\r\u001b[0K`);
    lines.line(title);
    return () => out(`\u001b[0Ksection_end:${stamp()}:${name}\r\u001b[0K\n`);
  };
  const publish = (name: string, value: string) => {
    const fate = dotenv?.set(name, hidden.hideSecrets(value));
    if (fate?.kind === "left-out") lines.warning(`${printable(name, 80)} is left out of the dotenv file: ${fate.why}.`);
  };
  return {
    ...lines,
    kind: "gitlab-ci",
    section,
    quote: (title, quoted) => {
      const close = section(title);
      for (const one of quoted) lines.line(one, "dim");
      close();
    },
    output: (name, value) => {
      if (!NOT_IN_DOTENV.has(name)) publish(`${OWN_PREFIX}${name.toUpperCase().replaceAll("-", "_")}`, value);
    },
    extraOutput: (name, value) => {
      if (typeof value !== "string") hidden.addPublished(value);
      if (!name.startsWith(OWN_PREFIX)) publish(name, typeof value === "string" ? value : value.reveal());
      else
        lines.warning(
          `${printable(name, 80)} is left out of the dotenv file: names with ${OWN_PREFIX} are Sluice's own.`,
        );
    },
  };
}
