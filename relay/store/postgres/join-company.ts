import type { Clock } from "../../../shared/time/clock.ts";
import type { Company } from "../company.ts";
import type { Database } from "./database.ts";
import { DATABASE_NOW } from "./database-now.ts";
import { GateRows } from "./gate-rows.ts";
import { Presence, type PresenceDeps } from "./presence.ts";
import { RelayRows } from "./relay-rows.ts";
import { SharedDuties } from "./shared-duties.ts";

/** What joining other relays takes. */
export interface JoinDeps extends Omit<PresenceDeps, "rows"> {
  readonly database: Database;
  readonly clock: Clock;
  /** The database's time, as an expression; its clock by default. */
  readonly now?: string;
}

/** A company, with the id this relay has in it. */
export interface SharedCompany extends Company {
  /** It changes when the others have taken this relay for dead. */
  readonly relay: () => string;
}

/** Joins the relays at a store whose schema is up to date; rejects with STORE_UNAVAILABLE when it cannot. */
export async function joinCompany({ database, now = DATABASE_NOW, ...deps }: JoinDeps): Promise<SharedCompany> {
  const rows = new RelayRows(database, now);
  const presence = await Presence.begin({ ...deps, rows });
  const relay = () => presence.id;
  return {
    clock: presence.clock,
    duties: new SharedDuties({ database, presence, clock: deps.clock, now }),
    gate: new GateRows({ database, relay, now }),
    relay,
    announce: (errands) => presence.announce(errands),
    knows: (errand) => rows.knows(presence.id, errand),
    leave: () => presence.leave().catch(() => {}),
  };
}
