import type { DatabaseSync, StatementSync } from "node:sqlite";
import { isComplete, toStatus } from "../../../shared/gitlab/pipeline.ts";
import type { Delivery } from "../../model/delivery.ts";
import type { PipelineNews } from "../../model/event.ts";
import { isOfGitLab, mayBeInProject } from "../is-news-of.ts";
import { isOvertaken } from "../is-overtaken.ts";
import { deliveryOf, integer, type Row, text } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import type { Moves } from "./moves.ts";

/** The deliveries that became a pipeline of this id; of different GitLabs, when there are several. */
const BY_PIPELINE_SQL = `
  select ${DELIVERY_COLUMNS}, d.seq, d.moved_at from deliveries d where d.pipeline_id = ? and d.pipeline_project = ? order by d.seq`;

/** Deliveries whose pipeline is to be asked about. */
const WATCH_DUE_SQL = `
  select ${DELIVERY_COLUMNS} from feedback f indexed by feedback_watch cross join deliveries d on d.seq = f.delivery_seq
  where f.watch_at <= ? order by f.watch_at limit ?`;

/** What GitLabs tell about the pipelines deliveries became. Writing methods run inside a transaction their caller has opened. */
export class Pipelines {
  readonly #moves: Moves;
  readonly #byPipeline: StatementSync;
  readonly #delivery: StatementSync;
  readonly #status: StatementSync;
  readonly #over: StatementSync;
  readonly #goesOn: StatementSync;
  readonly #watched: StatementSync;
  readonly #watchDue: StatementSync;

  constructor(db: DatabaseSync, moves: Moves) {
    this.#moves = moves;
    this.#byPipeline = db.prepare(BY_PIPELINE_SQL);
    this.#delivery = db.prepare(`select ${DELIVERY_COLUMNS}, d.seq, d.moved_at from deliveries d where d.id = ?`);
    this.#status = db.prepare(`
      update deliveries set pipeline_status = ?, moved_at = ? where seq = ? and pipeline_status is not ?`);
    this.#over = db.prepare("update feedback set watch_at = null where delivery_seq = ?");
    this.#goesOn = db.prepare("update feedback set watch_at = coalesce(watch_at, ?) where delivery_seq = ?");
    this.#watched = db.prepare(`
      update feedback set watch_at = ?
      where delivery_seq = (select seq from deliveries where id = ?) and watch_at is not null`);
    this.#watchDue = db.prepare(WATCH_DUE_SQL);
  }

  note(news: PipelineNews & { readonly gitlab?: string }, now: Date): Delivery | undefined {
    const row = this.#known(news) ?? this.#adopted(news, now);
    if (row === undefined) return undefined;
    const seq = integer(row, "seq");
    const { pipelineStatus: known } = deliveryOf(row);
    if (isOvertaken(known, integer(row, "moved_at"), news.status, now.getTime())) return deliveryOf(row);
    this.#status.run(news.status, now.getTime(), seq, news.status);
    if (isComplete(toStatus(news.status))) this.#over.run(seq);
    else this.#goesOn.run(now.getTime(), seq);
    return deliveryOf(this.#delivery.get(text(row, "id")) ?? row);
  }

  noteWatched(deliveryId: string, nextAt: Date | undefined): void {
    this.#watched.run(nextAt?.getTime() ?? null, deliveryId);
  }

  watchDue(now: Date, limit: number): readonly Delivery[] {
    return this.#watchDue.all(now.getTime(), limit).map(deliveryOf);
  }

  /** The delivery that became this pipeline; without a GitLab's name only when it can be no other's. */
  #known({ pipelineId, projectId, gitlab, marker }: PipelineNews & { readonly gitlab?: string }): Row | undefined {
    const rows = this.#byPipeline.all(pipelineId, projectId).filter((row) => isOfGitLab(text(row, "lane"), gitlab));
    return rows.length > 1 ? rows.find((row) => row["id"] === marker) : rows[0];
  }

  /** The delivery this pipeline carries the marker of, delivered by it now. */
  #adopted(news: PipelineNews & { readonly gitlab?: string }, now: Date): Row | undefined {
    const { marker, gitlab, projectId, pipelineId, webUrl } = news;
    const row = marker === undefined ? undefined : this.#delivery.get(marker);
    if (row === undefined || !isOfGitLab(text(row, "lane"), gitlab) || !mayBeInProject(text(row, "lane"), projectId))
      return undefined;
    const pipeline = { id: pipelineId, projectId, webUrl: webUrl ?? "" };
    return this.#moves.adopt(text(row, "id"), now, pipeline) ? row : undefined;
  }
}
