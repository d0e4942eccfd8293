import { drawnVoice } from "../../action/orchestrate/live/drawn-voice.ts";
import type { GraphVoice } from "../../action/orchestrate/live/graph-voice.ts";
import { type JsonVoice, jsonVoice } from "../../action/orchestrate/live/json-voice.ts";
import { lineVoice } from "../../action/orchestrate/live/line-voice.ts";
import type { Graph } from "../../action/orchestrate/model.ts";
import type { SpeechOptions } from "../commands/speech-options.ts";
import { openHost } from "../open-host.ts";
import { tameJson } from "../tame-json.ts";
import { mayDraw, showsUnicode } from "../terminal-kind.ts";
import type { World } from "../world.ts";

/** A voice, and what ends it: gives a terminal back that was drawn on. */
export interface OpenVoice {
  readonly voice: GraphVoice;
  /** The same voice where events are printed as JSON. */
  readonly json?: JsonVoice;
  readonly close: () => void;
}

/** The voice that fits where a command runs: a tree on a terminal, else a line per change, and with `json` the events as they happen. */
export async function openVoice(speech: SpeechOptions, graph: Graph, world: World): Promise<OpenVoice> {
  const { env, clock, screens, colors } = world;
  const screen = screens.out;
  const isDrawn = screen !== undefined && !speech.quiet && !speech.json && env["GITLAB_CI"] !== "true" && mayDraw(env);
  if (isDrawn) {
    // Warnings go to another place than the picture where standard error was sent to one.
    const err = screens.err === undefined ? { err: world.err } : {};
    const { verbose } = speech;
    const voice = drawnVoice({ screen, ...err, colour: colors.out, verbose, clock, unicode: showsUnicode(env) }, graph);
    return { voice, close: voice.close };
  }
  const place = await openHost(speech, { ...world, screens: {} }, "out");
  const voice = lineVoice(place.host, graph);
  if (!speech.json) return { voice, close: place.close };
  const json = jsonVoice(voice, graph, clock, (line) => world.out(tameJson(line)));
  return { voice: json, json, close: place.close };
}
