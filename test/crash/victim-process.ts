import { spawn } from "node:child_process";
import { once } from "node:events";
import type { StandIn } from "../gitlab/stand-in.ts";
import { waitUntil } from "../support/wait-until.ts";

const PATIENCE_MS = 180_000;

/** Where a request is when its sender is killed: come to GitLab and not handled, or handled and its answer not heard. */
export type Point = { readonly request: number; readonly at: "asked" | "unheard" };

/** A program that is started as users start it. */
export interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** How a program has ended, and what it printed. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly printed: string;
}

/** Runs a program on this Node; with a point, kills it there, unless it has ended before. */
export async function runProgram(gitlab: StandIn, program: Program, point?: Point): Promise<ProgramEnd> {
  const before = gitlab.requests.length;
  if (point !== undefined) {
    const kind = point.at === "asked" ? "hang" : "hang-after";
    gitlab.faults.add({ after: point.request - 1, fault: { kind } });
  }
  const child = spawn(process.execPath, program.args, {
    cwd: program.cwd,
    env: program.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  const closed = once(child, "close") as Promise<[number | null, string | null]>;
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  try {
    if (point !== undefined)
      await waitUntil(
        () => isGone() || gitlab.requests.length - before >= point.request,
        () => `request ${point.request}:\n${printed}`,
        PATIENCE_MS,
      );
    else
      await waitUntil(isGone, () => `the end of ${program.args.join(" ")}:\n${printed}\n${asked(gitlab)}`, PATIENCE_MS);
  } finally {
    child.kill("SIGKILL");
    gitlab.faults.clear();
  }
  const [code, signal] = await closed;
  return { code, signal, printed };
}

/** The last that GitLab was asked for. */
function asked({ requests }: StandIn): string {
  const last = requests.slice(-10).map(({ method, path, status }) => `${method} ${path} ${status}`);
  return last.join("\n");
}

/** Every point of a program that makes so many requests, in an order that chance decides, and no more than are asked for. */
export function pointsOf(requests: number, random: () => number, times = Number.POSITIVE_INFINITY): readonly Point[] {
  const all = Array.from({ length: requests }, (_none, index) => index + 1).flatMap((request) =>
    (["asked", "unheard"] as const).map((at) => ({ point: { request, at }, turn: random() })),
  );
  return all
    .toSorted((one, other) => one.turn - other.turn)
    .slice(0, times)
    .map(({ point }) => point);
}
