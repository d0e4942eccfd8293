import type { Clock } from "../../../shared/time/clock.ts";
import { DatabaseClock } from "./database-clock.ts";
import { LEASE_MS, type RelayRows } from "./relay-rows.ts";

/** What a relay's presence stands on. */
export interface PresenceDeps {
  readonly rows: Pick<RelayRows, "enter" | "renew" | "tell" | "bury" | "leave">;
  /** The machine's clock. */
  readonly clock: Clock;
  readonly newId: () => string;
  /** For people: the machine's name and the process. */
  readonly name: string;
  /** Told that others have taken this relay for dead, so that it has begun anew. */
  readonly lapsed: () => void;
  /** Told that this relay has taken others for dead. */
  readonly buried: (names: readonly string[]) => void;
}

/** As whom a relay joins others that share its store, and what it is told of them. */
export type Member = Pick<PresenceDeps, "newId" | "name" | "lapsed" | "buried">;

/** How often a sign of life is given: a few may be lost before the lease is over. */
const RENEW_MS = 4_000;

/** The pause before a database that failed is asked again. */
const FAULT_PAUSE_MS = 1_000;

/**
 * This relay's life among those that share its store.
 *
 * It gives a sign of life every few seconds, by which it also learns the database's time. A relay lives until another one takes it for dead,
 * which that one does when it has seen no sign for longer than the lease: then all it had in hand is in other hands, and should it come
 * back, it begins anew under another id. So one that was stopped for an hour, and one that could not reach the database while the others
 * could, end what they had begun and find it refused. Where nobody could reach the database, nobody is taken for dead: whoever comes back
 * first waits until it has seen two signs of its own.
 */
export class Presence {
  readonly clock: DatabaseClock;
  readonly #deps: PresenceDeps;
  readonly #leaving = new AbortController();
  #id = "";
  #errands: readonly string[] = [];
  /** What the others know of them. */
  #told: readonly string[] = [];
  /** Until when nobody can have taken this relay for dead. */
  #certainUntilMs = Number.NEGATIVE_INFINITY;
  #renewedMs = Number.NEGATIVE_INFINITY;
  #renewing: Promise<boolean> | undefined;
  #loop: Promise<void> | undefined;

  private constructor(deps: PresenceDeps) {
    this.#deps = deps;
    this.clock = new DatabaseClock(deps.clock);
  }

  /** Joins the relays at the store; rejects with STORE_UNAVAILABLE when it cannot. */
  static async begin(deps: PresenceDeps): Promise<Presence> {
    const presence = new Presence(deps);
    await presence.#enter();
    presence.#loop = presence.#run();
    return presence;
  }

  /** Under which id this relay lives now. */
  get id(): string {
    return this.#id;
  }

  /** Whether nobody can have taken this relay for dead. */
  get isCertain(): boolean {
    return this.#deps.clock.monotonicMs() < this.#certainUntilMs;
  }

  /** Says which routes and schedules this relay knows; the others hear it at once where the database can be reached, or with the next sign of life. */
  announce(errands: readonly string[]): void {
    this.#errands = errands;
    void this.#renewOnce();
  }

  /** Leaves; rejects when nobody could be told, and is then taken for dead in time. */
  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.#loop;
    await this.#renewing;
    this.#certainUntilMs = Number.NEGATIVE_INFINITY;
    await this.#deps.rows.leave(this.#id);
  }

  async #run(): Promise<void> {
    const { clock } = this.#deps;
    const { signal } = this.#leaving;
    for (let isWell = true; !signal.aborted; ) {
      await clock.sleep(isWell ? RENEW_MS : FAULT_PAUSE_MS, signal).catch(() => {});
      if (!signal.aborted) isWell = await this.#renewOnce();
    }
  }

  /** One at a time: a later sign of life must not be told before an earlier one. */
  #renewOnce(): Promise<boolean> {
    const before = this.#renewing ?? Promise.resolve(true);
    const renewing = before.then(async () => this.#renew());
    this.#renewing = renewing;
    return renewing;
  }

  /** Whether the database has answered. */
  async #renew(): Promise<boolean> {
    const { rows, clock, lapsed, buried } = this.#deps;
    const askedMs = clock.monotonicMs();
    try {
      const { now, alive, othersSilent } = await rows.renew(this.#id);
      this.clock.learn(now, askedMs);
      if (!alive) {
        this.#certainUntilMs = Number.NEGATIVE_INFINITY;
        await this.#enter();
        lapsed();
        return true;
      }
      const isSteady = askedMs - this.#renewedMs < 2 * RENEW_MS;
      this.#renewed(askedMs);
      await this.#tell();
      if (othersSilent && isSteady) await this.#bury(buried);
      return true;
    } catch {
      // Whoever needs the database says so; here it is only asked again.
      return false;
    }
  }

  async #tell(): Promise<void> {
    const errands = this.#errands;
    if (errands === this.#told) return;
    await this.#deps.rows.tell(this.#id, errands);
    this.#told = errands;
  }

  async #bury(buried: (names: readonly string[]) => void): Promise<void> {
    const names = await this.#deps.rows.bury();
    if (names.length > 0) buried(names);
  }

  async #enter(): Promise<void> {
    const { rows, clock, newId, name } = this.#deps;
    const askedMs = clock.monotonicMs();
    const id = newId();
    const errands = this.#errands;
    this.clock.learn(await rows.enter(id, name, errands), askedMs);
    this.#told = errands;
    this.#id = id;
    this.#renewed(askedMs);
  }

  #renewed(askedMs: number): void {
    this.#renewedMs = askedMs;
    this.#certainUntilMs = askedMs + LEASE_MS;
  }
}
