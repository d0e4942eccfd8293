import type { Pool, PoolClient } from "pg";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Database } from "./database.ts";

/**
 * PostgreSQL lets no two transactions that notify commit at once, so what notifies is a transaction of its own, that waits for no disk, and
 * there are few of them: the first of a quick sequence goes at once, the rest share one.
 */
const PAUSE_MS = 20;

/** A connection that listens and broke is replaced after so long; those who wait look for themselves every second anyway. */
const AGAIN_MS = 1_000;

/** Wakes those who carry deliveries in other processes, by LISTEN and NOTIFY of PostgreSQL. */
export class WakeUp {
  readonly #pool: Pool;
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #channel: string;
  readonly #closing = new AbortController();
  #ringing: Promise<void> | undefined;
  #rung = false;
  #listening: Promise<void> | undefined;

  constructor(pool: Pool, db: Database, clock: Clock) {
    this.#pool = pool;
    this.#db = db;
    this.#clock = clock;
    this.#channel = `${db.schema} turns`;
  }

  /** Says that there is something to carry. Never fails: whoever is not told finds out by looking. */
  ring(): void {
    this.#rung = true;
    this.#ringing ??= this.#ringWhileRung().finally(() => {
      this.#ringing = undefined;
    });
  }

  /** Has `listener` called whenever somebody rings, and when nobody could have told; takes one connection from now on. */
  listen(listener: () => void): void {
    this.#listening ??= this.#listen(listener);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([this.#ringing, this.#listening]);
  }

  async #ringWhileRung(): Promise<void> {
    while (this.#rung && !this.#closing.signal.aborted) {
      this.#rung = false;
      try {
        const values = [this.#channel];
        const notify = async () =>
          this.#db.transaction("Waking other relays", (tx) => tx.last("select pg_notify($1, '')", values), {
            durable: false,
          });
        await notify();
      } catch {
        // They look for themselves.
      }
      await this.#pause(PAUSE_MS);
    }
  }

  async #listen(listener: () => void): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        const client = await this.#pool.connect();
        await this.#hear(client, listener);
      } catch {
        // The server is away, or has ended the connection.
      }
      await this.#pause(AGAIN_MS);
    }
  }

  /** Resolves when this is closed; rejects when the connection breaks. */
  async #hear(client: PoolClient, listener: () => void): Promise<void> {
    const { signal } = this.#closing;
    const over = Promise.withResolvers<void>();
    const closed = () => over.resolve();
    const broken = (error?: Error) => over.reject(error ?? new Error("The connection has ended."));
    client.on("notification", listener);
    client.on("error", broken);
    client.on("end", broken);
    signal.addEventListener("abort", closed);
    if (signal.aborted) closed();
    try {
      await client.query(`listen "${this.#channel}"`);
      // What was said before nobody has heard.
      listener();
      await over.promise;
    } finally {
      signal.removeEventListener("abort", closed);
      client.off("notification", listener);
      client.off("end", broken);
      client.off("error", broken);
      // Not for others: it would go on hearing.
      client.release(true);
    }
  }

  async #pause(ms: number): Promise<void> {
    await this.#clock.sleep(ms, this.#closing.signal).catch(() => {});
  }
}
