import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shownStore } from "../../relay/model/store-config.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { RelayHome, route, variable } from "./relay-home.ts";
import { Load, pseudoRandom } from "./relay-load.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const why = await whyNoPostgres();

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");

/** Fixed, so that a failure can be run again; the moments of the kills still vary with the machine. */
const SEED = 20_261_123;
const SENDERS = 16;
const PUSHES = 48;
/** After which words a run of the command is killed: within the live part, and within the history. */
const KILLED_AFTER = ["Moving", "Moving", "Relays may start"];
/** The longest it goes on after them; a start of the command takes far longer, so each run has to count. */
const MOST_AFTER_MS = 80;

let database: TestDatabase;
let home: RelayHome;
let relay: RelayProcess | undefined;

beforeEach(async () => {
  if (why === undefined) database = await freshDatabase();
});

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await home?.dispose();
  await database?.dispose();
});

describe.skipIf(why !== undefined)(
  "an installation whose relay is killed and whose move is killed again and again",
  () => {
    it("goes on in PostgreSQL with every delivery, and starts no pipeline twice", { timeout: 240_000 }, async () => {
      const routes = [route("app"), route("ordered", "order: arrival")];
      home = await RelayHome.create({ routes, dispatch: "concurrency: 4" });
      home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "slow", ms: 100 } });
      const load = new Load();
      const senders = Array.from({ length: SENDERS }, async () => load.send());
      relay = await startRelayProcess(home.configPath, home.env);
      load.pointAt(relay.url);
      await until(() => load.accepted.size >= PUSHES && home.pipelines().length >= SENDERS);
      load.finish();
      await Promise.all(senders);
      await relay.end("SIGKILL");
      const before = await home.look(async (store) => store.backlog());
      home.configure({ routes, dispatch: "concurrency: 4", store: shownStore(database.config) });

      const random = pseudoRandom(SEED);
      const ends: (number | string)[] = [];
      for (const words of KILLED_AFTER) ends.push(await migrate({ words, ms: random() * MOST_AFTER_MS }));
      ends.push(await migrate());
      expect(ends.at(-1)).toBe(0);
      const moved = await home.look(async (store) => store.backlog());
      home.gitlab.faults.clear();
      relay = await startRelayProcess(home.configPath, home.env);
      await untilThereAre(moved.delivered + moved.pending);
      await until(async () => isDrained(await home.look(async (store) => store.backlog())));
      const exitCode = await relay.end("SIGTERM");
      relay = undefined;

      const stored = await home.look(async (store) => store.list({ limit: 100_000 }));
      const pipelines = Map.groupBy(home.pipelines(), (pipeline) => variable(pipeline, "SLUICE_DELIVERY"));
      const triggers = home.triggersByDelivery();
      const fates = stored.map(({ id, state }) => ({
        id,
        state,
        triggers: triggers.get(id) ?? 0,
        pipelines: pipelines.get(id)?.length ?? 0,
      }));

      expect(exitCode).toBe(0);
      expect(ends).toContain("SIGKILL");
      expect(before.pending).toBeGreaterThan(SENDERS);
      expect(moved.dispatching).toBe(0);
      expect(stored.map(({ id }) => id).toSorted()).toEqual([...load.accepted.values()].flat().toSorted());
      expect(
        fates.filter((fate) => fate.state === "delivered" && (fate.triggers !== 1 || fate.pipelines !== 1)),
      ).toEqual([]);
      expect(fates.filter((fate) => fate.state === "held" && (fate.triggers > 1 || fate.pipelines > 1))).toEqual([]);
      expect(fates.filter((fate) => fate.state !== "delivered" && fate.state !== "held")).toEqual([]);
      // Held is what was under way when the relay was killed, and nothing else.
      expect(fates.filter((fate) => fate.state === "held").length).toBeLessThanOrEqual(before.dispatching);
    });
  },
);

/** Runs the command; kills it so long after such words of it. Gives 0, the signal that ended it, or why it could not. */
async function migrate(kill?: { readonly words: string; readonly ms: number }): Promise<number | string> {
  const args = [CLI, "relay", "migrate", "--from", `sqlite:${home.storePath}`, "--config", home.configPath];
  const child = spawn(process.execPath, args, { env: { ...home.env, PATH: process.env["PATH"] ?? "" }, stdio: "pipe" });
  const gone = once(child, "exit");
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  createInterface(child.stdout).on("line", (line) => {
    if (kill !== undefined && line.startsWith(kill.words)) setTimeout(() => child.kill("SIGKILL"), kill.ms);
  });
  const [code, signal] = (await gone) as [number | null, string | null];
  return code === 0 ? 0 : (signal ?? said);
}

/** Waits for so many pipelines, however long that takes, as long as there are more and more. */
async function untilThereAre(wanted: number): Promise<void> {
  for (let seen = home.pipelines().length; seen < wanted; seen = home.pipelines().length)
    await until(() => home.pipelines().length > seen);
}

function isDrained({ pending, dispatching }: { readonly pending: number; readonly dispatching: number }): boolean {
  return pending + dispatching === 0;
}
