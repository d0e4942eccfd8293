import { canCatchUp, catchUp } from "../../relay/catch-up/catch-up.ts";
import type { CatchUpOptions } from "../../relay/catch-up/ground.ts";
import type { CatchUpFailure, RepositoryReport } from "../../relay/catch-up/report.ts";
import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig } from "../../relay/config/load.ts";
import { connectForges } from "../../relay/http/forge-exchange.ts";
import type { RelayConfig } from "../../relay/model/relay-config.ts";
import type { SourceConfig } from "../../relay/model/source-config.ts";
import { besideRelay, newIds } from "../../relay/operate.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import { findingLine } from "../../shared/yaml/finding.ts";
import type { CatchUpOrder } from "../commands/relay/catch-up.ts";
import { reportFailure } from "../report-failure.ts";
import type { World } from "../world.ts";
import { catchUpJson, catchUpLines, catchUpSum } from "./catch-up-page.ts";
import { readMoment } from "./read-moment.ts";
import { relayVoice } from "./relay-voice.ts";

/**
 * `sluice relay catch-up`. Of the secrets it needs those under `api` of the sources that are looked at.
 *
 * @throws CodedError those of `loadConfig`, of the store and of `catchUp`; USAGE
 */
export async function runCatchUp(order: CatchUpOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const options = optionsOf(order, world.clock.now());
  const examined = examineConfig(order.config, { readFile: world.readFile, env: world.env });
  const config = soundConfig(examined, "optional");
  const sources = sourcesOf(order, config);
  for (const { name } of sources) {
    const missing = examined.problems.find(({ key = "" }) => key.startsWith(`sources.${name}.api`));
    if (missing !== undefined)
      throw new CodedError("CONFIG_SECRET_MISSING", `${name} cannot be asked: ${findingLine(examined.path, missing)}.`);
  }
  const reports: RepositoryReport[] = [];
  const failures: CatchUpFailure[] = [];
  let exitCode = 0;
  const listener = {
    report: (report: RepositoryReport) => {
      reports.push(report);
      for (const line of catchUpLines(report, order.dryRun)) say(`${line}\n`);
    },
    fail: (failure: CatchUpFailure) => {
      failures.push(failure);
      exitCode = Math.max(exitCode, reportFailure(failure.error, world.err, false));
    },
  };
  const forges = connectForges();
  try {
    await besideRelay(order.config, world, async (store) => {
      const { exchange } = forges;
      const deps = { store, exchange, clock: world.clock, newId: newIds(world.clock), onStored: () => {} };
      for (const source of sources) await catchUp(deps, config, source, options, listener, world.signal);
    });
  } finally {
    forges.close();
  }
  if (order.json) print(catchUpJson(reports, failures, order.dryRun));
  say(`${catchUpSum(reports, order.dryRun)}\n`);
  return exitCode;
}

/** Those that were named; else all that can be asked. */
function sourcesOf({ sources: names }: CatchUpOrder, { sources }: RelayConfig): readonly SourceConfig[] {
  const able = [...sources.values()].filter(canCatchUp);
  if (names.length === 0 && able.length === 0)
    throw new CodedError("CATCH_UP_IMPOSSIBLE", "No source of the configuration has an API to ask.");
  if (names.length === 0) return able;
  return names.map((name) => {
    const source = sources.get(name);
    if (source !== undefined) return source;
    const meant = closest(name, [...sources.keys()]);
    throw new CodedError("USAGE", `The configuration has no source "${printable(name, 100)}".`, {
      hint: meant === undefined ? `Its sources are ${[...sources.keys()].join(", ")}.` : `Did you mean ${meant}?`,
    });
  });
}

function optionsOf({ dryRun, lost, all, since, by, repositories }: CatchUpOrder, now: Date): CatchUpOptions {
  if (by !== undefined && by !== "log" && by !== "refs")
    throw new CodedError("USAGE", `--by: "${printable(by, 60)}" is neither log nor refs.`);
  return {
    dryRun,
    lost,
    all,
    ...(repositories.length === 0 ? {} : { repositories }),
    ...(by === undefined ? {} : { by }),
    ...(since === undefined ? {} : { sinceMs: now.getTime() - readMoment("--since", since, now).getTime() }),
  };
}
