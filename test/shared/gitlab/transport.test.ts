import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { createTransport } from "../../../shared/gitlab/transport.ts";
import { triggerFault } from "../../../shared/gitlab/trigger-fault.ts";
import { NOWHERE } from "../../support/nowhere.ts";
import { startServer } from "./canned-server.ts";
import { type Connected, connected, failureOf } from "./connected.ts";

const cleanup: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanup.splice(0)) clean();
});

const post = (client: Connected, signal?: AbortSignal) =>
  client.gitlab.send({ method: "POST", path: "projects/1/x", what: "triggering", body: "{}" }, signal);

describe("a POST that gets no answer", () => {
  it.each([
    {
      when: "nobody listens",
      url: async () => NOWHERE,
      code: "GITLAB_UNREACHABLE",
      fault: "not-created",
    },
    {
      when: "the host has no address",
      url: async () => "http://gitlab.invalid",
      code: "GITLAB_UNREACHABLE",
      fault: "not-created",
    },
    {
      when: "the server never finishes the TLS handshake",
      url: async () => `https://127.0.0.1:${await rawServer(() => {})}`,
      code: "GITLAB_UNREACHABLE",
      fault: "not-created",
    },
    {
      when: "the server closes during the TLS handshake",
      url: async () => `https://127.0.0.1:${await rawServer((socket) => socket.once("data", () => socket.destroy()))}`,
      code: "GITLAB_UNREACHABLE",
      fault: "not-created",
    },
    {
      when: "the server does not speak TLS",
      url: async () => `https://127.0.0.1:${await rawServer((socket) => socket.end("HTTP/1.1 400 Bad\r\n\r\n"))}`,
      code: "GITLAB_TLS_FAILED",
      fault: "not-created",
    },
    {
      when: "the server takes it and closes",
      url: async () => `http://127.0.0.1:${await rawServer((socket) => socket.once("data", () => socket.end()))}`,
      code: "GITLAB_CONNECTION_LOST",
      fault: "ambiguous",
    },
    {
      when: "the server takes it and resets",
      url: async () =>
        `http://127.0.0.1:${await rawServer((socket) => socket.once("data", () => socket.resetAndDestroy()))}`,
      code: "GITLAB_CONNECTION_LOST",
      fault: "ambiguous",
    },
    {
      when: "the server takes it and says nothing",
      url: async () => `http://127.0.0.1:${await rawServer(() => {})}`,
      code: "GITLAB_DEADLINE",
      fault: "ambiguous",
    },
    {
      when: "the answer is no HTTP",
      url: async () =>
        `http://127.0.0.1:${await rawServer((socket) => socket.once("data", () => socket.end("SSH-2.0\r\n")))}`,
      code: "GITLAB_CONNECTION_LOST",
      fault: "ambiguous",
    },
    {
      when: "the answer ends before its announced length",
      url: async () =>
        `http://127.0.0.1:${await answering("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{", "end")}`,
      code: "GITLAB_CONNECTION_LOST",
      fault: "ambiguous",
    },
    {
      when: "the answer stops in its middle",
      url: async () =>
        `http://127.0.0.1:${await answering("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{", "hang")}`,
      code: "GITLAB_DEADLINE",
      fault: "ambiguous",
    },
  ] as const)("is $code when $when, so $fault", async ({ url, code, fault }) => {
    using client = connected(await url(), { deadlineMs: 400 });

    const error = await failureOf(post(client));

    expect(error).toMatchObject({ code });
    expect(triggerFault(error)).toBe(fault);
    expect(client.pauses).toEqual([]);
  });

  it("says of a server without TLS that scheme or port are wrong", async () => {
    const port = await rawServer((socket) => socket.end("HTTP/1.1 400 Bad\r\n\r\n"));
    using client = connected(`https://127.0.0.1:${port}`);

    expect(await failureOf(post(client))).toMatchObject({
      hint: expect.stringContaining("check port and scheme of `host`"),
    });
  });

  it("keeps the reason of the one who gave up", async () => {
    const stop = new AbortController();
    const reason = new Error("canceled by the user");
    const port = await rawServer((socket) => socket.once("data", () => stop.abort(reason)));
    using client = connected(`http://127.0.0.1:${port}`);

    expect(await failureOf(post(client, stop.signal))).toBe(reason);
  });

  it("is not even made once the signal has aborted", async () => {
    await using server = await startServer([{ body: {} }]);
    using client = connected(server.url);
    const reason = new Error("too late");

    expect(await failureOf(post(client, AbortSignal.abort(reason)))).toBe(reason);
    expect(server.connections()).toBe(0);
  });
});

describe("an answer", () => {
  it("is counted while it comes and refused beyond its limit, whatever its announced length", async () => {
    await using server = await startServer((_request, _n, response) => {
      response.writeHead(200);
      for (let chunk = 0; chunk < 64; chunk++) response.write("x".repeat(1_024));
      response.end();
    });
    using client = connected(server.url);
    const read = (maxBytes: number) => client.gitlab.send({ method: "GET", path: "x", what: "reading", maxBytes });

    expect((await read(65_536)).body).toHaveLength(65_536);
    expect(await failureOf(read(65_535))).toMatchObject({ code: "GITLAB_ANSWER_TOO_LARGE", status: 200 });
  });

  it("may be empty", async () => {
    await using server = await startServer([{ status: 204 }]);
    using client = connected(server.url);

    expect(await post(client)).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  });
});

