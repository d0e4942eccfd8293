import type { Exchange } from "../../shared/forge/exchange.ts";
import { createTransport } from "../../shared/gitlab/transport.ts";

/** How the forge is connected to. */
export interface ForgeOptions {
  readonly caFile?: string;
  /** Whether its certificate goes unchecked. */
  readonly insecure?: boolean;
}

const DEADLINE_MS = 10_000;
const MAX_ANSWER_BYTES = 10 * 1_024 * 1_024;

/** Requests to a forge over the network, by the proxies and authorities that GitLab is reached by as well. */
export function forgeExchange(options: ForgeOptions = {}): Exchange {
  return async (request, signal) => {
    // A connection of its own for each: there are three, minutes apart.
    const transport = createTransport({ maxSockets: 1, ...options });
    try {
      return await transport.read({ ...request, deadlineMs: DEADLINE_MS }, MAX_ANSWER_BYTES, signal);
    } finally {
      transport.close();
    }
  };
}
