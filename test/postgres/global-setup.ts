import { once } from "node:events";
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { postgresBinaries, type RealPostgres, startPostgres } from "./real-postgres.ts";

/**
 * Keeps a desk on loopback where tests ask for the PostgreSQL of this run. The server is started when the first one asks, so that a run
 * without it costs nothing, and is one for all workers.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<RealPostgres> | undefined;
  const desk = createServer((request, response) => {
    const answer = request.url === "/why-not" ? whyNot() : (server ??= start()).then(({ port }) => String(port));
    answer.then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  desk.listen(0, "127.0.0.1");
  await once(desk, "listening");
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("The desk has no port.");
  project.provide("postgresDesk", `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.closeAllConnections();
    desk.close();
    await server?.then(
      (running) => running.dispose(),
      () => {},
    );
  };
}

async function whyNot(): Promise<string> {
  const binaries = await postgresBinaries();
  return binaries === undefined ? `there is no PostgreSQL for ${process.platform} on ${process.arch}` : "";
}

async function start(): Promise<RealPostgres> {
  const binaries = await postgresBinaries();
  if (binaries === undefined) throw new Error(await whyNot());
  // Nothing of these tests is about losing the machine.
  return await startPostgres(binaries, { durable: false });
}
