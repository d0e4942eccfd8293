import { createServer } from "node:net";

/**
 * A port of 127.0.0.1 that was free a moment ago, for programs that must be told one before they listen.
 *
 * Another process may take it first; where the program can choose its own port, let it.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}
