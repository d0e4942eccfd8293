import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GroupCommit } from "../../../relay/store/sqlite/group-commit.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { anEvent, deliveriesOf } from "../../contracts/store-samples.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-commit-"));
  path = join(folder, "sluice.db");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("GroupCommit", () => {
  it("commits what arrived in one turn together, and a later call by itself", async () => {
    const { db, commit, commits } = countingCommits();

    await Promise.all(Array.from({ length: 50 }, (_, n) => commit.run("Adding", () => add(db, n))));
    const together = commits();
    await commit.run("Adding", () => add(db, 50));
    db.close();

    expect(together).toBe(1);
    expect(commits()).toBe(2);
  });

  it("spreads a flood over several commits, and loses none of it", async () => {
    const { db, commit, commits } = countingCommits();

    await Promise.all(Array.from({ length: 600 }, (_, n) => commit.run("Adding", () => add(db, n))));

    expect(commits()).toBe(3);
    expect(db.prepare("select count(*) as n from t").get()).toMatchObject({ n: 600 });
    db.close();
  });

  it("undoes all of a call that fails, and nothing of its neighbours", async () => {
    const { db, commit } = countingCommits();

    const answers = await Promise.allSettled([
      commit.run("Adding", () => add(db, 1)),
      commit.run("Adding", () => {
        add(db, 2);
        add(db, 1);
      }),
      commit.run("Adding", () => {
        add(db, 3);
        throw new TypeError("a defect");
      }),
      commit.run("Adding", () => add(db, 4)),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(answers[1]).toMatchObject({ reason: { code: "INTERNAL" } });
    expect(db.prepare("select n from t order by n").all()).toMatchObject([{ n: 1 }, { n: 4 }]);
    db.close();
  });
});

describe("a store that is full", () => {
  it("keeps nothing of what it refuses, goes on living, and takes the same events once there is room", async () => {
    const store = await openSqliteStore(path, { clock: systemClock }, { maxPages: 120 });
    const large = (n: number) => anEvent(n, { body: randomBytes(40_000) });
    let stored = 0;
    const refused = await (async () => {
      for (let n = 1; ; n += 1) {
        try {
          await store.persist(large(n), deliveriesOf(n), { id: `key-${n}` });
          stored = n;
        } catch (error) {
          return { n, error };
        }
      }
    })();
    const together = await Promise.allSettled([
      store.persist(large(98), deliveriesOf(98), { id: "key-98" }),
      store.persist(large(99), deliveriesOf(99), { id: "key-99" }),
    ]);

    expect(stored).toBeGreaterThan(2);
    expect(refused.error).toMatchObject({ code: "STORE_UNAVAILABLE", hint: expect.stringContaining("Free space") });
    expect(together.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await store.event(`event-${refused.n}`)).toBeUndefined();
    expect(await store.backlog()).toMatchObject({ pending: stored });

    const janitor = new DatabaseSync(path, { timeout: 5_000 });
    janitor.exec(
      "delete from deliveries where event_id = 'event-1'; delete from bodies where event_seq = 1; delete from events where id = 'event-1'",
    );
    janitor.close();

    await expect(store.persist(large(99), deliveriesOf(99), { id: "key-99" })).resolves.toMatchObject({
      kind: "stored",
    });
    await store.close();
  });

  it("says so when asked whether it can be written to", async () => {
    const store = await openSqliteStore(path, { clock: systemClock }, { maxPages: 60 });
    await store.check();
    for (let n = 1, room = true; room; n += 1) {
      room = await store.persist(anEvent(n, { body: randomBytes(3_000) }), [], {}).then(
        () => true,
        () => false,
      );
    }

    await expect(store.check()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await store.close();
  });

  it("is told apart from one that another process holds", async () => {
    const store = await openSqliteStore(path, { clock: systemClock }, { busyTimeoutMs: 1 });
    const holder = new DatabaseSync(path);
    holder.exec("begin immediate");
    const waiting = store.persist(anEvent(1), deliveriesOf(1), { id: "key" });

    await expect(waiting).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", hint: expect.stringContaining("lock") });
    holder.exec("rollback");

    await expect(store.persist(anEvent(1), deliveriesOf(1), { id: "key" })).resolves.toMatchObject({ kind: "stored" });
    holder.close();
    await store.close();
  });
});

/** A commit over a database that counts its transactions. */
function countingCommits() {
  const db = new DatabaseSync(path);
  db.exec("create table t (n integer primary key) strict");
  const prepare = db.prepare.bind(db);
  let commits = 0;
  db.prepare = (sql: string) => {
    const statement = prepare(sql);
    const run = statement.run.bind(statement);
    if (sql === "commit") {
      statement.run = () => {
        commits += 1;
        return run();
      };
    }
    return statement;
  };
  const commit = new GroupCommit(db);
  return { db, commit, commits: () => commits };
}

function add(db: DatabaseSync, n: number): void {
  db.prepare("insert into t values (?)").run(n);
}
