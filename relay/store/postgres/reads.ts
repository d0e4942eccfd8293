import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
import type { Attempt, Delivery } from "../../model/delivery.ts";
import type { RelayEvent } from "../../model/event.ts";
import { attemptOf, deliveryOf } from "../rows.ts";
import { wholeEventOf } from "../whole-event.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import type { Database } from "./database.ts";

const DELIVERY_SQL = `select ${DELIVERY_COLUMNS} from deliveries d join progress p using (seq) where d.id = $1`;

const EVENT_SQL = `
  select e.*, b.encoding, b.size, b.bytes from events e left join bodies b on b.event_seq = e.seq where e.id = $1`;

const ATTEMPTS_SQL = `
  select d.id as delivery_id, a.* from deliveries d join attempts a on a.delivery_seq = d.seq where d.id = $1 order by a.number`;

/** Single deliveries, events and attempts, by their ids. */
export class Reads {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async delivery(id: string): Promise<Delivery | undefined> {
    const [row] = await this.#db.run("Reading a delivery", async (db) => db.query(DELIVERY_SQL, [id]));
    return row === undefined ? undefined : deliveryOf(row);
  }

  async event(id: string): Promise<RelayEvent | undefined> {
    const [row] = await this.#db.run("Reading an event", async (db) => db.query(EVENT_SQL, [id]));
    if (row === undefined) return undefined;
    try {
      return await wholeEventOf(row);
    } catch (error) {
      throw new CodedError("STORE_UNAVAILABLE", `Reading event ${id} failed: ${oneLine(error)}.`, {
        cause: error,
        hint: "What the database holds is damaged: look at its log, and restore a backup.",
      });
    }
  }

  async attempts(deliveryId: string): Promise<readonly Attempt[]> {
    const rows = await this.#db.run("Reading attempts", async (db) => db.query(ATTEMPTS_SQL, [deliveryId]));
    return rows.map(attemptOf);
  }
}
