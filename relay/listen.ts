import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { CodedError } from "../shared/errors/coded-error.ts";
import { oneLine } from "../shared/errors/describe.ts";

/** A server that takes requests. */
export interface Listening {
  /** `http://HOST:PORT`, with the port really taken. */
  readonly url: string;
  /** Takes no more requests; resolves once those under way are answered. */
  close(): Promise<void>;
  /** Ends every connection, answered or not. */
  destroy(): void;
}

/** Headers fit into a few packets: whoever takes longer keeps a connection for nothing. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Node looks for connections beyond their time this often; its own 30 s would make the ten above up to forty. */
const CHECKED_EVERY_MS = 5_000;
/** A body of 25 MB over a slow line; the receiver has its own, shorter, limit for bodies. */
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than the idle time of common reverse proxies, so that they, not we, close idle connections. */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

/**
 * Serves the app over HTTP. Rejects with LISTEN_FAILED when the address cannot be had.
 *
 * The adaptor puts its own `Request` and `Response` in place of the global ones: answers made of those go out without a web
 * stream around each, which is a third of what receiving a webhook costs.
 */
export async function listen(
  app: Pick<Hono, "fetch">,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      connectionsCheckingInterval: CHECKED_EVERY_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    },
  });
  let closing = false;
  const unanswered = new Set<Pick<ServerResponse, "headersSent" | "setHeader">>();
  server.prependListener("request", (_, response) => {
    unanswered.add(response);
    response.once("close", () => unanswered.delete(response));
    if (closing) sendAway(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(listenFault(host, port, error)));
    server.listen(port, host, resolve);
  });
  // Errors after this (out of file descriptors while accepting) concern one connection, not the server.
  server.removeAllListeners("error").on("error", () => {});
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound.port}`,
    close: async () => {
      closing = true;
      for (const response of unanswered) sendAway(response);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      });
    },
    destroy: () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}

/** Ends the connection with this answer: a busy client's would otherwise bring request after request, and never end. */
function sendAway(response: Pick<ServerResponse, "headersSent" | "setHeader">): void {
  if (!response.headersSent) response.setHeader("Connection", "close");
}

function listenFault(host: string, port: number, error: Error): CodedError {
  return new CodedError("LISTEN_FAILED", `The relay cannot listen on ${host}:${port}: ${oneLine(error)}.`, {
    cause: error,
  });
}
