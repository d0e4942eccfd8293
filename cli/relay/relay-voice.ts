import type { SpeechOptions } from "../commands/speech-options.ts";
import { tameJson } from "../tame-json.ts";
import type { World } from "../world.ts";

/** How a `sluice relay …` subcommand says what it has done. */
export interface RelayVoice {
  /** Text for a person; nothing where --quiet or --json was asked for. */
  readonly say: (text: string) => void;
  /** One JSON object on a line: what --json prints. */
  readonly print: (result: object) => void;
}

/** The voice that a subcommand was asked to speak with. */
export function relayVoice({ quiet, json }: SpeechOptions, { out }: Pick<World, "out">): RelayVoice {
  return { say: quiet || json ? () => {} : out, print: (result) => out(tameJson(JSON.stringify(result))) };
}
