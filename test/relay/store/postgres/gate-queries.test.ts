import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GateQuestion } from "../../../../relay/store/gate-store.ts";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import type { Database, Row } from "../../../../relay/store/postgres/database.ts";
import { GateRows } from "../../../../relay/store/postgres/gate-rows.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { migratedDatabase } from "../../../postgres/migrated-database.ts";
import { type Asked, recording } from "./recording-database.ts";

/** Creations of the last minute, in a thousand projects, and a few calls under way. */
const MANY = 30_000;
const FILL = `
set search_path = sluice;
insert into relays values ('one', '', now(), 'infinity', '{}');
insert into gate_passes
  select 'd-' || n, 1, 'one', 'main:' || n % 1000, 'main', 'https://main', true, null, now(),
    case when n % 3000 > 0 then now() - interval '55 seconds' * random() end
  from generate_series(1, ${MANY}) n;
analyze;
`;

/** What a statement may look at and pass over; the limit itself may be read. */
const MOST_IN_VAIN = 20;
const LIMIT = 30;

describe.skipIf((await whyNoPostgres()) !== undefined)(
  "calls are let in at the same cost however many there were, since",
  () => {
    let place: TestDatabase;
    let real: Database;

    beforeAll(async () => {
      place = await migratedDatabase();
      real = new PooledDatabase(
        connect(place.config, () => ""),
        "sluice",
        systemClock,
      );
      await place.script(FILL);
    });

    afterAll(async () => {
      await real.close();
      await place.dispose();
    });

    it.each<[string, GateQuestion]>([
      ["without limits", { lanes: ["main:7"], gitlabs: [{ name: "main" }], addresses: ["https://main"] }],
      [
        "with limits",
        {
          lanes: ["main:7"],
          perLane: LIMIT,
          gitlabs: [{ name: "main", perGitLab: LIMIT }],
          addresses: ["https://main"],
        },
      ],
    ])("%s every statement goes by an index", async (_, question) => {
      const asked: Asked[] = [];
      const gate = new GateRows({ database: recording(real, asked), relay: () => "one" });
      const pass = {
        delivery: "d-new",
        attempt: 1,
        lane: "main:7",
        gitlab: "main",
        address: "https://main",
        creates: true,
      };
      await gate.change([{ delivery: "d-3000", attempt: 1, created: true }], question, () => ({
        passes: [pass],
        breakers: [],
      }));
      const costs = await Promise.all(asked.map(costOf));

      expect(costs.length).toBeGreaterThan(6);
      expect(costs.filter(({ inVain }) => inVain > MOST_IN_VAIN)).toEqual([]);
    });

    it("and a statement that goes by none is found out", async () => {
      const text =
        "update gate_passes set ended_at = clock_timestamp() where gitlab = $1 and ended_at > clock_timestamp()";

      expect((await costOf({ text, values: ["main"], kept: true })).inVain).toBeGreaterThan(1_000);
    });

    /** How many rows a statement looks at in vain, when it is made and taken back. */
    async function costOf({ text, values }: Asked): Promise<{ readonly text: string; readonly inVain: number }> {
      let plan: readonly Row[] = [];
      const undone = real.transaction("Explaining", async (transaction) => {
        plan = await transaction.queryOnce(`explain (analyze, format json) ${text}`, values);
        throw new Error("undo");
      });
      await expect(undone).rejects.toThrow("undo");
      const told = JSON.stringify(plan[0]?.["QUERY PLAN"]);
      const removed = [...told.matchAll(/Rows Removed by [A-Za-z ]*\\*":\s*(\d+)/g)].map(([, count]) => Number(count));
      return { text, inVain: removed.reduce((sum, count) => sum + count, 0) };
    }
  },
);
