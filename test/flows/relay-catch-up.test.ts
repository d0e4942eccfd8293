import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { CatchUpForgeKind, HookRow } from "../forge/catch-up/rows.ts";
import { CatchUpForge, WEBHOOK_SECRET } from "../forge/catch-up-forge.ts";
import { until } from "../support/until.ts";
import { RelayHome, route, variable } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");
const REPOSITORY = "acme/app";
const MAIN = "refs/heads/main";
const sha = (digit: number) => String(digit).repeat(40);

let home: RelayHome;
let forge: CatchUpForge;
let relay: RelayProcess | undefined;
let env: Readonly<Record<string, string>>;

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await forge[Symbol.asyncDispose]();
  await home.dispose();
});

/** A GitLab, a forge of this kind whose webhook leads to the relay's address, and that relay. */
async function open(kind: CatchUpForgeKind, catchUp = ""): Promise<HookRow> {
  home = await RelayHome.create();
  forge = await CatchUpForge.start(kind);
  env = { ...home.env, FORGE_SECRET: WEBHOOK_SECRET, FORGE_TOKEN: forge.token };
  const port = await freePort();
  const lines = [
    `listen: { port: ${port} }`,
    `gitlab: { main: { url: "${home.gitlab.url}" } }`,
    "sources:",
    `  forge: { kind: ${kind}, secrets: [{ env: FORGE_SECRET }], api: { url: "${forge.url}", token: { env: FORGE_TOKEN } }${catchUp} }`,
    "routes:",
    `  - ${route("app")}`,
    "",
  ];
  writeFileSync(home.configPath, lines.join("\n"));
  const hook = { id: 7, owner: REPOSITORY, url: `http://127.0.0.1:${port}/hooks/forge` };
  forge.hooks.push(hook);
  await up();
  return hook;
}

async function up(): Promise<void> {
  relay = await startRelayProcess(home.configPath, env);
}

async function down(): Promise<void> {
  await relay?.end("SIGKILL");
  relay = undefined;
}

/** `sluice relay …` in a process of its own, while the forge goes on answering in this one. */
async function sluice(...args: readonly string[]) {
  const { FORGE_TOKEN = "" } = env;
  return new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    const options = { env: { PATH: process.env["PATH"] ?? "", FORGE_TOKEN } };
    const all = [CLI, "relay", ...args, "--config", home.configPath];
    execFile(process.execPath, all, options, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });
}

/** The commit of every pipeline there is. */
const pipelines = () => home.pipelines().map((pipeline) => variable(pipeline, "SLUICE_SHA")?.slice(0, 1) ?? "none");

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("pushes that happen while the relay is down", () => {
  it("start each one pipeline after catch-up has asked GitHub, while GitHub sends some of them again by itself", async () => {
    const hook = await open("github");
    await forge.push(REPOSITORY, MAIN, sha(1));
    await until(() => pipelines().length === 1);
    await down();
    for (const digit of [2, 3, 4]) await forge.push(REPOSITORY, MAIN, sha(digit));
    await up();

    const resent = forge.log.filter(({ senderId }) => senderId !== "guid-1");
    const [caughtUp] = await Promise.all([
      sluice("catch-up"),
      ...resent.map(async ({ senderId, body }) => forge.send(hook, senderId, body)),
    ]);
    await until(() => pipelines().length === 4);
    const again = await sluice("catch-up", "--json");

    expect(caughtUp).toMatchObject({ code: 0, err: "" });
    expect(caughtUp.out).toMatch(
      /1 repository looked at: \d deliver(?:y|ies) asked for again, 0 events made up for\.\n$/,
    );
    expect(JSON.parse(again.out)).toMatchObject({
      repositories: [{ repository: REPOSITORY, asked: [] }],
      failures: [],
    });
    expect(pipelines().toSorted()).toEqual(["1", "2", "3", "4"]);
  });

  it("are made up for where there is no log, and their own webhooks start nothing more when they come late", async () => {
    const hook = await open("gitea");
    await forge.push(REPOSITORY, MAIN, sha(1));
    await until(() => pipelines().length === 1);
    await sluice("catch-up");
    await down();
    await forge.push(REPOSITORY, MAIN, sha(2));
    await forge.push(REPOSITORY, "refs/heads/next", sha(3));
    await up();

    const dry = await sluice("catch-up", "--dry-run");
    const before = pipelines();
    const { out } = await sluice("catch-up");
    await until(() => pipelines().length === 3);
    const late = forge.log.filter(({ status }) => status === 0);
    const answers = await Promise.all(late.map(async ({ senderId, body }) => forge.send(hook, senderId, body)));
    await sluice("catch-up");

    expect(dry.out).toContain("2 events made up for, had this been no dry run.");
    expect(before).toEqual(["1"]);
    expect(out).toContain(
      `forge: acme/app: ${MAIN} has moved from 111111111111 to 222222222222, and no event said so: 1 delivery\n`,
    );
    expect(out).toContain("refs/heads/next was created, and no event said so: 1 delivery\n");
    expect(answers).toEqual([200, 200]);
    expect(pipelines().toSorted()).toEqual(["1", "2", "3"]);
  });

  it("are made up for by the relay itself when it starts, where the source says so", async () => {
    await open("github", ", catch-up: { every: 1h }");
    await forge.push(REPOSITORY, MAIN, sha(1));
    await down();
    await forge.push(REPOSITORY, MAIN, sha(2));

    await up();

    await until(() => pipelines().length === 2);
    expect(relay?.printed()).toContain('"The forge was asked to send failed deliveries again"');
    expect(pipelines().toSorted()).toEqual(["1", "2"]);
  });
});

describe("one delivery that is redelivered twice in the same minute", () => {
  it("starts two more pipelines, and a forge that redelivers the event none", async () => {
    const hook = await open("github");
    await forge.push(REPOSITORY, MAIN, sha(1));
    const delivered = async () =>
      (await home.look(async (store) => store.list({ limit: 1, states: ["delivered"] })))[0];
    const { id } = await until(delivered);

    const both = await Promise.all([1, 2].map(async () => sluice("redeliver", id)));
    await forge.send(hook, "guid-1", forge.log[0]?.body ?? "");
    await until(() => pipelines().length === 3);

    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(pipelines()).toEqual(["1", "1", "1"]);
    expect(new Set(home.pipelines().map((one) => variable(one, "SLUICE_DELIVERY"))).size).toBe(3);
  });
});

describe("a forge that cannot be asked", () => {
  it.each([
    {
      what: "its token is wrong",
      spoil: () => (env = { ...env, FORGE_TOKEN: "wrong" }),
      code: 3,
      words: "[FORGE_REFUSED]",
    },
    {
      what: "its token is missing",
      spoil: () => (env = { ...env, FORGE_TOKEN: "" }),
      code: 2,
      words: "[CONFIG_SECRET_MISSING]",
    },
  ])("because $what, is told with what to do", async ({ spoil, code, words }) => {
    await open("github");
    await forge.push(REPOSITORY, MAIN, sha(1));
    await until(() => pipelines().length === 1);
    spoil();

    const told = await sluice("catch-up");

    expect(told).toMatchObject({ code, err: expect.stringContaining(words) });
    expect(told.err).toContain("what to do:");
  });
});
