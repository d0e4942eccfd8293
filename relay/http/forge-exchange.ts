import type { Exchange } from "../../shared/forge/exchange.ts";
import { createTransport } from "../../shared/gitlab/transport.ts";

/** Requests to forges over kept connections. */
export interface ForgeConnections {
  readonly exchange: Exchange;
  /** Ends the requests under way. */
  close(): void;
}

const DEADLINE_MS = 10_000;
const MAX_ANSWER_BYTES = 10 * 1_024 * 1_024;

/** To one forge at once: requests about one of them are made one after the other, as GitHub asks for, but not by one part only. */
const MAX_SOCKETS = 4;

/** Connections to no forge yet; a request opens what it needs, by the proxies and authorities that GitLab is reached by as well. */
export function connectForges(deadlineMs = DEADLINE_MS): ForgeConnections {
  const transport = createTransport({ maxSockets: MAX_SOCKETS });
  return {
    exchange: (request, signal) => transport.read({ ...request, deadlineMs }, MAX_ANSWER_BYTES, signal),
    close: () => transport.close(),
  };
}
