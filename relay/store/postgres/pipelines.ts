import { isComplete, toStatus } from "../../../shared/gitlab/pipeline.ts";
import type { CreatedPipeline, Delivery } from "../../model/delivery.ts";
import type { PipelineNews } from "../../model/event.ts";
import { isOfGitLab, mayBeInProject } from "../is-news-of.ts";
import { isOvertaken } from "../is-overtaken.ts";
import { date, deliveryOf, integer, type Row, text, truth } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import { type Database, lockNames, type Queries, type Transaction } from "./database.ts";
import type { Turn, WorkQueue } from "./work-queue.ts";

const FROM = `select ${DELIVERY_COLUMNS}, d.seq, d.ordered, p.moved_at from deliveries d join progress p using (seq)`;

/** The deliveries that became a pipeline of this id; of different GitLabs, when there are several. */
const BY_PIPELINE_SQL = `${FROM} where p.pipeline_id = $1 and p.pipeline_project = $2 order by d.seq`;

const DELIVERY_SQL = `${FROM} where d.id = $1`;

/** Deliveries whose pipeline is to be asked about. Planned for the limit it is asked with. */
const WATCH_DUE_SQL = `
  select ${DELIVERY_COLUMNS}
  from (select * from feedback where watch_at <= $1 order by watch_at, delivery_seq limit $2) f
    join deliveries d on d.seq = f.delivery_seq join progress p on p.seq = d.seq
  order by f.watch_at, f.delivery_seq`;

const HOLD_SQL = "select 1 from progress where seq = $1 for update";

const STATUS_SQL = `
  update progress set pipeline_status = $2, moved_at = $3 where seq = $1 and pipeline_status is distinct from $2`;

const WATCH_SQL = `
  update feedback set watch_at = case when $3 then null else coalesce(watch_at, $2) end where delivery_seq = $1`;

const WATCHED_SQL = `
  update feedback set watch_at = $2 from deliveries d
  where d.id = $1 and feedback.delivery_seq = d.seq and feedback.watch_at is not null`;

/** What a GitLab tells, with the name it goes by. */
type News = PipelineNews & { readonly gitlab?: string };

/** What delivers by a pipeline that has turned up: `Moves`. */
export interface Adopting {
  /**
   * Makes a delivery of which a call may have created this pipeline delivered by it, or notes it while that call is under way; nothing when there
   * is no such call. Gives the turns of the lane that follow.
   */
  adopt(
    transaction: Transaction,
    id: string,
    now: Date,
    pipeline: CreatedPipeline,
  ): Promise<{ readonly turns: readonly Turn[] }>;
}

/** What GitLabs tell about the pipelines deliveries became. */
export class Pipelines {
  readonly #db: Database;
  readonly #moves: Adopting;
  readonly #queue: WorkQueue;

  constructor(db: Database, moves: Adopting, queue: WorkQueue) {
    this.#db = db;
    this.#moves = moves;
    this.#queue = queue;
  }

  async note(news: News, now: Date): Promise<Delivery | undefined> {
    const doing = "Noting a pipeline's status";
    const about = await this.#db.run(doing, async (db) => (await known(db, news)) ?? (await marked(db, news)));
    if (about === undefined) return undefined;
    // What leaves a line lets the next one go: nobody else may move that line meanwhile.
    const locks = truth(about, "ordered") ? [lockNames.line(text(about, "lane"))] : [];
    let rings = false;
    const noted = await this.#db.transaction(
      doing,
      async (tx) => {
        await tx.query(HOLD_SQL, [integer(about, "seq")]);
        // It may have been delivered by the answer to its call since it was looked for.
        const found = await known(tx, news);
        const turns = found === undefined ? await this.#adopted(tx, text(about, "id"), news, now) : [];
        const row = found ?? (await known(tx, news));
        if (row === undefined) return undefined;
        const delivery = await noteStatus(tx, row, news, now);
        rings = turns.length > 0;
        if (rings) await this.#queue.add(tx, turns, now);
        return delivery;
      },
      { locks },
    );
    if (rings) this.#queue.ring();
    return noted;
  }

  async noteWatched(deliveryId: string, nextAt: Date | undefined): Promise<void> {
    const values = [deliveryId, nextAt ?? null];
    await this.#db.transaction("Noting a look at a pipeline", async (tx) => tx.last(WATCHED_SQL, values));
  }

  async watchDue(now: Date, limit: number): Promise<readonly Delivery[]> {
    const doing = "Looking for pipelines to watch";
    const rows = await this.#db.run(doing, async (db) => db.queryOnce(WATCH_DUE_SQL, [now, limit]));
    return rows.map(deliveryOf);
  }

  /** Delivers by this pipeline the delivery it carries the marker of; gives the turns that follow. */
  async #adopted(tx: Transaction, id: string, news: News, now: Date): Promise<readonly Turn[]> {
    const pipeline = { id: news.pipelineId, projectId: news.projectId, webUrl: news.webUrl ?? "" };
    const { turns } = await this.#moves.adopt(tx, id, now, pipeline);
    return turns;
  }
}

/** The delivery that became this pipeline; without a GitLab's name only when it can be no other's. */
async function known(db: Queries, { pipelineId, projectId, gitlab, marker }: News): Promise<Row | undefined> {
  const rows = (await db.query(BY_PIPELINE_SQL, [pipelineId, projectId])).filter((row) =>
    isOfGitLab(text(row, "lane"), gitlab),
  );
  return rows.length > 1 ? rows.find((row) => row["id"] === marker) : rows[0];
}

/** The delivery this pipeline carries the marker of. */
async function marked(db: Queries, { marker, gitlab, projectId }: News): Promise<Row | undefined> {
  if (marker === undefined) return undefined;
  const [row] = await db.query(DELIVERY_SQL, [marker]);
  const lane = row === undefined ? "" : text(row, "lane");
  return isOfGitLab(lane, gitlab) && mayBeInProject(lane, projectId) ? row : undefined;
}

/** Writes the status down, unless it is overtaken; gives the delivery as it is then. */
async function noteStatus(tx: Queries, row: Row, { status }: News, now: Date): Promise<Delivery> {
  const known = deliveryOf(row);
  if (isOvertaken(known.pipelineStatus, date(row, "moved_at").getTime(), status, now.getTime())) return known;
  const seq = integer(row, "seq");
  const [, , [noted]] = await Promise.all([
    tx.query(STATUS_SQL, [seq, status, now]),
    tx.query(WATCH_SQL, [seq, now, isComplete(toStatus(status))]),
    tx.query(DELIVERY_SQL, [known.id]),
  ]);
  return deliveryOf(noted ?? row);
}
