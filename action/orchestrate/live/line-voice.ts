import { printable } from "../../../shared/text/printable.ts";
import type { Host } from "../../model/host.ts";
import type { Graph, GraphEvent } from "../model.ts";
import { concealing } from "./concealing.ts";
import type { GraphVoice } from "./graph-voice.ts";
import { NodeLines } from "./node-lines.ts";
import { SaidOnce } from "./said-once.ts";

/** A log page of a CI system gets slow beyond that. */
const MOST_QUOTED_CHARS = 2_000_000;

/** Shows a graph on a host that is read from top to bottom: a line per change, logs folded below it. */
export function lineVoice(host: Host, graph: Pick<Graph, "nodes" | "policy">): GraphVoice {
  const lines = new NodeLines(graph);
  const said = new SaidOnce(host);
  let leftChars = MOST_QUOTED_CHARS;
  const { host: told, learn } = concealing(host);
  return {
    host: told,
    hear: (event) => {
      learn(event);
      if (event.kind === "said") said.tell(event);
      if (event.kind === "step") tellDetails(host, event);
      if (event.kind === "quoted") {
        const title = `${printable(event.key, 100)}: ${event.title}`;
        const chars = event.lines.reduce((sum, line) => sum + line.length + 1, 0);
        if (chars <= leftChars) {
          leftChars -= chars;
          host.quote(title, event.lines);
        } else host.line(`${title} is not printed, since others are long enough.`, "dim");
      }
      for (const { text, tone } of lines.of(event)) host.line(text, tone);
    },
  };
}

/** What changes within a node, for whoever wants details. */
function tellDetails({ log }: Host, { key, event }: Extract<GraphEvent, { readonly kind: "step" }>): void {
  if (event.kind !== "tree") return;
  for (const { text } of event.changes) log.debug(`${printable(key, 100)}: ${text.trim()}`);
}
