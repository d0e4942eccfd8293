import { parseArgs } from "node:util";

/** What `npm run demo` was asked for. */
export type DemoOrder =
  | { readonly kind: "run"; readonly keep: boolean }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly problem: string };

export const DEMO_HELP = `The main job of Sluice, end to end, with nothing configured.

Usage: npm run demo -- [options]

  --keep    leaves relay and GitLab stand-in running, and prints lines to paste
  --help    this text
`;

/** Reads the demo's command line; never throws. */
export function readDemoOrder(argv: readonly string[]): DemoOrder {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { keep: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
    return values.help ? { kind: "help" } : { kind: "run", keep: values.keep };
  } catch (error) {
    return { kind: "wrong", problem: error instanceof Error ? error.message : String(error) };
  }
}
