import { parseArgs } from "node:util";
import { seedPlayground } from "./playground.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";
import { FULL_VERSION, type GitLabVersion } from "./version.ts";
import { welcome } from "./welcome.ts";

const DEFAULT_PORT = 8929;

const HELP = `A stand-in for GitLab: a real HTTP server on 127.0.0.1 that answers as GitLab does.

Usage: npm run gitlab -- [options]

  --port N       port to listen on (default ${DEFAULT_PORT}; 0 = any free one)
  --version V    which GitLab to be: 17, 18 or 19 (default 19); decides what a job token may read
  --help         this text

It prints its projects and tokens and curl lines to paste. Ctrl-C ends it; nothing is kept.

Faults on demand, from another shell:
  curl -d '{"kind":"bad-gateway","path":"/trigger/pipeline","times":2}' http://127.0.0.1:${DEFAULT_PORT}/-/stand-in/faults
  kinds: status (status, body, headers) | rate-limited (by: rack-attack|application, retryAfterS) | bad-gateway | slow (ms)
         | hang | drop-before | drop-after | truncate (bytes) | wrong-length (delta) | endless
  every kind takes: method, path (a regular expression), times (a number or "always"), after (requests let through first)
  GET /-/stand-in/faults shows those still armed, DELETE /-/stand-in/faults disarms all,
  GET /-/stand-in/requests shows the latest requests with their bodies, GET /-/stand-in/pipelines every pipeline with its variables.
`;

/** Runs the stand-in until a signal ends it. Exit code 0 after a signal, 2 for a wrong option, 1 when it cannot listen. */
async function main(argv: readonly string[]): Promise<number> {
  const order = readOptions(argv);
  if (order.kind === "help") return print(HELP, 0);
  if (order.kind === "wrong") return complain(`${order.problem}\nSee npm run gitlab -- --help.`, 2);
  let standIn: StandIn;
  try {
    standIn = await startStandIn({ port: order.port, version: order.version, strictStorage: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      return complain(
        `Port ${order.port} is taken, perhaps by another stand-in. End that one, or choose another port: npm run gitlab -- --port 0`,
        1,
      );
    }
    if (error instanceof Error && "code" in error && error.code === "EACCES") {
      return complain(
        `Port ${order.port} is not for ordinary users. Choose one above 1023: npm run gitlab -- --port 0`,
        1,
      );
    }
    throw error;
  }
  print(welcome(standIn, seedPlayground(standIn.world), FULL_VERSION[order.version]), 0);
  await signaled();
  await standIn.close();
  return print("The stand-in has ended.\n", 0);
}

type Order =
  | { readonly kind: "run"; readonly port: number; readonly version: GitLabVersion }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly problem: string };

function readOptions(argv: readonly string[]): Order {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: "string", default: String(DEFAULT_PORT) },
        version: { type: "string", default: "19" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const port = Number(values.port);
    if (!/^\d+$/u.test(values.port) || port > 65_535)
      return { kind: "wrong", problem: "--port must be a number from 0 to 65535." };
    const version = ([17, 18, 19] as const).find((known) => String(known) === values.version);
    if (version === undefined) return { kind: "wrong", problem: "--version must be 17, 18 or 19." };
    return { kind: "run", port, version };
  } catch (error) {
    return { kind: "wrong", problem: error instanceof Error ? error.message : String(error) };
  }
}

function signaled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function print(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
