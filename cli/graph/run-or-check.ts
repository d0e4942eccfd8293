import { readBoolean } from "../../action/inputs/plain.ts";
import { rawFromEnv } from "../../action/inputs/raw.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { RunOrder } from "../commands/run.ts";
import type { World } from "../world.ts";

/** `sluice run`: checks a file of pipelines with --dry-run, else runs it. */
export async function runOrCheck(order: RunOrder, world: World): Promise<number> {
  const isOn = (name: "dry-run" | "redact") => {
    const text = order.given[name] ?? rawFromEnv(world.env)[name] ?? "false";
    const value = readBoolean(text, (problem) => {
      throw new CodedError("INPUT_INVALID", `\`${name}\`: ${problem}`);
    });
    return value === true;
  };
  const redact = isOn("redact");
  if (isOn("dry-run")) {
    const { runCheck } = await import("./run-check.ts");
    return await runCheck(order, redact, world);
  }
  const { runGraphCommand } = await import("./run-graph.ts");
  return await runGraphCommand(order, redact, world);
}
