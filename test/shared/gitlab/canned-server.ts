import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";

/** A request as the server got it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What to answer: JSON for an object, else text. */
export interface Canned {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
}

/** Decides the answer to the n-th request (from 1); one that answers by itself returns nothing. */
export type Script = (request: Seen, n: number, response: ServerResponse) => Canned | undefined | void;

export interface CannedServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly Seen[];
  /** Connections accepted so far. */
  readonly connections: () => number;
  readonly server: Server;
}

/** A real HTTP server on loopback that answers by script; over TLS when given a certificate. */
export async function startServer(script: Script | readonly Canned[], tls?: ServerOptions): Promise<CannedServer> {
  const requests: Seen[] = [];
  const decide: Script =
    typeof script === "function" ? script : (_request, n) => script[Math.min(n, script.length) - 1] ?? { status: 500 };
  const listener: RequestListener = (request, response) => {
    void (async () => {
      const seen = await read(request);
      requests.push(seen);
      const canned = decide(seen, requests.length, response);
      if (canned !== undefined) answer(response, canned);
    })();
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  // Whatever closes an idle connection is the client then.
  server.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections++;
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    port,
    requests,
    connections: () => connections,
    server,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { method = "", url = "", headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
}

function answer(response: ServerResponse, { status = 200, headers = {}, body = "" }: Canned): void {
  const raw = typeof body === "string" || body instanceof Uint8Array;
  response.writeHead(status, { "content-type": raw ? "text/plain" : "application/json", ...headers });
  response.end(raw ? body : JSON.stringify(body));
}
