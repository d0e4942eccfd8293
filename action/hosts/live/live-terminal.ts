import type { Host } from "../../model/host.ts";
import type { PipelineNode } from "../../model/tree.ts";
import { eventLines } from "../event-lines.ts";
import { Hidden } from "../hidden.ts";
import { type TerminalOptions, terminalHost } from "../terminal.ts";
import { DrawnTree } from "./drawn-tree.ts";
import { LivePicture } from "./live-picture.ts";
import type { Screen } from "./screen.ts";
import { Timing } from "./timing.ts";

/** What a terminal is like that can be drawn on. */
export interface LiveOptions extends Omit<TerminalOptions, "out" | "err"> {
  readonly screen: Screen;
  /** Where warnings and errors go; absent when that is the same terminal. */
  readonly err?: (text: string) => void;
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean;
}

/** A host on a terminal that is drawn on, and what ends the drawing. */
export interface LiveTerminal {
  readonly host: Host;
  /** Leaves the picture as it is and gives the cursor back; to be called at the end, whatever happened. */
  readonly close: () => void;
}

/**
 * A terminal on which one tree of pipelines and the bars of downloads are redrawn in place, while lines scroll above them.
 *
 * A tree whose pipelines have all ended stays in the text as it is once something else is printed.
 */
export function liveTerminal(options: LiveOptions): LiveTerminal {
  const hidden = new Hidden();
  const picture = new LivePicture({ ...options, hide: hidden.hide });
  const timing = new Timing();
  const above = (text: string) => picture.above(text);
  const showTree = (root: PipelineNode) => {
    timing.saw(root, options.clock.monotonicMs());
    picture.show(new DrawnTree(root, timing));
  };
  const lines = terminalHost({ ...options, out: above, err: options.err ?? above }, hidden);
  return {
    host: {
      ...lines,
      isDrawn: true,
      event: (event) => {
        hidden.learn(event);
        if (event.kind === "tree") showTree(event.root);
        else if (event.kind === "download") picture.download(event);
        else if (event.kind === "ended") picture.close();
        else for (const { text, tone } of eventLines(event)) lines.line(text, tone);
      },
    },
    close: () => picture.close(),
  };
}
