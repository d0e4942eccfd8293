import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore, prepare, type SqliteStoreOptions } from "../../../relay/store/sqlite/open.ts";
import type { Store } from "../../../relay/store/store.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { anEvent, at, deliveriesOf } from "../../contracts/store-samples.ts";

/** "SLUC" in ASCII, as every store carries it. */
const OURS = 0x534c5543;

let folder: string;
let path: string;
const opened: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-open-"));
  path = join(folder, "sluice.db");
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(file = path, options: SqliteStoreOptions = {}): Promise<Store> {
  const store = await openSqliteStore(file, { clock: systemClock }, options);
  opened.push(store);
  return store;
}

describe("openSqliteStore", () => {
  it.skipIf(process.platform === "win32")(
    "creates files that only their owner reads (Windows has no such modes)",
    async () => {
      const store = await open();
      await store.persist(anEvent(1), deliveriesOf(1), { id: "key" });

      const modes = ["", "-wal", "-shm", ".lock"].map((end) => (statSync(path + end).mode & 0o777).toString(8));

      expect(modes).toEqual(["600", "600", "600", "600"]);
    },
  );

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "says that the folder is not to be written to, where it is not (root may write everywhere)",
    async () => {
      chmodSync(folder, 0o500);

      await expect(open()).rejects.toMatchObject({
        code: "STORE_INVALID",
        hint: expect.stringContaining("Let this user write"),
      });
    },
  );

  it("syncs every commit: WAL with synchronous=FULL, on new and on re-opened files", async () => {
    for (let round = 0; round < 2; round += 1) {
      const db = new DatabaseSync(path);
      prepare(db, path, {});

      expect(db.prepare("pragma synchronous").get()).toEqual({ synchronous: 2 });
      expect(db.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
      db.close();
    }
  });

  it("asks for the folder when there is none", async () => {
    await expect(open(join(folder, "none", "sluice.db"))).rejects.toMatchObject({
      code: "STORE_INVALID",
      message: expect.stringContaining("there is no folder"),
      hint: expect.stringContaining("Create the folder"),
    });
  });

  it.each<[string, (file: string) => void]>([
    ["is no database", (file) => writeFileSync(file, "not a database, ".repeat(100))],
    ["is a folder", (file) => mkdirSync(file)],
    ["belongs to another program", (file) => foreign(file, "create table theirs (a)")],
    ["belongs to another program that says so", (file) => foreign(file, "pragma application_id = 7")],
    [
      "comes from a newer version",
      (file) => foreign(file, `pragma application_id = ${OURS}; pragma user_version = 99`),
    ],
  ])("refuses a file that %s, and leaves it as it is", async (_, make) => {
    make(path);
    const content = () => (statSync(path).isFile() ? readFileSync(path).toString("hex") : "a folder");
    const before = content();

    await expect(open()).rejects.toMatchObject({ code: "STORE_INVALID", message: expect.stringContaining(path) });

    expect(content()).toBe(before);
  });

  it("refuses a store that is damaged in the middle", async () => {
    const store = await open();
    for (let n = 0; n < 50; n += 1) await store.persist(anEvent(n), deliveriesOf(n), { id: `key-${n}` });
    await store.close();
    const bytes = readFileSync(path);
    for (let page = 2; page * 4096 < bytes.length; page += 1) bytes.fill(0xa5, page * 4096, page * 4096 + 64);
    writeFileSync(path, bytes);

    await expect(open()).rejects.toMatchObject({ code: "STORE_INVALID" });
  });

  it("refuses a second relay, under any name of the file, until the first is closed", async () => {
    const first = await open();
    const alias = join(folder, "alias.db");
    symlinkSync(path, alias);

    await expect(open()).rejects.toMatchObject({ code: "STORE_IN_USE" });
    await expect(open(alias)).rejects.toMatchObject({ code: "STORE_IN_USE" });
    await first.check();
    await first.close();
    await (await open(alias)).check();
  });

  it("lets a reader list and release beside a running relay", async () => {
    const relay = await open();
    await relay.persist(anEvent(1), deliveriesOf(1), { id: "key" });
    await relay.claim(at(5), 1);
    await relay.settle("app-1", 1, at(6), { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." });

    const beside = await open(path, { as: "beside" });
    const listed = await beside.list({ states: ["dead"], limit: 5 });
    const released = await beside.release("app-1", at(9));

    expect(listed.map(({ id }) => id)).toEqual(["app-1"]);
    expect(released).toBe(true);
    expect(await relay.nextDueAt()).toEqual(at(9));
    expect(await relay.claim(at(10), 1)).toMatchObject([{ attempt: 2 }]);
  });

  it("neither creates nor upgrades a store for a reader", async () => {
    await expect(open(path, { as: "beside" })).rejects.toMatchObject({
      code: "STORE_INVALID",
      message: expect.stringContaining("no store"),
    });
    writeFileSync(path, "");
    await expect(open(path, { as: "beside" })).rejects.toMatchObject({
      code: "STORE_INVALID",
      message: expect.stringContaining("older version"),
    });
  });

  it.skipIf(process.platform === "win32")(
    "refuses to write to a file that was moved away, until it is back (Windows keeps open files where they are)",
    async () => {
      const store = await open();
      renameSync(path, `${path}.away`);

      await expect(store.persist(anEvent(1), deliveriesOf(1), { id: "key" })).rejects.toMatchObject({
        code: "STORE_UNAVAILABLE",
        message: expect.stringContaining("moved or deleted"),
      });
      await expect(store.check()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
      renameSync(`${path}.away`, path);

      await expect(store.persist(anEvent(1), deliveriesOf(1), { id: "key" })).resolves.toMatchObject({
        kind: "stored",
      });
    },
  );

  it("does not call a store damaged because another process is writing to it", async () => {
    await (await open()).close();
    const writer = new DatabaseSync(path);
    writer.exec("begin immediate");

    await expect(open(path, { busyTimeoutMs: 1 })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    writer.close();

    await (await open()).check();
  });

  it("opens a copy taken together with its WAL while the relay was running", async () => {
    const store = await open();
    await store.persist(anEvent(1), deliveriesOf(1), { id: "key" });
    const copy = join(folder, "copy.db");

    for (const end of ["", "-wal"]) copyFileSync(path + end, copy + end);

    expect(await (await open(copy)).delivery("app-1")).toMatchObject({ state: "pending" });
  });
});

function foreign(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}
