import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CatchUpForgeKind, HookRow } from "../../forge/catch-up/rows.ts";
import { until } from "../../support/until.ts";
import { CatchUpLab, REPOSITORY, sha } from "./catch-up-lab.ts";

const MAIN = "refs/heads/main";
let lab: CatchUpLab;
let receiver: ReturnType<typeof createServer>;
/** What the receiver answers, and whether the store then has the event. */
let status: number;
let arrived: string[];
let hookUrl: string;

beforeEach(async () => {
  status = 202;
  arrived = [];
  receiver = createServer((request, response) => {
    const id = String(request.headers["x-github-delivery"] ?? request.headers["x-gitea-delivery"]);
    request.resume().on("end", () => {
      arrived.push(id);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  hookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/hub`;
});

afterEach(async () => {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await lab[Symbol.asyncDispose]();
});

async function open(kind: CatchUpForgeKind): Promise<HookRow> {
  lab = await CatchUpLab.open(kind);
  lab.settings = { ...lab.settings, repositories: [REPOSITORY] };
  const hook = { id: 7, owner: REPOSITORY, url: hookUrl };
  lab.forge.hooks.push(hook, { id: 8, owner: REPOSITORY, url: "http://127.0.0.1:1/hooks/other" });
  return hook;
}

/** How often the source's own webhook was tried. */
const sent = () => lab.forge.log.filter(({ hook }) => hook.id === 7).length;

const asked = async (...args: Parameters<CatchUpLab["catchUp"]>) => (await lab.catchUp(...args)).reports[0]?.asked;

describe.each(["github", "gitlab"] as const)("the log of %s", (kind) => {
  it("is asked to send what failed, the oldest first, and nothing of what arrived or is stored", async () => {
    await open(kind);
    await lab.forge.push(REPOSITORY, MAIN, sha(1));
    status = 503;
    for (const digit of [2, 3, 4]) await lab.forge.push(REPOSITORY, MAIN, sha(digit));
    await lab.received(MAIN, sha(3), { id: "guid-3" });
    status = 202;
    arrived = [];

    expect(await asked()).toEqual(["guid-2", "guid-4"]);
    await until(() => arrived.length === 2);
    await until(() => sent() === 6);
    expect(arrived).toEqual(["guid-2", "guid-4"]);
    expect(await asked()).toEqual([]);
  });

  it("is only read in a dry run", async () => {
    await open(kind);
    status = 500;
    await lab.forge.push(REPOSITORY, MAIN, sha(1));

    expect(await asked({ dryRun: true })).toEqual(["guid-1"]);
    expect(lab.forge.calls.filter((call) => call.startsWith("POST"))).toEqual([]);
  });

  it("is read page by page", async () => {
    await open(kind);
    lab.forge.pageSize = 2;
    status = 500;
    for (let n = 1; n <= 5; n += 1) await lab.forge.push(REPOSITORY, MAIN, sha(n));

    expect(await asked({ dryRun: true })).toEqual(["guid-1", "guid-2", "guid-3", "guid-4", "guid-5"]);
  });

  it("is asked five times for one event and no more, and that is told", async () => {
    await open(kind);
    status = 401;
    await lab.forge.push(REPOSITORY, MAIN, sha(1));
    for (let tries = 2; tries <= 5; tries += 1) {
      expect(await asked()).toEqual(["guid-1"]);
      await until(() => sent() === tries);
    }

    expect((await lab.catchUp()).reports[0]).toMatchObject({
      asked: [],
      remarks: ["event guid-1 failed 5 times, last with 401: left alone"],
    });
  });

  it("tells what arrived and is not stored only where it is asked for", async () => {
    await open(kind);
    await lab.forge.push(REPOSITORY, MAIN, sha(1));

    expect(await asked()).toEqual([]);
    expect(await asked({ lost: true })).toEqual(["guid-1"]);
  });

  it("may refuse to send one of them, which is told and does not keep back the others", async () => {
    await open(kind);
    status = 500;
    for (const digit of [1, 2, 3]) await lab.forge.push(REPOSITORY, MAIN, sha(digit));
    lab.forge.refused.push(1);

    const { reports, failures } = await lab.catchUp();

    expect(reports[0]?.asked).toEqual(["guid-2", "guid-3"]);
    expect(failures).toMatchObject([{ repository: REPOSITORY, error: { code: "FORGE_REFUSED" } }]);
    expect(failures[0]?.error.message).toContain("sending delivery 1 of acme/app again");
  });

  it("is asked no more once it refuses three in a row, and what was asked for before is told", async () => {
    await open(kind);
    status = 500;
    for (let n = 1; n <= 7; n += 1) await lab.forge.push(REPOSITORY, MAIN, sha(n));
    lab.forge.refused.push(2, 3, 4, 5, 6, 7);

    const { reports, failures } = await lab.catchUp();

    expect(reports[0]?.asked).toEqual(["guid-1"]);
    expect(failures).toHaveLength(3);
  });

  it("is read as far as two hundred pages go, and that is told", async () => {
    await open(kind);
    lab.forge.pageSize = 1;
    const [hook] = lab.forge.hooks;
    if (hook === undefined) throw new Error("There must be a webhook.");
    const row = { hook, body: "{}", at: lab.clock.now(), status: 500 };
    for (let id = 1; id <= 201; id += 1) lab.forge.log.push({ ...row, id, senderId: `guid-${id}` });

    const [report] = (await lab.catchUp({ dryRun: true })).reports;

    expect([report?.asked.length, report?.asked[0]]).toEqual([200, "guid-2"]);
    expect(report?.remarks).toEqual(["its log is long: only the newest 200 entries were looked at"]);
  });

  it("is waited for where it takes only so many requests a minute", async () => {
    await open(kind);
    status = 500;
    for (const digit of [1, 2]) await lab.forge.push(REPOSITORY, MAIN, sha(digit));
    const list = lab.forge.calls.length;
    lab.forge.faults.push(...[1, 2].map(() => ({ status: 429, body: {}, headers: { "retry-after": "60" } })));

    expect(await asked()).toEqual(["guid-1", "guid-2"]);
    expect(lab.slept).toEqual([60_000, 60_000]);
    expect(lab.forge.calls.length).toBeGreaterThan(list);
  });
});

describe("the webhook of a source", () => {
  it("is one of the organisation where the source says so, and its repositories need none", async () => {
    await open("github");
    lab.forge.hooks.length = 0;
    lab.forge.hooks.push({ id: 9, owner: "acme", url: hookUrl });
    lab.settings = { ...lab.settings, organizations: ["acme"], repositories: [REPOSITORY] };
    status = 500;
    await lab.forge.send({ id: 9, owner: "acme", url: hookUrl }, "guid-org", "{}");

    const { reports } = await lab.catchUp();

    expect(reports).toMatchObject([
      { repository: "acme", asked: ["guid-org"], remarks: [] },
      { repository: REPOSITORY, asked: [], remarks: [] },
    ]);
  });

  it("that is missing is told", async () => {
    await open("github");
    lab.forge.hooks.length = 0;

    expect((await lab.catchUp()).reports[0]?.remarks).toEqual(["it has no webhook that leads to /hooks/hub"]);
  });

  it("is not guessed among several: hook-url says which", async () => {
    await open("github");
    lab.forge.hooks.push({ id: 9, owner: REPOSITORY, url: "https://staging.example.com/hooks/hub" });
    status = 500;
    await lab.forge.push(REPOSITORY, MAIN, sha(1));

    const guess = await lab.catchUp({ dryRun: true });
    lab.settings = { ...lab.settings, hookUrl: `${hookUrl}/` };

    expect(guess.failures).toMatchObject([{ error: { code: "CATCH_UP_IMPOSSIBLE" } }]);
    expect(guess.failures[0]?.error.message).toContain("https://staging.example.com/hooks/hub");
    expect(await asked({ dryRun: true })).toEqual(["guid-1"]);
  });

  it("brings only pushes again", async () => {
    const hook = await open("github");
    lab.forge.log.push({ id: 1, hook, senderId: "ping", body: "{}", at: new Date(), status: 500, event: "ping" });

    expect(await asked()).toEqual([]);
  });

  it("is looked back at only so far", async () => {
    const hook = await open("github");
    const old = new Date(lab.clock.now().getTime() - 2 * 86_400_000);
    lab.forge.log.push({ id: 1, hook, senderId: "old", body: "{}", at: old, status: 500 });

    expect(await asked()).toEqual([]);
    expect(await asked({ sinceMs: 3 * 86_400_000, dryRun: true })).toEqual(["old"]);
  });
});
