import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig } from "../../relay/config/load.ts";
import { explain } from "../../relay/explain/explain.ts";
import { parseHeaders } from "../../relay/explain/parse-headers.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { findingLine } from "../../shared/yaml/finding.ts";
import type { ExplainOrder } from "../commands/relay/explain.ts";
import { readNamedFile } from "../named-file.ts";
import { showsUnicode } from "../terminal-kind.ts";
import type { World } from "../world.ts";
import { deliveriesOf, explanationJson } from "./explanation-json.ts";
import { explanationPage } from "./explanation-page.ts";
import { relayVoice } from "./relay-voice.ts";

/** What `--fail-if-none` ends with when no route matches. */
const NONE_MATCHES = 1;

/**
 * `sluice relay explain`. Needs no secrets, unless the request is to be verified.
 *
 * @throws CodedError those of `loadConfig`; FILE_UNREADABLE, INPUT_INVALID, USAGE
 */
export function runExplain(order: ExplainOrder, world: World): number {
  const { say, print } = relayVoice(order, world);
  const examined = examineConfig(order.config, { readFile: world.readFile, env: world.env });
  const config = soundConfig(examined, "optional");
  const missing = examined.problems.find(({ key = "" }) => key.startsWith(`sources.${order.source}.`));
  if (order.verify && missing !== undefined)
    throw new CodedError(
      "CONFIG_SECRET_MISSING",
      `The request cannot be verified: ${findingLine(examined.path, missing)}.`,
    );
  if (order.verify && order.headers === undefined)
    throw new CodedError(
      "USAGE",
      "The request cannot be verified without its headers, where its signature or token stands.",
      {
        hint: "Name the file that holds them with --headers, or leave out --verify.",
      },
    );
  const explanation = explain(config, {
    source: order.source,
    body: readPayload(order.payload, world),
    ...(order.headers === undefined
      ? {}
      : { headers: parseHeaders(readNamedFile(order.headers, "--headers", world.readFile)) }),
    ...(order.verify ? { verifyAt: world.clock.now() } : {}),
  });
  if (order.json) print(explanationJson(explanation));
  else
    say(`${explanationPage(explanation, { colour: world.colors.out, unicode: showsUnicode(world.env) }).join("\n")}\n`);
  return order.failIfNone && deliveriesOf(explanation.outcome) === 0 ? NONE_MATCHES : 0;
}

function readPayload(path: string, { readBytes }: Pick<World, "readBytes">): Uint8Array {
  try {
    return readBytes(path);
  } catch (cause) {
    throw new CodedError("FILE_UNREADABLE", `The payload ${printable(path)} cannot be read.`, { cause });
  }
}
