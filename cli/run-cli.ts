import type { Screen } from "../action/hosts/live/screen.ts";
import { uncommanded } from "../action/hosts/uncommanded.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { oneLine } from "../shared/errors/describe.ts";
import { redactor } from "../shared/text/redact.ts";
import { Secret } from "../shared/text/secret.ts";
import { VERSION } from "../shared/text/version.generated.ts";
import { refuseTokenArguments } from "./refuse-tokens.ts";
import { reportFailure } from "./report-failure.ts";
import type { World } from "./world.ts";

/** The oldest Node the bundle of the command line is built for. */
const OLDEST_NODE = 20;

/** The exit code of a command that was asked to end before it was done; the same as of a canceled pipeline. */
const STOPPED = 6;

/**
 * Runs one command line and resolves with its exit code; never rejects.
 *
 * What a command needs is imported only once it is known which command it is: `--version` and `--help` stay fast.
 *
 * @param args the arguments after the program's name
 */
export async function runCli(args: readonly string[], world: World): Promise<number> {
  const redact = redactor(secretsOf(world.env));
  const tame = world.env["GITHUB_ACTIONS"] === "true" ? withoutCommands : (text: string) => text;
  const careful: World = {
    ...world,
    out: (text) => world.out(tame(text)),
    err: (text) => world.err(tame(redact(text))),
    screens: {
      ...(world.screens.out === undefined ? {} : { out: redacted(world.screens.out, redact) }),
      ...(world.screens.err === undefined ? {} : { err: redacted(world.screens.err, redact) }),
    },
  };
  try {
    if (Number.parseInt(world.nodeVersion, 10) < OLDEST_NODE) throw tooOld(world.nodeVersion);
    if (args[0] === "--version" || args[0] === "-V") {
      world.out(`${VERSION}\n`);
      return 0;
    }
    refuseTokenArguments(args);
    const { dispatch } = await import("./dispatch.ts");
    return await dispatch(args, careful);
  } catch (error) {
    if (error === world.signal.reason) {
      careful.err(`error: ${oneLine(error)}\n`);
      return STOPPED;
    }
    return reportFailure(error, careful.err, args.includes("--verbose"));
  }
}

/** The log of a GitHub job is read for commands: no file's or job's name may give one. */
function withoutCommands(text: string): string {
  return text.split("\n").map(uncommanded).join("\n");
}

/** A screen on which nothing is written that must not be printed. */
function redacted(screen: Screen, redact: (text: string) => string): Screen {
  return {
    write: (text) => screen.write(redact(text)),
    size: () => screen.size(),
    onChange: (heard) => screen.onChange(heard),
    hideCursor: () => screen.hideCursor(),
  };
}

/** Tokens of the environment: what must not be printed whatever happens. */
function secretsOf(env: World["env"]): Secret[] {
  return Object.entries(env).flatMap(([name, value]) =>
    name.endsWith("TOKEN") && value !== undefined && value !== "" ? [new Secret(value)] : [],
  );
}

function tooOld(version: string): CodedError {
  return new CodedError("UNSUPPORTED_NODE", `Sluice cannot run on Node.js ${version}.`);
}
