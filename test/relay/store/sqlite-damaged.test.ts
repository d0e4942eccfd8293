// What has happened to a store's files while no relay ran, and what the next one says to it. Nothing that was accepted may be gone
// without a word, and what refuses to open leaves every file as it was, so that the right one can be put back.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { isCoded } from "../../../shared/errors/coded-error.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { anEvent, deliveriesOf } from "../../contracts/store-samples.ts";
import { pseudoRandom } from "../../flows/relay-load.ts";

const EVENTS = 40;
const ENDS = ["", "-wal", "-shm"];

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-damaged-"));
  path = join(folder, "sluice.db");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = async (file = path, as: "relay" | "beside" = "relay") =>
  await openSqliteStore(file, { clock: systemClock }, { as });

/** The files of a relay that was killed when it had taken so many events; the log holds them. */
async function killed(): Promise<void> {
  const alive = join(folder, "alive.db");
  const store = await open(alive);
  for (let n = 0; n < EVENTS; n += 1) await store.persist(anEvent(n), deliveriesOf(n), { id: `key-${n}` });
  for (const end of ENDS) copyFileSync(alive + end, path + end);
  await store.close();
}

/** The one file of a relay that ended in order. */
async function ended(): Promise<Buffer> {
  await killed();
  await (await open()).close();
  return readFileSync(path);
}

const contents = () =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.startsWith("sluice.db") && !name.endsWith(".lock"))
      .map((name) => [name, readFileSync(join(folder, name)).toString("base64")]),
  );

async function countListed(): Promise<number> {
  const store = await open();
  try {
    return (await store.list({ limit: 1_000 })).length;
  } finally {
    await store.close();
  }
}

interface Harm {
  readonly what: string;
  readonly harm: () => void;
  readonly says: string;
}

const HARMS: readonly Harm[] = [
  { what: "without its log", harm: () => rmSync(`${path}-wal`), says: "lacks its log" },
  { what: "with a log that was emptied", harm: () => truncateSync(`${path}-wal`), says: "lacks its log" },
  { what: "that was emptied beside its log", harm: () => truncateSync(path), says: "is empty or gone" },
  { what: "that is gone from beside its log", harm: () => rmSync(path), says: "is empty or gone" },
];

describe("the store of a killed relay", () => {
  it.each(HARMS)("$what is refused, and has everything once the file is back", async ({ harm, says }) => {
    await killed();
    const before = ENDS.map((end) => readFileSync(path + end));
    harm();
    const harmed = contents();

    await expect(open()).rejects.toMatchObject({
      code: "STORE_INVALID",
      message: expect.stringContaining(says),
      hint: expect.stringContaining("back"),
    });
    expect(contents()).toEqual(harmed);

    for (const [index, end] of ENDS.entries()) writeFileSync(path + end, before[index] ?? "");
    expect(await countListed()).toBe(EVENTS);
  });

  it("without its log is refused to a command beside it as well", async () => {
    await killed();
    rmSync(`${path}-wal`);

    await expect(open(path, "beside")).rejects.toMatchObject({ code: "STORE_INVALID" });
  });

  it("without its index has everything: SQLite makes another from the log", async () => {
    await killed();
    rmSync(`${path}-shm`);

    expect(await countListed()).toBe(EVENTS);
  });

  it("whose log and index were moved away goes on with what the file has, as its operator has chosen", async () => {
    await killed();
    for (const end of ["-wal", "-shm"]) rmSync(path + end);

    expect(await countListed()).toBe(0);
  });

  it("begins anew when the file, the log and the index were moved away", async () => {
    await killed();
    for (const end of ENDS) rmSync(path + end);

    expect(await countListed()).toBe(0);
    expect(existsSync(path)).toBe(true);
  });
});

describe("the store of a relay that ended in order", () => {
  it("cut off anywhere is refused", async () => {
    const whole = await ended();

    for (let at = 1; at < whole.length; at += 1 + Math.floor(whole.length / 60)) {
      writeFileSync(path, whole.subarray(0, at));
      await expect(open(), `cut off at ${at}`).rejects.toMatchObject({ code: "STORE_INVALID" });
    }
  }, 60_000);

  it.each([
    { what: "one bit", bytes: 1, seed: 1 },
    { what: "64 random bytes", bytes: 64, seed: 2 },
    { what: "two pages of random bytes", bytes: 8_192, seed: 3 },
  ])(
    "with $what changed is refused, or lists every delivery and fails at nothing without a code",
    async ({ bytes, seed }) => {
      const whole = await ended();
      const random = pseudoRandom(seed);
      const outcomes: unknown[] = [];

      for (let round = 0; round < 60; round += 1) {
        const harmed = Buffer.from(whole);
        const at = Math.floor(random() * (whole.length - bytes));
        for (let index = at; index < at + bytes; index += 1)
          harmed[index] =
            bytes === 1 ? (harmed[index] ?? 0) ^ (1 << Math.floor(random() * 8)) : Math.floor(random() * 256);
        writeFileSync(path, harmed);

        outcomes.push(
          await everyDelivery().catch((error: unknown) => (isCoded(error, "STORE_INVALID") ? "refused" : error)),
        );
      }

      expect(outcomes.filter((outcome) => outcome !== "refused" && outcome !== EVENTS)).toEqual([]);
      expect(outcomes).toContain("refused");
    },
    60_000,
  );
});

/** Lists all there is, and reads each event as far as it can be read. */
async function everyDelivery(): Promise<number> {
  const store = await open();
  try {
    const listed = await store.list({ limit: 1_000 });
    for (const { eventId } of listed)
      await store.event(eventId).catch((error: unknown) => {
        if (!isCoded(error)) throw error;
      });
    await store.claim(new Date(), 1_000);
    return listed.length;
  } finally {
    await store.close();
  }
}
