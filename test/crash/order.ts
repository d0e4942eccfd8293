import { parseArgs } from "node:util";

/** What can be killed. */
export const VICTIMS = ["relay", "relay-postgres", "step", "graph"] as const;
export type Victim = (typeof VICTIMS)[number];

/** What one victim is killed by. */
export interface Order {
  /** How often; absent: as often as is usual for this victim, which is at every point for the step and the graph. */
  readonly times?: number;
  readonly seed: number;
  /** No kill begins later than this, on the clock of `performance.now()`; what was killed until then is still counted. */
  readonly untilMs: number;
}

/** What `npm run crash` was asked for. */
export type CrashOrder =
  | {
      readonly kind: "run";
      readonly what: readonly Victim[];
      readonly times?: number;
      readonly seed?: number;
      readonly minutes: number;
    }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly problem: string };

const DEFAULT_MINUTES = 30;

export const CRASH_HELP = `Kills Sluice with SIGKILL at random moments under load, and counts what has become of the work.

Usage: npm run crash [-- options]

  --what WHAT    ${VICTIMS.join(", ")}; may be repeated; all when it is not given
  --times N      so many kills of each (usual: relay 200, relay-postgres 60, step and graph at every point)
  --seed S       a whole number: the same order of moments and faults as in a run that printed it
  --minutes M    no kill begins after so many minutes (${DEFAULT_MINUTES})
  --help         this text
`;

/** Reads the command line; never throws. */
export function readCrashOrder(argv: readonly string[]): CrashOrder {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        what: { type: "string", multiple: true },
        times: { type: "string" },
        seed: { type: "string" },
        minutes: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const [times, seed, minutes] = [values.times, values.seed, values.minutes].map(wholeNumber);
    return {
      kind: "run",
      what: (values.what ?? VICTIMS).map(victim),
      minutes: minutes ?? DEFAULT_MINUTES,
      ...(times === undefined ? {} : { times }),
      ...(seed === undefined ? {} : { seed }),
    };
  } catch (error) {
    return { kind: "wrong", problem: error instanceof Error ? error.message : String(error) };
  }
}

function victim(name: string): Victim {
  const found = VICTIMS.find((known) => known === name);
  if (found === undefined) throw new Error(`--what takes ${VICTIMS.join(", ")}, not ${name}.`);
  return found;
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is not a whole number.`);
  return Number(text);
}
