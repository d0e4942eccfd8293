import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { startStandIn } from "../gitlab/stand-in.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route } from "./relay-home.ts";
import { startRelayProcess } from "./relay-process.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");

let home: RelayHome;
let relay: RunningRelay | undefined;

afterEach(async () => {
  await relay?.close();
  relay = undefined;
  await home.dispose();
});

/** `sluice relay …` as an operator's shell runs it: without the relay's secrets. */
function sluice(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "relay", ...args, "--config", home.configPath], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "" },
  });
  return { status, stdout, stderr };
}

async function push(n: number): Promise<string> {
  const response = await fetch(`${relay?.url}/hooks/forge`, githubPush(n));
  return ((await response.json()) as Answer).deliveries[0] ?? "none";
}

describe("an operator beside a running relay", () => {
  it("sees what is held and why, and releases it", async () => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ method: "POST", fault: { kind: "status", status: 500 } });
    relay = await home.start();
    const held = await push(1);
    const count = async () => home.look((store) => store.backlog());
    await until(async () => (await count()).held === 1);
    const other = await push(2);
    await until(async () => (await count()).delivered === 1);

    const listing = sluice("deliveries", "--state", "held,dead");
    const json = sluice("deliveries", "--json");
    const release = sluice("release", held);
    await until(async () => (await count()).delivered === 2);
    const again = sluice("release", held);

    expect(listing.status).toBe(0);
    expect(listing.stdout).toContain(held);
    expect(listing.stdout).not.toContain(other);
    expect(listing.stdout).toMatch(/held +app +\S+\/\S+ +refs\/heads\/main +1 attempt/);
    expect(listing.stdout).toContain("[DELIVERY_HELD]");
    expect(listing.stdout).toContain("what to do: Look in GitLab for a pipeline with the variable SLUICE_DELIVERY");
    expect(JSON.parse(json.stdout).deliveries).toMatchObject([
      { id: other, state: "delivered", route: "app", source: "forge", pipeline: { projectId: home.target.id } },
      { id: held, state: "held", ref: "refs/heads/main", attempts: 1, reason: { code: "DELIVERY_HELD" } },
    ]);
    expect(release).toMatchObject({ status: 0, stdout: expect.stringContaining("pending again") });
    expect(again).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is delivered\..*\[DELIVERY_NOT_RELEASABLE\]/),
    });
  });

  it("is told at the next start how much waits for a person", async () => {
    home = await RelayHome.create({ routes: [route("app").replace("group/deploy", "group/elsewhere")] });
    relay = await home.start();
    await push(1);
    await until(async () => (await home.look((store) => store.backlog())).dead === 1);
    await relay.close();

    relay = await home.start();

    expect(home.logged).toContainEqual({
      level: "warn",
      message: expect.stringMatching(/^0 deliveries held, 1 delivery dead, .*`sluice relay deliveries/),
      fields: expect.objectContaining({ dead: 1, held: 0 }),
    });
  });
});

describe("a relay that cannot start", () => {
  it.each<[string, string, () => Promise<() => void>]>([
    [
      "CONFIG_INVALID",
      "routes",
      async () => {
        writeFileSync(home.configPath, "listen: { port: 0 }\nroutes: 7\n");
        return () => {};
      },
    ],
    [
      "LISTEN_FAILED",
      "EADDRINUSE",
      async () => {
        const taken = createServer().listen(0, "127.0.0.1");
        await once(taken, "listening");
        const address = taken.address();
        home.configure({ port: typeof address === "object" && address !== null ? address.port : 0 });
        return () => taken.close();
      },
    ],
    [
      "STORE_INVALID",
      "not a database",
      async () => {
        writeFileSync(home.storePath, "something else ".repeat(1_000));
        return () => {};
      },
    ],
  ])("says %s and ends with exit code 2", async (code, words, spoil) => {
    home = await RelayHome.create();
    const unspoil = await spoil();

    const { status, stderr } = spawnSync(process.execPath, [CLI, "relay", "--config", home.configPath], {
      encoding: "utf8",
      env: { ...home.env, PATH: process.env["PATH"] ?? "" },
      timeout: 20_000,
    });
    unspoil();

    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(words);
    expect(stderr).toContain("what to do:");
    expect(status).toBe(2);
  });

  it("holds on to nothing: once its port is free, it starts in the same process on the same store", async () => {
    home = await RelayHome.create();
    const taken = await startStandIn();
    home.configure({ port: Number(new URL(taken.url).port) });
    await expect(home.start()).rejects.toMatchObject({ code: "LISTEN_FAILED" });

    await taken.close();
    relay = await home.start();

    await push(1);
    await until(() => home.pipelines().length === 1);
  });

  it("says STORE_IN_USE when another relay has the store, and disturbs that one in nothing", async () => {
    home = await RelayHome.create();
    relay = await home.start();

    await expect(startRelayProcess(home.configPath, home.env)).rejects.toThrow("[STORE_IN_USE]");

    await push(1);
    await until(() => home.pipelines().length === 1);
  });
});

describe("a relay told to end", () => {
  it("by SIGTERM lets what is under way end, settles it, and exits with 0", async () => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ method: "POST", fault: { kind: "slow", ms: 300 } });
    const child = await startRelayProcess(home.configPath, home.env);
    await fetch(`${child.url}/hooks/forge`, githubPush(1));
    await until(() => home.gitlab.requests.length === 1);

    const exitCode = await child.end("SIGTERM");

    expect(exitCode).toBe(0);
    expect(child.printed()).toContain('"msg":"Stopped"');
    expect(await home.look((store) => store.backlog())).toMatchObject({ delivered: 1, held: 0, dispatching: 0 });
  });
});
