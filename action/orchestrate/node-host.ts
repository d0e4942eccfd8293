import { Secret } from "../../shared/text/secret.ts";
import type { Host } from "../model/host.ts";
import type { GraphVoice } from "./live/graph-voice.ts";
import type { NodeKey } from "./model.ts";

/** The host of a node's step, and what its step has published. */
export interface NodeHost {
  readonly host: Host;
  /** Values of dotenv files, by the names of the outputs they became. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The names of those that are masked. */
  readonly secretNames: ReadonlySet<string>;
}

/**
 * A host for the step of one node, which tells the voice of the graph what happens there.
 *
 * Secrets of a node are hidden in the whole run. What a step publishes for later steps of a workflow is kept for later nodes.
 * It has no summary of its own, and nothing to keep for a post entry, since the run as a whole has.
 *
 * @param masking hides a secret in the run, once, however many nodes have it
 */
export function nodeHost(key: NodeKey, { host, hear }: GraphVoice, masking: (secret: Secret) => void): NodeHost {
  const outputs = new Map<string, string>();
  const secretNames = new Set<string>();
  const say = (as: "line" | "notice" | "warning" | "error") => (text: string) => hear({ kind: "said", key, as, text });
  return {
    outputs,
    secretNames,
    host: {
      kind: host.kind,
      ...(host.isDrawn === undefined ? {} : { isDrawn: host.isDrawn }),
      mask: masking,
      conceal: (what) => host.conceal(what),
      hide: (text) => host.hide(text),
      line: (text, tone) => hear({ kind: "said", key, as: "line", text, ...(tone === undefined ? {} : { tone }) }),
      notice: say("notice"),
      warning: say("warning"),
      error: say("error"),
      section: (title) => {
        hear({ kind: "said", key, as: "line", text: title });
        return () => {};
      },
      quote: (title, lines) => hear({ kind: "quoted", key, title, lines }),
      event: (event) => hear({ kind: "step", key, event }),
      output: () => {},
      extraOutput: (name, value) => {
        if (value instanceof Secret) {
          masking(value);
          secretNames.add(name);
        }
        outputs.set(name, value instanceof Secret ? value.reveal() : value);
      },
      saveState: () => {},
      summary: () => Promise.resolve(),
      log: host.log,
    },
  };
}
