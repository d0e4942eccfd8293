import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { type Listening, listen } from "../../relay/listen.ts";

const LOCAL = { host: "127.0.0.1", port: 0 };

let listening: Listening | undefined;
const agent = new Agent({ keepAlive: true });

afterEach(async () => {
  listening?.destroy();
  await listening?.close();
  agent.destroy();
});

describe("listen", () => {
  it("says where it listens, with the port it was given", async () => {
    listening = await listen(
      new Hono().get("/", (c) => c.text("here")),
      LOCAL,
    );

    const response = await fetch(listening.url);

    expect(listening.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await response.text()).toBe("here");
  });

  it("answers what is under way before it closes, and tells a client that keeps its connection to go", async () => {
    const entered = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<string>();
    const app = new Hono().get("/", async (c) => {
      entered.resolve();
      return c.text(await answer.promise);
    });
    const server = (listening = await listen(app, LOCAL));
    const response = once(get(server.url, { agent }), "response");
    await entered.promise;

    const closed = server.close();
    answer.resolve("done");
    const [message] = (await response) as [IncomingMessage];
    message.resume();
    await closed;

    expect(message.statusCode).toBe(200);
    expect(message.headers["connection"]).toBe("close");
    await expect(fetch(server.url)).rejects.toThrow("fetch failed");
  });

  it("is not kept from closing by a connection nobody uses", async () => {
    const server = (listening = await listen(
      new Hono().get("/", (c) => c.text("here")),
      LOCAL,
    ));
    const [message] = (await once(get(server.url, { agent }), "response")) as [IncomingMessage];
    await once(message.resume(), "end");

    await expect(server.close()).resolves.toBeUndefined();
  });

  it("drops whoever is still connected when it has to", async () => {
    const server = (listening = await listen(new Hono(), LOCAL));
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    socket.write("POST /never HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n");
    await once(socket, "data");

    const closed = server.close();
    const gone = once(socket, "close");
    server.destroy();

    await Promise.all([closed, gone]);
    expect(socket.destroyed).toBe(true);
  });

  it.each(["nowhere.invalid", "203.0.113.1"])("says that %s cannot be had", async (host) => {
    await expect(listen(new Hono(), { host, port: 0 })).rejects.toMatchObject({
      code: "LISTEN_FAILED",
      message: expect.stringContaining(host),
    });
  });
});
