import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig, withoutMissingSecrets } from "../../relay/config/load.ts";
import { counted } from "../../shared/text/counted.ts";
import { findingLine } from "../../shared/yaml/finding.ts";
import type { CheckOrder } from "../commands/relay/check.ts";
import type { World } from "../world.ts";
import { relayVoice } from "./relay-voice.ts";

/** `sluice relay check`. Throws the CodedErrors of `loadConfig`, after having printed the warnings. */
export function runCheck(order: CheckOrder, world: World): number {
  const { say, print } = relayVoice(order, world);
  const examined = examineConfig(order.config, { readFile: world.readFile, env: world.env });
  const problems = order.secrets === "required" ? examined.problems : withoutMissingSecrets(examined.problems);
  const { config, path, warnings } = examined;
  if (order.json)
    print({
      schema: "sluice/relay-check-result@1",
      sound: problems.length === 0,
      ...(config === undefined
        ? {}
        : { sources: config.sources.size, routes: config.routes.length, schedules: config.schedules.length }),
      problems,
      warnings,
    });
  for (const warning of warnings) world.err(`warning: ${findingLine(path, warning)}\n`);
  const { sources, routes, schedules } = soundConfig(examined, order.secrets);
  const parts = [
    counted(sources.size, "source"),
    counted(routes.length, "route"),
    ...(schedules.length > 0 ? [counted(schedules.length, "schedule")] : []),
    ...(warnings.length > 0 ? [counted(warnings.length, "warning")] : []),
  ];
  say(`${order.config} is sound: ${parts.join(", ")}.\n`);
  return 0;
}
