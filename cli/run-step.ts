import { disk } from "../action/collect/disk.ts";
import { jsonStream } from "../action/hosts/json-stream.ts";
import { parseInputs } from "../action/inputs/parse.ts";
import type { RawInputs } from "../action/inputs/step-inputs.ts";
import { forgeExchange } from "../action/report/forge-exchange.ts";
import { runStep } from "../action/run/step.ts";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { openHost, type Speech } from "./open-host.ts";
import { tameJson } from "./tame-json.ts";
import type { World } from "./world.ts";

/**
 * Runs the step on inputs as they were written and resolves with its exit code.
 *
 * With `json`, standard output gets nothing but lines of JSON: the events as they happen, and last the result.
 */
export async function runStepCommand(raw: Promise<RawInputs>, speech: Speech, world: World): Promise<number> {
  const { clock, random, cwd, signal } = world;
  const place = await openHost(speech, world, "out");
  const json = speech.json ? jsonStream(place.host, clock, (line) => world.out(tameJson(line))) : undefined;
  try {
    const result = await runStep(
      {
        host: json?.host ?? place.host,
        clock,
        random,
        connect: (server, log) => connectGitLab(server, { clock, random, log }),
        files: disk,
        cwd,
        around: { env: world.env, exchange: forgeExchange },
      },
      raw.then((written) => parseInputs(written, world.env)),
      signal,
    );
    const dotenv = json?.dotenv() ?? {};
    json?.print(Object.keys(dotenv).length === 0 ? result : { ...result, dotenv });
    return result.exitCode;
  } finally {
    place.close();
  }
}
