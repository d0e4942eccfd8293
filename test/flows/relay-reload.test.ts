import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { type Answer, githubPush, type Push, RelayHome, route, SECRETS, variable } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const RELOADS = 50;
const SENDERS = 8;

let home: RelayHome;
let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await home.dispose();
});

/** Has the running relay read its configuration, and resolves once its log has said so many times what came of that. */
async function reloaded(process: RelayProcess, times: number, line = "Configuration reloaded"): Promise<void> {
  process.hangUp();
  await until(() => process.printed().split(line).length > times);
}

/** A push signed with another secret than the home's. */
function signedWith(secret: string, push: Push): Push {
  const signature = `sha256=${createHmac("sha256", secret).update(push.body).digest("hex")}`;
  return { ...push, headers: { ...(push.headers as object), "x-hub-signature-256": signature } };
}

describe("a relay that is told by SIGHUP to read its configuration again", () => {
  it("refuses no push for it, loses none and starts none twice, however often and whatever changes", {
    timeout: 60_000,
  }, async () => {
    home = await RelayHome.create({ routes: [route("app")] });
    const process = (relay = await startRelayProcess(home.configPath, home.env));
    const statuses = new Map<number, number>();
    const accepted: string[] = [];
    let n = 0;
    const done = new AbortController();
    const senders = Array.from({ length: SENDERS }, async () => {
      while (!done.signal.aborted) {
        const response = await fetch(`${process.url}/hooks/forge`, githubPush((n += 1)));
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        accepted.push(...((await response.json()) as Answer).deliveries);
      }
    });

    for (let time = 1; time <= RELOADS; time += 1) {
      const more = time % 2 === 1 ? [route("more", "when: { branches: [never] }")] : [];
      home.configure({
        routes: [route("app", "", `variables: { ROUND: "${time}" }`), ...more],
        dispatch: `concurrency: ${4 + (time % 3)}`,
      });
      await reloaded(process, time);
    }
    done.abort();
    await Promise.all(senders);
    await until(async () => {
      const { pending, dispatching } = await home.look(async (store) => store.backlog());
      return pending + dispatching === 0;
    });

    const started = home.pipelines().map((pipeline) => variable(pipeline, "SLUICE_DELIVERY") ?? "");
    expect([...statuses.keys()]).toEqual([202]);
    expect(started.toSorted()).toEqual(accepted.toSorted());
    expect(new Set(home.pipelines().map((pipeline) => variable(pipeline, "ROUND"))).size).toBeGreaterThan(5);
    expect(await process.end("SIGTERM")).toBe(0);
  });

  it("takes the old and the new secret while both are listed, then only the new one, and prints neither", async () => {
    home = await RelayHome.create();
    const secretsAt = (...names: readonly string[]) => {
      const listed = names.map((name) => `{ file: ${name} }`).join(", ");
      const yaml = readFileSync(home.configPath, "utf8").replace(
        /secrets: \[[^\]]*\](?= }\n {2}lab)/,
        `secrets: [${listed}]`,
      );
      writeFileSync(home.configPath, yaml);
    };
    writeFileSync(join(home.folder, "old"), "old-canary-51d0\n");
    writeFileSync(join(home.folder, "new"), "new-canary-7be2\n");
    secretsAt("old");
    const process = (relay = await startRelayProcess(home.configPath, home.env));
    let n = 0;
    const statusOf = async (secret: string) =>
      (await fetch(`${process.url}/hooks/forge`, signedWith(secret, githubPush((n += 1))))).status;
    const both = async () => [await statusOf("old-canary-51d0"), await statusOf("new-canary-7be2")];

    const before = await both();
    secretsAt("new", "old");
    await reloaded(process, 1);
    const during = await both();
    secretsAt("new");
    await reloaded(process, 2);
    const after = await both();

    expect({ before, during, after }).toEqual({ before: [202, 401], during: [202, 202], after: [401, 202] });
    expect(process.printed()).toContain('"sourceChanged":"forge"');
    expect(process.printed()).not.toMatch(/canary/);
  });

  it("reads a secret's file again, though the configuration names the same one", async () => {
    home = await RelayHome.create();
    const file = join(home.folder, "secret");
    writeFileSync(file, SECRETS.HOOK_SECRET);
    writeFileSync(
      home.configPath,
      readFileSync(home.configPath, "utf8").replace("{ env: HOOK_SECRET }", "{ file: secret }"),
    );
    const process = (relay = await startRelayProcess(home.configPath, home.env));

    writeFileSync(file, "rotated-canary");
    await reloaded(process, 1);

    const answer = await fetch(`${process.url}/hooks/forge`, signedWith("rotated-canary", githubPush(1)));
    expect(answer.status).toBe(202);
  });

  it("gives up what waits for a route that is gone, and says so", async () => {
    home = await RelayHome.create({ routes: [route("app"), route("gone")], dispatch: "max-attempts: 1000" });
    home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "status", status: 503 } });
    const process = (relay = await startRelayProcess(home.configPath, home.env));
    await fetch(`${process.url}/hooks/forge`, githubPush(1));
    await until(() => process.printed().includes("Attempt failed"));

    home.configure({ routes: [route("app")], dispatch: "max-attempts: 1000" });
    await reloaded(process, 1);
    const dead = await until(async () => {
      const found = await home.look(async (store) => store.list({ states: ["dead"], limit: 10 }));
      return found.length > 0 && found;
    });

    expect(dead).toMatchObject([{ route: "gone", reason: { code: "DELIVERY_ROUTE_GONE" } }]);
    expect(process.printed()).toContain('"routeRemoved":"gone"');
  });

  it("goes on as before when the file is broken, names every problem with its line, and takes it once it is mended", async () => {
    home = await RelayHome.create();
    const process = (relay = await startRelayProcess(home.configPath, home.env));
    const sound = readFileSync(home.configPath, "utf8");
    const deliveredOf = async (count: number) =>
      until(async () => {
        const found = await home.look(async (store) => store.list({ states: ["delivered"], limit: 10 }));
        return found.length === count && found;
      });

    writeFileSync(home.configPath, sound.replace("name: app", "name: app!").replace("ref: main", 'ref: "no good"'));
    await reloaded(process, 1, "Configuration not reloaded");
    const meanwhile = await fetch(`${process.url}/hooks/forge`, githubPush(1));
    // Its route is about to go: a delivery that waited then would be given up.
    await deliveredOf(1);
    writeFileSync(home.configPath, sound.replace("name: app", "name: mended"));
    await reloaded(process, 1);
    const afterwards = await fetch(`${process.url}/hooks/forge`, githubPush(2));

    expect([meanwhile.status, afterwards.status]).toEqual([202, 202]);
    expect(process.printed()).toMatch(/"text":"relay.yml:7:\d+ routes\[0\]\.name: /);
    expect(process.printed()).toMatch(/"text":"relay.yml:7:\d+ routes\[0\]\.trigger\.ref: /);
    const listed = await deliveredOf(2);
    expect(listed.map(({ route: name }) => name).toSorted()).toEqual(["app", "mended"]);
  });

  it("keeps its address and its store until the next start, and says that it does", async () => {
    home = await RelayHome.create();
    const process = (relay = await startRelayProcess(home.configPath, home.env));

    writeFileSync(
      home.configPath,
      `store: sqlite:other.db\n${readFileSync(home.configPath, "utf8").replace("port: 0", "port: 1")}`,
    );
    await reloaded(process, 1);

    expect((await fetch(`${process.url}/hooks/forge`, githubPush(1))).status).toBe(202);
    await until(() =>
      process.printed().includes("What the file says of listen and store takes effect at the next start"),
    );
  });
});
