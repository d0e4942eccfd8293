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
  try {
    switch (order.kind) {
      case "serve":
        return await runRelay({ config: order.config, verbose: order.verbose });
      case "check": {
        const { routes, sources } = loadConfig(order.config, { readFile: world.readFile, env: world.env });
        world.out(
          `${order.config} is sound: ${counted(sources.size, "source")}, ${counted(routes.length, "route")}.\n`,
        );
        return 0;
      }
      case "deliveries": {
        const { kind: _, states, ...query } = order;
        await printDeliveries({ ...query, ...(states.length === 0 ? {} : { states }) }, world.out);
        return 0;
      }
      case "release":
        return await releaseAll(order.config, order.ids, world);
    }
  } catch (error) {
    return reportFailure(error, world.err, order.kind === "serve" && order.verbose);
  }
}

/** Releases as many as it can; one that cannot be released does not keep back the others. */
async function releaseAll(config: string, ids: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  for (const id of ids) {
    try {
      await releaseDelivery({ config, id }, world.out);
    } catch (error) {
      exitCode = Math.max(exitCode, reportFailure(error, world.err, false));
    }
  }
  return exitCode;
}
