import { printable } from "../../../shared/text/printable.ts";
import { Hidden } from "../../hosts/hidden.ts";
import { LivePicture } from "../../hosts/live/live-picture.ts";
import type { LiveOptions } from "../../hosts/live/live-terminal.ts";
import { terminalHost } from "../../hosts/terminal.ts";
import type { Graph } from "../model.ts";
import { concealing } from "./concealing.ts";
import { GraphDrawing } from "./graph-drawing.ts";
import type { GraphVoice } from "./graph-voice.ts";
import { SaidOnce } from "./said-once.ts";

/** A graph on a terminal that is drawn on, and what ends the drawing. */
export interface DrawnVoice extends GraphVoice {
  /** Leaves the picture as it is and gives the cursor back; to be called at the end, whatever happened. */
  readonly close: () => void;
}

/**
 * Shows a graph on a terminal: one tree of everything, redrawn in place, with the bars of downloads; warnings scroll above it.
 * At its end the picture stays in the text as it stands.
 */
export function drawnVoice(options: LiveOptions, graph: Pick<Graph, "nodes">): DrawnVoice {
  const hidden = new Hidden();
  const picture = new LivePicture({ ...options, hide: hidden.hide });
  const above = (text: string) => picture.above(text);
  const lines = terminalHost({ ...options, out: above, err: options.err ?? above }, hidden);
  const nowMs = () => options.clock.monotonicMs();
  const drawing = new GraphDrawing(graph, nowMs());
  const said = new SaidOnce(lines);
  const { host, learn } = concealing({ ...lines, isDrawn: true });
  return {
    host,
    hear: (event) => {
      learn(event);
      if (event.kind === "said") said.tell(event);
      else if (event.kind === "ended") picture.close();
      else if (event.kind === "step" && event.event.kind === "download")
        picture.download({ ...event.event, job: `${printable(event.key, 40)}: ${event.event.job}` });
      else if (drawing.hear(event, nowMs())) picture.show(drawing);
    },
    close: () => picture.close(),
  };
}
