import { printable } from "../../../shared/text/printable.ts";
import type { Host } from "../../model/host.ts";
import type { GraphEvent } from "../model.ts";

/**
 * What nodes say beside their events: warnings, each text once however many nodes have the same to say, and the rest only where
 * details are wanted, since every node has a plan and a closing line of its own.
 */
export class SaidOnce {
  readonly #host: Host;
  readonly #warned = new Set<string>();

  constructor(host: Host) {
    this.#host = host;
  }

  tell({ key, as, text, tone }: Extract<GraphEvent, { readonly kind: "said" }>): void {
    const { log, ...host } = this.#host;
    if (key === undefined) {
      if (as === "line") host.line(text, tone);
      else host[as](text);
      return;
    }
    const named = `${printable(key, 100)}: ${text}`;
    if (as !== "warning" || this.#warned.has(text)) log.debug(named);
    else {
      this.#warned.add(text);
      host.warning(named);
    }
  }
}