describe("connections", () => {
  it("are kept and used again", async () => {
    await using server = await startServer(() => ({ body: {} }));
    using client = connected(server.url);

    for (let call = 0; call < 5; call++) await post(client);

    expect(server.connections()).toBe(1);
  });

  it("are no more than allowed at a time", async () => {
    await using server = await startServer(() => ({ body: {} }));
    using client = connected(server.url, { maxSockets: 2 });

    await Promise.all(Array.from({ length: 12 }, () => post(client)));

    expect(server.connections()).toBe(2);
    expect(server.requests).toHaveLength(12);
  });

  it("are let go of once they have been idle for a while, before a server would", async () => {
    await using server = await startServer(() => ({ body: {} }));
    const closed = new Promise((resolve) => {
      server.server.once("connection", (socket: Socket) => socket.once("close", resolve));
    });
    const transport = createTransport({ maxSockets: 2, keepIdleMs: 30 });
    const request = { method: "GET", url: new URL(server.url), headers: {}, what: "asking", deadlineMs: 5_000 };

    await transport.read(request, 100);
    await closed;
    await transport.read(request, 100);

    expect(server.connections()).toBe(2);
    transport.close();
  });

  it("are let go of earlier where the server says that it does so", async () => {
    await using server = await startServer(() => ({ headers: { "keep-alive": "timeout=2, max=100" }, body: {} }));
    const transport = createTransport({ maxSockets: 2, keepIdleMs: 3_600_000 });
    const request = { method: "GET", url: new URL(server.url), headers: {}, what: "asking", deadlineMs: 5_000 };
    const closed = new Promise((resolve) => {
      server.server.once("connection", (socket: Socket) => socket.once("close", resolve));
    });

    await transport.read(request, 100);
    await closed;

    expect(server.connections()).toBe(1);
    transport.close();
  });

  it("are used again for what must not be sent twice only when they were in use just now", async () => {
    await using server = await startServer(() => ({ body: {} }));
    const url = new URL(server.url);
    const request = { url, headers: {}, what: "asking", deadlineMs: 5_000 };
    const connectionsOver = async (freshMs: number) => {
      const before = server.connections();
      const transport = createTransport({ maxSockets: 2, keepIdleMs: 3_600_000, freshMs });
      for (const method of ["GET", "POST", "GET", "POST"]) {
        await transport.read({ ...request, method }, 100);
        await new Promise((resolve) => setImmediate(resolve));
      }
      transport.close();
      return server.connections() - before;
    };

    expect(await connectionsOver(3_600_000)).toBe(1);
    // Both POSTs make their own, and each GET takes the one of the POST before it.
    expect(await connectionsOver(0)).toBe(3);
  });

  it("are not let go of while their answer is awaited, however long that takes", async () => {
    await using server = await startServer((_request, n, response) => {
      if (n === 1) return { body: {} };
      setTimeout(() => response.end("{}"), 200);
      return undefined;
    });
    const transport = createTransport({ maxSockets: 1, keepIdleMs: 30 });
    const request = { method: "GET", url: new URL(server.url), headers: {}, what: "asking", deadlineMs: 5_000 };

    const answers = await Promise.all([transport.read(request, 100), transport.read(request, 100)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(server.connections()).toBe(1);
    transport.close();
  });

  it("that do not become free in time leave a request unsent", async () => {
    const port = await rawServer(() => {});
    const transport = createTransport({ maxSockets: 1 });
    const request = { method: "POST", url: new URL(`http://127.0.0.1:${port}`), headers: {}, what: "asking" };
    const first = failureOf(transport.read({ ...request, deadlineMs: 60_000 }, 100));

    const second = await failureOf(transport.read({ ...request, deadlineMs: 300 }, 100));

    expect(second).toMatchObject({ code: "GITLAB_UNREACHABLE" });
    transport.close();
    expect(await first).toMatchObject({ code: "GITLAB_CONNECTION_LOST" });
  });

  it("count as used for a request that meets one just being closed: it may have arrived", async () => {
    const port = await rawServer((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        socket.once("data", () => socket.resetAndDestroy());
      });
    });
    using client = connected(`http://127.0.0.1:${port}`);
    await post(client);

    expect(await failureOf(post(client))).toMatchObject({ code: "GITLAB_CONNECTION_LOST" });
  });

  it("are ended by close, and none is opened after it", async () => {
    await using server = await startServer(() => ({ body: {} }));
    const client = connected(server.url);
    await post(client);

    client.gitlab.close();

    expect(isCoded(await failureOf(post(client)))).toBe(false);
    expect(server.requests).toHaveLength(1);
  });
});

async function rawServer(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanup.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function answering(text: string, then: "end" | "hang"): Promise<number> {
  return rawServer((socket) =>
    socket.once("data", () => {
      socket.write(text);
      if (then === "end") socket.end();
    }),
  );
}
