import type { Clock } from "../../../shared/time/clock.ts";
import type { Duties, Hand } from "../duties.ts";
import type { Database } from "./database.ts";
import type { Presence } from "./presence.ts";

/** What sharing duties stands on. */
export interface SharedDutiesDeps {
  readonly database: Database;
  readonly presence: Pick<Presence, "id" | "isCertain">;
  readonly clock: Pick<Clock, "monotonicMs">;
  /** The database's time, as an expression. */
  readonly now: string;
}

/** What is in other hands is asked for again this often. */
const ASK_AGAIN_MS = 2_000;

/** Duties of relays that share a store: each is a row of whoever has it, and goes with its relay. */
export class SharedDuties implements Duties {
  readonly #deps: SharedDutiesDeps;
  readonly #takeSql: string;
  /** What this relay has, by name: under which of its ids. */
  readonly #held = new Map<string, string>();
  /** When what others have was last asked for. */
  readonly #askedMs = new Map<string, number>();

  constructor(deps: SharedDutiesDeps) {
    this.#deps = deps;
    // The relay's own row is held, so that nobody takes it for dead before the duty is its own.
    this.#takeSql = `
      with me as (select id from relays where id = $2 for key share)
      insert into duties (name, relay, taken_at) select $1, me.id, ${deps.now} from me
      on conflict (name) do update set taken_at = duties.taken_at where duties.relay = excluded.relay
      returning name`;
  }

  async take(name: string): Promise<Hand> {
    const { database, presence, clock } = this.#deps;
    const { id, isCertain } = presence;
    if (this.#held.get(name) === id) return isCertain ? "mine" : "elsewhere";
    const nowMs = clock.monotonicMs();
    if (nowMs - (this.#askedMs.get(name) ?? Number.NEGATIVE_INFINITY) < ASK_AGAIN_MS) return "elsewhere";
    this.#askedMs.set(name, nowMs);
    const taken = await database.run("Taking over work from other relays", (queries) =>
      queries.query(this.#takeSql, [name, id]),
    );
    if (taken.length === 0) return "elsewhere";
    this.#held.set(name, id);
    return "just-taken";
  }

  holds(name: string): boolean {
    const { id, isCertain } = this.#deps.presence;
    return isCertain && this.#held.get(name) === id;
  }
}
