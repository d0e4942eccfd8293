import { runRelay } from "../relay/main.ts";
import { RELAY_ROLES, type RelayRole } from "../relay/model/relay-role.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { printable } from "../shared/text/printable.ts";
import type { RelayOrder, ServeOrder } from "./commands/relay.ts";
import { runCancelDeliveries } from "./relay/run-cancel-deliveries.ts";
import { runCatchUp } from "./relay/run-catch-up.ts";
import { runCheck } from "./relay/run-check.ts";
import { runDeliveries } from "./relay/run-deliveries.ts";
import { runExplain } from "./relay/run-explain.ts";
import { runRedeliver } from "./relay/run-redeliver.ts";
import { runRelease } from "./relay/run-release.ts";
import { runSchedules } from "./relay/run-schedules.ts";
import { runShow } from "./relay/run-show.ts";
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
    return await carryOut(order, world);
  } catch (error) {
    return reportFailure(error, world.err, order.verbose);
  }
}

async function carryOut(order: RelayOrder, world: World): Promise<number> {
  switch (order.kind) {
    case "serve":
      // What a relay does when it is asked to end, or to reload, is its own affair.
      if (world.signal.aborted) return 0;
      world.letGoOfSignals();
      return await runRelay({ config: order.config, verbose: order.verbose, role: roleOf(order, world) });
    case "check":
      return runCheck(order, world);
    case "explain":
      return runExplain(order, world);
    case "deliveries":
      return await runDeliveries(order, world);
    case "show":
      return await runShow(order, world);
    case "cancel":
      return await runCancelDeliveries(order, world);
    case "redeliver":
      return await runRedeliver(order, world);
    case "catch-up":
      return await runCatchUp(order, world);
    case "release":
      return await runRelease(order, world);
    case "schedules":
      return await runSchedules(order, world);
    case "migrate": {
      // What speaks to PostgreSQL is loaded where it is needed, and nowhere else.
      const { runMigrate } = await import("./relay/run-migrate.ts");
      return await runMigrate(order, world);
    }
  }
}

/** @throws CodedError USAGE for a role in the environment that nobody knows */
function roleOf({ role }: ServeOrder, { env }: World): RelayRole {
  const wanted = role ?? (env["SLUICE_RELAY_ROLE"] || "all");
  const known = RELAY_ROLES.find((one) => one === wanted);
  if (known !== undefined) return known;
  throw new CodedError("USAGE", `SLUICE_RELAY_ROLE is "${printable(wanted, 60)}".`, {
    hint: `Set it to one of ${RELAY_ROLES.join(", ")}, or leave it out.`,
  });
}
