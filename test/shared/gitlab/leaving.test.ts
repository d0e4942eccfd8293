import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { ClientRequest } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { NOWHERE } from "../../support/nowhere.ts";
import { type CannedServer, startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/tls");
const caFile = join(fixtures, "ca.pem");
const tls = { key: readFileSync(join(fixtures, "server.key")), cert: readFileSync(join(fixtures, "server.pem")) };
const call = { method: "POST", path: "projects/1/x", what: "triggering", body: "{}" } as const;
const FULL = new CodedError("STORE_UNAVAILABLE", "The disk is full.");

describe.each([
  { over: "http", options: {}, start: () => startServer(() => ({ body: {} })) },
  { over: "https", options: { caFile }, start: () => startServer(() => ({ body: {} }), tls) },
])("over $over, the moment a request leaves", ({ options, start }) => {
  it("is told once, before the server has any of it, on new connections and on kept ones", async () => {
    await using server = await start();
    using client = connected(server.url, options);
    const seenAtLeaving: number[] = [];
    const leaving = () => void seenAtLeaving.push(server.requests.length);

    await client.gitlab.send({ ...call, leaving });
    await client.gitlab.send({ ...call, leaving });

    expect(seenAtLeaving).toEqual([0, 1]);
    expect(server.connections()).toBe(1);
  });

  it("may be decided later: nothing arrives before, on new connections and on kept ones", async () => {
    await using server = await start();
    using client = connected(server.url, options);
    using other = connected(server.url, options);
    const seenAtLeaving: number[] = [];
    const leaving = async () => {
      // Whatever had been sent before this one would have arrived before it.
      await other.gitlab.send({ ...call, method: "GET" });
      seenAtLeaving.push(posted(server));
    };

    await client.gitlab.send({ ...call, leaving });
    await client.gitlab.send({ ...call, leaving });

    expect(seenAtLeaving).toEqual([0, 1]);
    expect(server.connections()).toBe(2);
  });

  it("leaves in the very turn of the event loop in which that is decided", async () => {
    await using server = await start();
    using client = connected(server.url, options);
    const waiting: boolean[] = [];
    const leaving = async () => {
      await new Promise(setImmediate);
      const { socket } = started.last();
      if (socket === null) throw new Error("It asks before it has a connection.");
      waiting.push(socket.writableLength > 0);
      setImmediate(() => waiting.push(socket.writableLength > 0));
    };
    using started = startedRequests();

    await client.gitlab.send({ ...call, leaving });
    await client.gitlab.send({ ...call, leaving });

    expect(waiting).toEqual([true, false, true, false]);
  });

  it.each([{ on: "new connections" }, { on: "kept ones" }])(
    "can be refused later: nothing arrives, and the call fails with that very error, on $on",
    async ({ on }) => {
      await using server = await start();
      using client = connected(server.url, options);
      if (on === "kept ones") await client.gitlab.send({ ...call, method: "PUT" });

      const error = await failureOf(client.gitlab.send({ ...call, leaving: async () => refuse() }));

      expect(error).toBe(FULL);
      await client.gitlab.send({ ...call, method: "GET" });
      expect(posted(server)).toBe(0);
    },
  );

  it("does not leave any more when it was given up while that was open", async () => {
    await using server = await start();
    using client = connected(server.url, options);
    const decided = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const givenUp = new AbortController();
    const leaving = () => {
      asked.resolve();
      return decided.promise;
    };

    const sending = failureOf(client.gitlab.send({ ...call, leaving }, givenUp.signal));
    await asked.promise;
    givenUp.abort(FULL);
    decided.resolve();

    expect(await sending).toBe(FULL);
    await client.gitlab.send({ ...call, method: "GET" });
    expect(posted(server)).toBe(0);
  });

  it("can be refused: nothing arrives, and the call fails with that very error", async () => {
    await using server = await start();
    using client = connected(server.url, options);

    const onNew = await failureOf(client.gitlab.send({ ...call, leaving: refuse }));
    await client.gitlab.send(call);
    const onKept = await failureOf(client.gitlab.send({ ...call, leaving: refuse }));

    expect(onNew).toBe(FULL);
    expect(onKept).toBe(FULL);
    // Whatever had been sent before this one would have arrived before it.
    await client.gitlab.send({ ...call, method: "GET" });
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });
});

it("is not told for a request that finds no connection", async () => {
  using client = connected(NOWHERE);
  let told = false;

  const error = await failureOf(client.gitlab.send({ ...call, leaving: () => void (told = true) }));

  expect(error).toMatchObject({ code: "GITLAB_UNREACHABLE" });
  expect(told).toBe(false);
});

/** How many of the calls the server has got. */
function posted(server: CannedServer): number {
  return server.requests.filter(({ method }) => method === "POST").length;
}

/** The requests Node starts while this is in use. */
function startedRequests() {
  const requests: ClientRequest[] = [];
  const note = (message: unknown) => void requests.push((message as { readonly request: ClientRequest }).request);
  subscribe("http.client.request.start", note);
  return {
    last(): ClientRequest {
      const request = requests.at(-1);
      if (request === undefined) throw new Error("No request was started.");
      return request;
    },
    [Symbol.dispose]: () => void unsubscribe("http.client.request.start", note),
  };
}

function refuse(): never {
  throw FULL;
}
