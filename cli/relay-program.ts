import { loadConfig } from "../relay/config/load.ts";
import { runRelay } from "../relay/main.ts";
import { printDeliveries, releaseDelivery } from "../relay/operate.ts";
import { counted } from "../shared/text/counted.ts";
import type { RelayOrder } from "./commands/relay.ts";
import { reportFailure } from "./report-failure.ts";
import type { World } from "./world.ts";

/**
 * Carries out a `sluice relay …` command and resolves with its exit code; prints its own failures.
 *
 * The entry of dist/relay.js. Its errors must not leave this file: a bundle has its own copy of every class, and the command
 * line's bundle would not recognise them.
 */
export async function runRelayProgram(order: RelayOrder, world: World): Promise<number> {
  const print = (result: object) => world.out(`${JSON.stringify(result)}\n`);
  const say = order.kind !== "serve" && (order.quiet || order.json) ? () => {} : world.out;
  try {
    switch (order.kind) {
      case "serve":
        return await runRelay({ config: order.config, verbose: order.verbose });
      case "check": {
        const { routes, sources } = loadConfig(order.config, { readFile: world.readFile, env: world.env });
        if (order.json) print({ schema: "sluice/relay-check-result@1", sources: sources.size, routes: routes.length });
        else say(`${order.config} is sound: ${counted(sources.size, "source")}, ${counted(routes.length, "route")}.\n`);
        return 0;
      }
      case "deliveries": {
        const { config, limit, json, states } = order;
        await printDeliveries(
          { config, limit, json, ...(states.length === 0 ? {} : { states }) },
          json ? world.out : say,
        );
        return 0;
      }
      case "release": {
        const { released, exitCode } = await releaseAll(order.config, order.ids, say, world.err);
        if (order.json) print({ schema: "sluice/relay-release-result@1", released });
        return exitCode;
      }
    }
  } catch (error) {
    return reportFailure(error, world.err, order.verbose);
  }
}

/** Releases as many as it can; one that cannot be released does not keep back the others. */
async function releaseAll(
  config: string,
  ids: readonly string[],
  say: (text: string) => void,
  err: (text: string) => void,
): Promise<{ readonly released: readonly string[]; readonly exitCode: number }> {
  const released: string[] = [];
  let exitCode = 0;
  for (const id of ids) {
    try {
      await releaseDelivery({ config, id }, say);
      released.push(id);
    } catch (error) {
      exitCode = Math.max(exitCode, reportFailure(error, err, false));
    }
  }
  return { released, exitCode };
}
