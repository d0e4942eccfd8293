import type { Queries } from "./database.ts";
import { turnOf } from "./turn-queue.ts";
import type { Turn } from "./work-queue.ts";

/** What may be carried once its time has come; the index `progress_due` holds exactly these. */
const DUE = "from progress where state = 'pending' and not behind";

/** Every lane something waits in, with its first due time: a step through the index per lane, however much waits in it. */
const LANES_SQL = `
  with recursive lanes (lane) as (
    (select lane ${DUE} order by lane limit 1)
    union all
    select (select p.lane ${DUE.replace("progress", "progress p")} and p.lane > lanes.lane order by p.lane limit 1)
    from lanes where lanes.lane is not null
  )
  select lane, (select due_at ${DUE} and progress.lane = lanes.lane order by due_at limit 1) as due_at
  from lanes where lane is not null`;

/** The same for some lanes. */
const OF_SQL = `
  select l.lane, first.due_at from unnest($1::text[]) as l (lane)
  cross join lateral (select due_at ${DUE} and progress.lane = l.lane order by due_at limit 1) first`;

/** Every lane in which something waits for its time or for its turn, with the first due time there. */
export async function dueLanes(db: Queries): Promise<readonly Turn[]> {
  return (await db.query(LANES_SQL)).map(turnOf);
}

/** Those of these lanes in which something waits, with the first due time there. */
export async function dueIn(db: Queries, lanes: readonly string[]): Promise<readonly Turn[]> {
  return (await db.query(OF_SQL, [lanes])).map(turnOf);
}
