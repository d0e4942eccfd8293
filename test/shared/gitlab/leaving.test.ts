import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { NOWHERE } from "../../support/nowhere.ts";
import { startServer } from "./canned-server.ts";
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

function refuse(): never {
  throw FULL;
}
