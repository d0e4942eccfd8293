import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, it } from "vitest";
import { createApp } from "../../relay/app.ts";
import { loadConfig } from "../../relay/config/load.ts";
import { liveConfig } from "../../relay/live-config.ts";
import { idSource } from "../../relay/model/new-id.ts";
import { openSqliteStore } from "../../relay/store/sqlite/open.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { type Answer, githubPush, RelayHome } from "./relay-home.ts";

let home: RelayHome;

afterEach(async () => home.dispose());

it("a full store answers 503 and keeps nothing, the relay lives on, and takes the same push once there is room", async () => {
  home = await RelayHome.create();
  const config = loadConfig(home.configPath, { env: home.env, readFile: (path) => readFileSync(path, "utf8") });
  const store = await openSqliteStore(home.storePath, { clock: systemClock }, { maxPages: 80 });
  const app = createApp({
    config: liveConfig(config),
    store,
    clock: systemClock,
    newId: idSource(systemClock, randomBytes),
    observe: () => {},
    onStored: () => {},
  });
  const push = async (n: number) => app.request("/hooks/forge", githubPush(n));

  let n = 0;
  let answer: Response;
  do {
    n += 1;
    answer = await push(n);
  } while (answer.status === 202);
  const together = await Promise.all([push(901), push(902), push(903)]);
  const ready = await app.request("/readyz");
  const alive = await app.request("/healthz");
  const stored = await store.backlog();
  makeRoom();
  const again = await push(n);

  expect(n).toBeGreaterThan(3);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await answer.json()).toMatchObject({ error: { code: "STORE_UNAVAILABLE" } });
  expect(together.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(stored.pending).toBe(n - 1);
  expect([ready.status, alive.status]).toEqual([503, 200]);
  expect(again.status).toBe(202);
  expect(((await again.json()) as Answer).deliveries).toHaveLength(1);
  await store.close();
});

/** Deletes the first event, as an operator who frees space would. */
function makeRoom(): void {
  const db = new DatabaseSync(home.storePath, { timeout: 5_000 });
  db.exec(`
    create temp table first as select id, seq from events order by seq limit 2;
    delete from bodies where event_seq in (select seq from first);
    delete from deliveries where event_id in (select id from first);
    delete from events where id in (select id from first)`);
  db.close();
}
