import { resolve } from "node:path";
import { DotenvReport } from "../action/hosts/dotenv-report.ts";
import { gitlabCiHost } from "../action/hosts/gitlab-ci.ts";
import type { Screen } from "../action/hosts/live/screen.ts";
import { terminalHost } from "../action/hosts/terminal.ts";
import type { Host } from "../action/model/host.ts";
import { oneLine } from "../shared/errors/describe.ts";
import { printable } from "../shared/text/printable.ts";
import { jobStateLine, jobStatePaths } from "./job-state.ts";
import { mayDraw, showsUnicode } from "./terminal-kind.ts";
import type { World } from "./world.ts";

/** How a command that runs the step speaks. */
export interface Speech {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** A file that outputs are appended to as a dotenv report. */
  readonly dotenv?: string;
}

/** A host, and what ends it: gives a terminal back that was drawn on. */
export interface OpenHost {
  readonly host: Host;
  readonly close: () => void;
}

/**
 * The host that fits where a command runs: a GitLab job, a terminal that is drawn on, or one that just gets lines.
 *
 * @param place where progress goes; `err` for commands whose standard output is for scripts
 */
export async function openHost(speech: Speech, world: World, place: "out" | "err"): Promise<OpenHost> {
  const { err, clock, env, colors } = world;
  const { quiet, verbose } = speech;
  const isOut = place === "out" && !speech.json;
  const out = quiet ? () => {} : isOut ? world.out : err;
  const screen = isOut ? world.screens.out : world.screens.err;
  if (env["GITLAB_CI"] === "true") return { host: keepingState(jobHost(speech, out, world), world), close: () => {} };
  if (screen !== undefined && !quiet && !speech.json && mayDraw(env))
    return await drawnOn(screen, isOut, verbose, world);
  const colour = isOut ? colors.out && colors.err : colors.err;
  return { host: terminalHost({ out, err, colour, verbose, clock }), close: () => {} };
}

/** Loaded only here: most commands, and every one in a CI job, run without it. */
async function drawnOn(screen: Screen, isOut: boolean, verbose: boolean, world: World): Promise<OpenHost> {
  const { liveTerminal } = await import("../action/hosts/live/live-terminal.ts");
  // Warnings go to another place than the picture where standard error was sent to one.
  const err = isOut && world.screens.err === undefined ? { err: world.err } : {};
  const colour = isOut ? world.colors.out : world.colors.err;
  return liveTerminal({
    screen,
    ...err,
    colour,
    verbose,
    clock: world.clock,
    unicode: showsUnicode(world.env),
  });
}

function jobHost({ quiet, verbose, dotenv }: Speech, out: (text: string) => void, world: World): Host {
  const { env, clock } = world;
  const path = dotenv === undefined ? undefined : resolve(world.cwd, dotenv);
  let host: Host | undefined;
  const warn = (text: string) => host?.warning(text);
  host = gitlabCiHost({
    out,
    ...(quiet ? { err: world.err } : {}),
    // No terminal, yet GitLab shows colours.
    colour: (env["NO_COLOR"] ?? "") === "",
    verbose,
    clock,
    ...(path === undefined ? {} : { dotenv: dotenvAt(path, warn, world) }),
  });
  return host;
}

/** A host whose state outlives the process, for `sluice cancel --left-running` in the job's `after_script`. */
function keepingState(host: Host, { env, random, appendFile }: World): Host {
  const [best, other] = jobStatePaths(env);
  if (best === undefined || other === undefined) return host;
  const run = random().toString(36).slice(2);
  const saveState: Host["saveState"] = (name, value) => {
    const line = jobStateLine(run, name, value);
    try {
      appendFile(best, line);
    } catch {
      appendFile(other, line);
    }
  };
  return { ...host, saveState };
}

/** Once the pipeline runs, a file that cannot be written must not end the wait for it: it is warned about, once. */
function dotenvAt(path: string, warn: (text: string) => void, { appendFile, sizeOf, env }: World): DotenvReport {
  let broken = false;
  const append = (line: string) => {
    if (broken) return;
    try {
      appendFile(path, `${line}\n`);
    } catch (error) {
      broken = true;
      warn(`The outputs cannot be written to ${printable(path)}: ${oneLine(error)}`);
    }
  };
  // Every plan of gitlab.com takes 50 and more; elsewhere 20 is what GitLab comes with.
  const variables = env["CI_SERVER_HOST"] === "gitlab.com" ? 50 : 20;
  return new DotenvReport(
    append,
    { variables },
    sizeNow(() => sizeOf(path)),
  );
}

function sizeNow(sizeOf: () => number): number {
  try {
    return sizeOf();
  } catch {
    // What is wrong with the file is told when it is written to.
    return 0;
  }
}
