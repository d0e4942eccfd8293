import type { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Listening, listen } from "../../../relay/listen.ts";
import { aGitHubSource } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { payload } from "../support/payloads.ts";
import { dial, firstAnswer, headOf, statusOf } from "../support/raw-http.ts";
import { githubHeaders } from "../support/sending.ts";

const push = payload("github-push.json");
const PATH = "/hooks/hub";
/** What one slow sender sends of a body that is announced as the largest there may be. */
const PART = 60_000;

let relay: ReturnType<typeof anApp>;
let listening: Listening;

beforeEach(async () => {
  relay = anApp(
    { sources: new Map([["hub", aGitHubSource({ maxBodyBytes: 100_000 })]]) },
    { bodiesInMemoryBytes: 3 * PART + 1_000 },
  );
  listening = await listen(relay.app, { host: "127.0.0.1", port: 0 });
});

afterEach(async () => {
  listening.destroy();
  await listening.close();
});

/** Somebody without a secret who sends most of a body, and then nothing. */
async function slowSender(): Promise<Socket> {
  const socket = await dial(listening.url);
  const before = relay.clock.sleeping;
  socket.write(
    headOf(PATH, [
      ["content-type", "application/json"],
      ["content-length", "100000"],
    ]),
  );
  await new Promise((resolve) => socket.write(Buffer.alloc(PART, " "), resolve));
  await relay.clock.untilSleeping(before + 1);
  // The kernel has all of it now; the relay reads it within a few turns.
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return socket;
}

const sendPush = () =>
  statusOf(
    listening.url,
    PATH,
    [...Object.entries(githubHeaders(push)), ["content-length", String(push.length)]],
    push,
  );

describe("bodies that never end", () => {
  it("keep nobody out once they have taken five seconds: the oldest is put off", async () => {
    const slow = [await slowSender(), await slowSender(), await slowSender()];
    await relay.clock.advance(5_000);

    const status = await sendPush();

    expect(status).toBe(202);
    expect(await firstAnswer(slow[0] as Socket)).toMatch(/^HTTP\/1\.1 503 .*RELAY_OVERLOADED/s);
    expect(relay.clock.sleeping).toBe(2);
  });

  it("are waited for as long as nobody needs their room", async () => {
    await slowSender();
    await relay.clock.advance(20_000);

    expect(await sendPush()).toBe(202);
    expect(relay.clock.sleeping).toBe(1);
  });

  it("of so many senders that there is no room make a push wait for its sender's next attempt, and only for so long", async () => {
    await slowSender();
    await slowSender();
    await slowSender();

    expect(await sendPush()).toBe(503);
    await relay.clock.advance(5_000);
    expect(await sendPush()).toBe(202);
  });

  it("are ended after half a minute, and give everything back", async () => {
    const slow = [await slowSender(), await slowSender(), await slowSender()];
    await relay.clock.advance(30_000);

    const answers = await Promise.all(slow.map(firstAnswer));

    expect(answers.map((answer) => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])).toEqual(["400", "400", "400"]);
    expect(await sendPush()).toBe(202);
  });
});
