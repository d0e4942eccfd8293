import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import * as core from "@actions/core";
import type { Clock } from "../../shared/time/clock.ts";
import { OUTPUT_ALIASES, type OutputName } from "../inputs/declared.generated.ts";
import type { Host } from "../model/host.ts";
import { DownloadLines } from "./download-lines.ts";
import { eventLines } from "./event-lines.ts";
import { Hidden } from "./hidden.ts";
import { plainLines } from "./plain-text.ts";
import { logOf } from "./terminal.ts";
import { uncommanded } from "./uncommanded.ts";

/** A summary file may have 1 MiB; a longer one is refused as a whole. */
const LONGEST_SUMMARY = 1_000_000;

/** In what runners that run actions differ. */
export interface RunnerTraits {
  /** The file of its summary page; absent where it offers none. */
  readonly summaryPath?: string;
  /**
   * Whether it hears of state only by commands once a job is cancelled: Gitea's, Forgejo's and act have stopped reading the
   * step's files by then (`processRunnerEnvFileCommand` in nektos/act's pkg/runner/step.go). GitHub warns of the command.
   */
  readonly keepsStateByCommand: boolean;
}

/** What the environment tells of the runner. */
export function runnerTraits(env: Readonly<Record<string, string | undefined>>): RunnerTraits {
  const { GITHUB_STEP_SUMMARY: summaryPath = "" } = env;
  return {
    ...(summaryPath === "" ? {} : { summaryPath }),
    keepsStateByCommand: ["GITEA_ACTIONS", "FORGEJO_ACTIONS", "ACT"].some((name) => env[name] === "true"),
  };
}

/** A host that is a runner of GitHub, Gitea or Forgejo. */
export function githubHost({ summaryPath, keepsStateByCommand }: RunnerTraits, clock: Clock): Host {
  const hidden = new Hidden();
  const downloads = new DownloadLines(clock);
  const safe = (text: string) => plainLines(text, hidden.hide);
  const line = (text: string) => {
    for (const one of safe(text)) core.info(uncommanded(one));
  };
  const warning = (text: string) => core.warning(safe(text).join("\n"));
  return {
    kind: "github",
    mask: (secret) => {
      hidden.add(secret);
      core.setSecret(secret.reveal());
    },
    conceal: (what) => hidden.conceal(what),
    hide: hidden.hide,
    line,
    notice: (text) => core.notice(safe(text).join("\n")),
    warning,
    error: (text) => core.error(safe(text).join("\n")),
    section: (title) => {
      core.startGroup(safe(title).join(" "));
      return () => core.endGroup();
    },
    quote: (title, lines) => {
      core.startGroup(safe(title).join(" "));
      // Nobody can write down a word that was not there when they wrote. Each line is made harmless all the same: runners
      // that are not GitHub's may not know this command.
      const resume = randomUUID();
      core.info(`::stop-commands::${resume}`);
      for (const one of lines) line(one);
      core.info(`::${resume}::`);
      core.endGroup();
    },
    event: (event) => {
      hidden.learn(event);
      const download = event.kind === "download" ? downloads.lineOf(event) : undefined;
      if (download !== undefined) line(download);
      // An annotation stands at the top of the run's page, which is where people look for the link.
      const tell = event.kind === "pipeline" ? (text: string) => core.notice(safe(text).join("\n")) : line;
      for (const { text } of eventLines(event)) tell(text);
    },
    extraOutput: (name, value) => {
      if (typeof value !== "string") {
        hidden.addPublished(value);
        core.setSecret(value.reveal());
      }
      core.setOutput(name, hidden.hideSecrets(typeof value === "string" ? value : value.reveal()));
    },
    output: (name, value) => {
      for (const known of [name, ...otherNames(name)]) core.setOutput(known, hidden.hideSecrets(value));
    },
    saveState: (name, value) => {
      core.saveState(name, value);
      // The command is printed, so what is to be concealed stays in the file.
      if (keepsStateByCommand && hidden.hide(value) === value)
        core.info(`::save-state name=${name}::${value.replaceAll("%", "%25")}`);
    },
    summary: async (markdown) => {
      const text = hidden.hide(markdown);
      if (summaryPath !== undefined && text.length < LONGEST_SUMMARY) await appendFile(summaryPath, text);
    },
    // The runner shows these only when debugging is switched on for it.
    log: logOf((text) => core.debug(safe(text).join(" ")), warning, true),
  };
}

/** What other actions call an output; workflows that have moved over may still read it by that name. */
function otherNames(name: OutputName): readonly string[] {
  return OUTPUT_ALIASES.filter(({ of: [ours] }) => ours === name).map((alias) => alias.name);
}
