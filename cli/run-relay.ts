import { CodedError } from "../shared/errors/coded-error.ts";
import { nodeCode } from "../shared/errors/node-code.ts";
import type { RelayOrder } from "./commands/relay.ts";
import type { World } from "./world.ts";

/** The first Node whose node:sqlite needs no flag. */
const OLDEST_NODE = [22, 13] as const;

/**
 * Runs a `sluice relay …` command and resolves with its exit code.
 *
 * The relay is a bundle of its own (dist/relay.js), so that everything else runs from one file and on an older Node.
 *
 * @throws CodedError UNSUPPORTED_NODE, RELAY_MISSING
 */
export async function runRelayOrder(order: RelayOrder, world: World): Promise<number> {
  requireNode(world.nodeVersion);
  const { runRelayProgram } = await loadRelay();
  return runRelayProgram(order, world);
}

async function loadRelay() {
  try {
    return await import("./relay-program.ts");
  } catch (cause) {
    if (nodeCode(cause) !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new CodedError("RELAY_MISSING", "The relay's part of Sluice could not be loaded.", { cause });
  }
}

function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  const oldest = OLDEST_NODE.join(".");
  throw new CodedError(
    "UNSUPPORTED_NODE",
    `The relay cannot run on Node.js ${version}: it stores in SQLite, which comes with Node.js from ${oldest} on.`,
    {
      hint: `Install Node.js ${oldest} or newer; every other command runs on this one.`,
    },
  );
}
