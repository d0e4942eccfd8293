// What a durable event costs, beside the least it could cost: `node bench/relay-store.ts [FOLDER]`.
//
// FOLDER lies on the disk to measure (default: the system's temporary folder). Machines differ and are noisy: read the
// ratios, which come from one run, and not the figures.
import { randomBytes } from "node:crypto";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { idSource } from "../relay/model/new-id.ts";
import { openSqliteStore } from "../relay/store/sqlite/open.ts";
import type { Store } from "../relay/store/store.ts";
import { systemClock } from "../shared/time/clock.ts";

/** A push with a few commits: about 10 kB, of which as much is new every time as in a real one. */
const BODY = Buffer.from(
  JSON.stringify(
    Array.from({ length: 26 }, () => {
      const id = randomBytes(20).toString("hex");
      const url = `https://github.com/acme/app/commit/${id}`;
      const author = { name: "Mona Lisa", email: "mona@example.com", username: "mona" };
      return { id, tree_id: randomBytes(20).toString("hex"), url, message: `Fix ${id}`, author, committer: author };
    }),
  ),
);
const BACKLOGS = [100, 10_000, 1_000_000];
const newId = idSource(systemClock, randomBytes);
const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), "sluice-bench-"));

try {
  await persisting();
  await claiming();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Events a second, for one sender at a time and for 64, beside bare appends of the same size. */
async function persisting(): Promise<void> {
  const store = await openSqliteStore(join(folder, "persist.db"), { clock: systemClock });
  const file = openSync(join(folder, "append"), "a");
  const append = async () => {
    writeSync(file, BODY);
    fdatasyncSync(file);
  };
  const rounds: Record<"append" | "one" | "many", number>[] = [];
  for (let round = 0; round < 5; round += 1) {
    rounds.push({
      append: await perSecond(400, 1, append),
      one: await perSecond(400, 1, () => persist(store)),
      many: await perSecond(6_400, 64, () => persist(store)),
    });
  }
  closeSync(file);
  await store.close();
  const [bare, one, many] = (["append", "one", "many"] as const).map((what) =>
    median(rounds.map((round) => round[what])),
  );
  console.log("storing 10 kB events, each answered once it is on disk (median of 5 rounds)");
  console.log(`  bare append + fdatasync   ${rate(bare)}`);
  console.log(`  store, one at a time      ${rate(one)}   ${times(one, bare)} the bare append`);
  console.log(
    `  store, 64 at a time       ${rate(many)}   ${times(many, bare)} the bare append, ${times(many, one)} one at a time`,
  );
}

/** What claiming eight and settling them costs, from a short backlog to a very long one. */
async function claiming(): Promise<void> {
  console.log("claiming 8 deliveries and settling them, by the length of the backlog (median of 12)");
  let first: number | undefined;
  for (const backlog of BACKLOGS) {
    const path = join(folder, `claim-${backlog}.db`);
    const store = await openSqliteStore(path, { clock: systemClock });
    await persist(store);
    fill(path, backlog);
    const took: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const began = performance.now();
      const claimed = await store.claim(systemClock.now(), 8);
      const pipeline = { id: 1, projectId: 1, webUrl: "https://gitlab.example.com/g/p/-/pipelines/1" };
      await Promise.all(
        claimed.map(({ delivery, attempt }) =>
          store.settle(delivery.id, attempt, systemClock.now(), { kind: "delivered", pipeline }),
        ),
      );
      took.push(performance.now() - began);
    }
    await store.close();
    const typical = median(took);
    first ??= typical;
    console.log(
      `  ${String(backlog).padStart(9)} waiting   ${typical.toFixed(2)} ms   ${times(typical, first)} the shortest`,
    );
  }
}

async function persist(store: Store): Promise<void> {
  const id = newId();
  const event = {
    id,
    source: "acme-github",
    sourceKind: "github",
    type: "push",
    receivedAt: systemClock.now(),
    headers: { "x-github-event": "push", "x-github-delivery": id },
    body: BODY,
    payloadSha256: "0".repeat(64),
    reading: { kind: "push", origin: { repository: "acme/app" }, changes: [] },
  } as const;
  await store.persist(event, [{ id: newId(), route: "app", changeIndex: 0, lane: "main:app" }], {
    id: `acme-github:${id}`,
  });
}

/**
 * Adds deliveries of the event that is there, straight into the file: a million take seconds, not minutes. As many again stand in the
 * line of a lane that is carried in order.
 */
function fill(path: string, count: number): void {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  for (const [lane, isOrdered] of [
    ["main:any", 0],
    ["main:in-order", 1],
  ] as const) {
    db.prepare(`
      with recursive n(i) as (values (1) union all select i + 1 from n where i < :count)
      insert into deliveries (id, event_id, route, change_index, lane, source, state, moved_at, created_at, due_at,
        ordered, line, behind)
      select printf('%s %012d', :lane, i), (select id from events), 'app', 0, :lane, 'acme-github', 'pending', i, i, i,
        :isOrdered, iif(:isOrdered, i, null), :isOrdered and i > 1 from n`).run({ count, lane, isOrdered });
  }
  db.close();
}

async function perSecond(count: number, atOnce: number, act: () => Promise<void>): Promise<number> {
  let left = count;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await act();
      }
    }),
  );
  return (count / (performance.now() - began)) * 1_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rate(value: number | undefined): string {
  return `${Math.round(value ?? Number.NaN)}/s`.padStart(8);
}

function times(value: number | undefined, base: number | undefined): string {
  return `${((value ?? Number.NaN) / (base ?? Number.NaN)).toFixed(2)} ×`;
}
