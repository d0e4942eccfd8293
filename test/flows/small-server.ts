import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A server of a few lines, for what no GitLab does. */
export interface SmallServer extends AsyncDisposable {
  readonly url: string;
  /** `POST /path` of every request so far. */
  readonly requests: readonly string[];
}

/** Starts one on the loopback; `answer` gets every request, with its number from 1. */
export async function startSmallServer(
  answer: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<SmallServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume().on("end", () => answer(request, response, requests.length));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer in JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
