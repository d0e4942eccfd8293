import type { AfterCrash, Delivery } from "../../model/delivery.ts";
import { type PostgresStoreConfig, type SqliteStoreConfig, shownStore } from "../../model/store-config.ts";
import { connect } from "../postgres/connect.ts";
import { migrate } from "../postgres/migrate.ts";
import { PooledDatabase } from "../postgres/pooled-database.ts";
import { TurnQueue } from "../postgres/turn-queue.ts";
import { openToMove } from "../sqlite/open-to-move.ts";
import { type MoveDeps, type MoveReport, moveStore } from "./move-store.ts";
import { MoveTarget } from "./move-target.ts";

/** What moving a store needs of the world. */
export interface OpenMoveDeps extends Pick<MoveDeps, "clock" | "newId" | "tell" | "signal"> {
  /** The machine's present boot, where the system tells. */
  readonly boot: string | undefined;
  /** The text of a file: a certificate authority's. */
  readonly readFile: (path: string) => string;
  /** What becomes of a delivery whose request may have left when its relay was killed: see `Store.recover`. */
  readonly decide: (delivery: Delivery) => AfterCrash;
}

/**
 * Opens both stores, moves the one into the other (`moveStore`), and closes them. The new one is created, or brought up to date.
 *
 * @throws CodedError those of `moveStore`, of `openToMove` and of opening a store in PostgreSQL
 */
export async function openMove(
  from: SqliteStoreConfig,
  to: PostgresStoreConfig,
  { boot, readFile, decide, ...deps }: OpenMoveDeps,
): Promise<MoveReport> {
  const source = openToMove(from.path, { now: deps.clock.now(), boot, decide });
  const database = new PooledDatabase(connect(to, readFile), to.schema, deps.clock);
  try {
    await migrate(database);
    const queue = await TurnQueue.open(database, { migrate: true, ring: () => {} });
    try {
      const target = new MoveTarget(database, queue);
      return await moveStore({ ...deps, source, target, from: shownStore(from), to: shownStore(to) });
    } finally {
      await queue.close();
    }
  } finally {
    source.close();
    await database.close();
  }
}
