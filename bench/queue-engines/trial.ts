// The trial of ADR 25: `npm install`, then `node trial.ts postgres://postgres@127.0.0.1:5432/postgres [engine] [largest backlog]`.
//
// Each engine gets a database of its own. What is measured is what the relay asks of a queue: to add in the transaction that stores,
// 32 deliveries at a time; and to add and carry 64, from claim to settlement, while a lane is closed in which all the rest waits.
import { Client, Pool } from "pg";
import { BossJobEach } from "./boss-job-each.ts";
import { Bull } from "./bull.ts";
import { CLOSED, type Engine, type Item, OURS_SQL } from "./engine.ts";
import { Graphile } from "./graphile.ts";
import { Turns } from "./turns.ts";

const OPEN_LANES = 20;
const PER_ADD = 32;
const ADDS = 60;
const PER_CARRY = 64;
const CARRIES = 12;

const [, , base = "postgres://postgres@127.0.0.1:5432/postgres", only = "", largest = "1000000"] = process.argv;
const engines: readonly (() => Engine)[] = [
  () => new Turns(),
  () => new BossJobEach(),
  () => new Graphile(),
  () => new Bull(),
];

for (const make of engines) {
  const engine = make();
  if (!engine.name.includes(only)) continue;
  const database = `trial_${process.pid}_${Math.floor(performance.now())}`;
  await administer(`create database ${database}`);
  const url = new URL(base);
  url.pathname = `/${database}`;
  const pool = new Pool({ connectionString: url.href, max: 10 });
  await pool.query(OURS_SQL);
  await engine.open(pool, url.href);
  const figures: Record<string, string> = {};
  const addMs = await took(async () => {
    for (let n = 0; n < ADDS; n += 1) await engine.add(items(n * PER_ADD, PER_ADD));
  });
  figures["added a second, 32 at a time"] = ((ADDS * PER_ADD * 1_000) / addMs).toFixed(0);
  await engine.carry(ADDS * PER_ADD);
  let backlog = 0;
  for (const waiting of [100, 10_000, 1_000_000].filter((count) => count <= Number(largest))) {
    await engine.fill(CLOSED, backlog, waiting - backlog);
    backlog = waiting;
    // What filling leaves to do is not what is measured.
    await pool.query("vacuum analyze");
    await pool.query("checkpoint");
    const times: number[] = [];
    const before = await blocks(pool);
    for (let n = 0; n < CARRIES; n += 1) {
      const ms = await took(async () => {
        await engine.add(items(1_000_000 + waiting + n * PER_CARRY, PER_CARRY));
        await engine.carry(PER_CARRY);
      });
      times.push(ms);
    }
    const [median = 0, worst = 0] = [times.toSorted((a, b) => a - b)[CARRIES >> 1], Math.max(...times)];
    const each = (await blocks(pool)) - before;
    const touched = `${Math.round(each / CARRIES)} blocks`;
    figures[`64 beside ${waiting} of a closed lane`] =
      `${touched}, ${median.toFixed(1)} ms (at most ${worst.toFixed(1)})`;
  }
  console.log(engine.name);
  console.table(figures);
  await engine.close();
  await pool.end();
  await administer(`drop database ${database} with (force)`);
}

function items(from: number, count: number): readonly Item[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `item ${from + n}`,
    lane: `main.lane-${(from + n) % OPEN_LANES}`,
  }));
}

/** Blocks the server has touched: work that can be told from waiting, whatever else the machine does. */
async function blocks(pool: Pool): Promise<number> {
  // Sessions tell their counts when they have done nothing for ten seconds.
  await new Promise((resolve) => setTimeout(resolve, 10_500));
  const { rows } = await pool.query(
    "select blks_hit + blks_read as blocks from pg_stat_database where datname = current_database()",
  );
  return Number(rows[0]?.blocks);
}

async function took(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: base });
  await client.connect();
  await client.query(sql);
  await client.end();
}
