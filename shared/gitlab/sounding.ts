import type { IncomingHttpHeaders } from "node:http";
import { type CodedError, isCoded } from "../errors/coded-error.ts";
import type { Clock } from "../time/clock.ts";
import { createTransport, type HttpAnswer, type TransportOptions } from "./transport.ts";

/** What came of knocking at a server's door once, without any token. */
export type Sounding =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** Whether what came is JSON, as every answer of GitLab's API is. */
      readonly isJson: boolean;
      /** The server's clock against ours, in milliseconds, positive when it is ahead; to the second. Absent without a Date. */
      readonly clockAheadMs?: number;
      readonly tookMs: number;
    }
  | { readonly kind: "failed"; readonly error: CodedError };

const MOST_BYTES = 1_024 * 1_024;

/**
 * Asks the server for its version without a token, which GitLab answers with 401, and tells what came back, whatever it is.
 * Follows no redirect and repeats nothing. Rejects with the signal's reason only.
 *
 * @param server without a slash at its end
 */
export async function sound(
  server: string,
  connection: Omit<TransportOptions, "maxSockets"> & { readonly deadlineMs: number },
  clock: Clock,
  signal?: AbortSignal,
): Promise<Sounding> {
  const { deadlineMs, ...options } = connection;
  try {
    const transport = createTransport({ ...options, maxSockets: 1 });
    try {
      const begun = { ms: clock.monotonicMs(), at: clock.now().getTime() };
      const url = new URL(`${server}/api/v4/version`);
      const headers = { accept: "application/json", "user-agent": "sluice" };
      const order = { method: "GET", url, headers, what: "asking the server who it is", deadlineMs };
      const answer = await transport.read(order, MOST_BYTES, signal);
      const tookMs = clock.monotonicMs() - begun.ms;
      const ahead = clockAheadMs(answer.headers.date, begun.at + tookMs / 2);
      return {
        kind: "answered",
        status: answer.status,
        headers: answer.headers,
        isJson: isJson(answer),
        tookMs: Math.round(tookMs),
        ...(ahead === undefined ? {} : { clockAheadMs: ahead }),
      };
    } finally {
      transport.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (isCoded(error)) return { kind: "failed", error };
    throw error;
  }
}

/** Dates of HTTP have no fraction: within that second, the clocks agree. */
function clockAheadMs(date: string | undefined, oursMs: number): number | undefined {
  const theirsMs = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirsMs)) return undefined;
  if (oursMs < theirsMs) return Math.round(theirsMs - oursMs);
  return Math.round(Math.min(0, theirsMs + 999 - oursMs));
}

function isJson({ body }: HttpAnswer<Buffer>): boolean {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
