import { resolve } from "node:path";
import { disk } from "../action/collect/disk.ts";
import type { Host } from "../action/host.ts";
import { gitlabCiHost } from "../action/hosts/gitlab-ci.ts";
import { terminalHost } from "../action/hosts/terminal.ts";
import { parseInputs } from "../action/inputs/parse.ts";
import { runStep } from "../action/step.ts";
import { oneLine } from "../shared/errors/describe.ts";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { printable } from "../shared/text/printable.ts";
import type { TriggerOptions } from "./commands/trigger.ts";
import { jsonLine } from "./json-line.ts";
import { rawInputs } from "./raw-inputs.ts";
import type { World } from "./world.ts";

/** Runs the step as a command and resolves with its exit code; with --json, its result is all that standard output gets. */
export async function runTrigger(options: TriggerOptions, world: World): Promise<number> {
  const { clock, random, cwd, signal } = world;
  const host = hostOf(options, world);
  const result = await runStep(
    {
      host,
      clock,
      random,
      connect: (server, log) => connectGitLab(server, { clock, random, log }),
      files: disk,
      cwd,
    },
    rawInputs(options, world).then((raw) => parseInputs(raw, world.env)),
    signal,
  );
  if (options.json) world.out(host.hide(jsonLine(result)));
  return result.exitCode;
}

function hostOf({ json, quiet, verbose, dotenv }: TriggerOptions, world: World): Host {
  const { env, clock, colors } = world;
  const { err } = world;
  const out = json ? err : world.out;
  const terminal = terminalHost({
    out: quiet ? () => {} : out,
    err,
    colour: json ? colors.err : colors.out && colors.err,
    verbose,
  });
  if (env["GITLAB_CI"] !== "true") return terminal;
  const job = gitlabCiHost({
    out,
    // No terminal, yet GitLab shows colours.
    colour: (env["NO_COLOR"] ?? "") === "",
    verbose,
    clock,
    ...(dotenv === undefined ? {} : { dotenv: dotenvWriter(resolve(world.cwd, dotenv), terminal, world) }),
  });
  if (!quiet) return job;
  return {
    ...terminal,
    output: (name, value) => job.output(name, value),
    mask: (secret) => {
      terminal.mask(secret);
      job.mask(secret);
    },
  };
}

/** Once the pipeline runs, a file that cannot be written must not end the wait for it: it is warned about, once. */
function dotenvWriter(path: string, host: Host, { appendFile }: World): (line: string) => void {
  let broken = false;
  return (line) => {
    if (broken) return;
    try {
      appendFile(path, `${line}\n`);
    } catch (error) {
      broken = true;
      host.warning(`The outputs cannot be written to ${printable(path)}: ${oneLine(error)}`);
    }
  };
}
