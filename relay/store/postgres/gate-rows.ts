import type { Breaker } from "../../model/breaker.ts";
import type {
  EndedPass,
  GateChange,
  GateFacts,
  GateQuestion,
  GateStore,
  LaneTally,
  StoredBreaker,
  Tally,
} from "../gate-store.ts";
import { type Database, lockNames, type Queries, type Row, rowsParameter } from "./database.ts";
import { DATABASE_NOW } from "./database-now.ts";
import { gateSql } from "./gate-sql.ts";

/** What counting calls in PostgreSQL stands on. */
export interface GateRowsDeps {
  readonly database: Database;
  /** Under which id this relay lives now. */
  readonly relay: () => string;
  /** The database's time, as an expression; its clock by default. */
  readonly now?: string;
}

/** The calls of all relays, in PostgreSQL, by its clock. */
export class GateRows implements GateStore {
  readonly #database: Database;
  readonly #relay: () => string;
  readonly #sql: ReturnType<typeof gateSql>;

  constructor({ database, relay, now = DATABASE_NOW }: GateRowsDeps) {
    this.#database = database;
    this.#relay = relay;
    this.#sql = gateSql(now);
  }

  async read(question: GateQuestion): Promise<GateFacts> {
    return this.#database.run("Looking what other relays have under way", (queries) =>
      this.#facts(queries, this.#sql.now, question, this.#relay()),
    );
  }

  /** What is lost with the server's memory has not left yet: the note that a request leaves is committed after it, and for good. */
  async change(
    ended: readonly EndedPass[],
    question: GateQuestion,
    decide: (facts: GateFacts) => GateChange,
  ): Promise<void> {
    const locks = question.addresses.map(lockNames.gate);
    const relay = this.#relay();
    const names = question.gitlabs.map(({ name }) => name);
    await this.#database.transaction(
      "Letting calls in",
      async (transaction) => {
        const [, , , facts] = await Promise.all([
          transaction.query(this.#sql.end, [rowsParameter(ended.map((one) => ({ ...one })))]),
          transaction.query(this.#sql.followClock, [names]),
          transaction.query(this.#sql.forget, [names]),
          this.#facts(transaction, this.#sql.present, question, relay),
        ]);
        const { passes, breakers } = decide(facts);
        await transaction.last(this.#sql.write, [
          relay,
          rowsParameter(passes.map((pass) => ({ ...pass, probe: pass.probe ?? null }))),
          rowsParameter(breakers.map(breakerRow)),
        ]);
      },
      { locks, durable: false },
    );
  }

  async #facts(queries: Queries, present: string, question: GateQuestion, relay: string): Promise<GateFacts> {
    const { lanes, perLane, gitlabs, addresses } = question;
    const names = gitlabs.map(({ name }) => name);
    const inUse = lanes === "in-use";
    const [now, laneRows, gitlabRows, breakerRows] = await Promise.all([
      queries.query(present, [relay]),
      queries.query(inUse ? this.#sql.lanesInUse : this.#sql.lanes, [inUse ? names : lanes, relay, perLane ?? 0]),
      queries.query(this.#sql.gitlabs, [names, gitlabs.map(({ perGitLab }) => perGitLab ?? 0)]),
      queries.query(this.#sql.breakers, [addresses]),
    ]);
    const [row = {}] = now;
    return {
      nowMs: msOf(row, "now") ?? 0,
      present: row["present"] === true,
      lanes: new Map(laneRows.map((lane) => [text(lane, "lane"), laneOf(lane)])),
      gitlabs: new Map(gitlabRows.map((gitlab) => [text(gitlab, "name"), tallyOf(gitlab)])),
      breakers: new Map(breakerRows.map((breaker) => [text(breaker, "address"), breakerOf(breaker)])),
    };
  }
}

function laneOf(row: Row): LaneTally {
  return { ...tallyOf(row), underWay: number(row, "under_way"), elsewhere: number(row, "elsewhere") };
}

function tallyOf(row: Row): Tally {
  const freeAtMs = msOf(row, "free_at");
  return {
    creating: number(row, "creating"),
    ended: number(row, "ended"),
    ...(freeAtMs === undefined ? {} : { freeAtMs }),
  };
}

function breakerOf(row: Row): StoredBreaker & { readonly probing: boolean } {
  const { met_code: code, met_text: words } = row;
  return {
    address: text(row, "address"),
    breaker: stateOf(row),
    probing: row["probing"] === true,
    ...(typeof code === "string" && typeof words === "string" ? { met: { code, text: words } } : {}),
  };
}

function stateOf(row: Row): Breaker {
  const probes = number(row, "probes");
  switch (row["kind"]) {
    case "open": {
      const asked = row["asked"] === true ? ({ asked: true } as const) : {};
      return { kind: "open", untilMs: msOf(row, "until_at") ?? 0, probes, ...asked };
    }
    case "half-open":
      return { kind: "half-open", probes };
    default:
      return { kind: "closed", failures: number(row, "failures"), probes };
  }
}

function breakerRow({ address, breaker, met }: StoredBreaker) {
  return {
    address,
    kind: breaker.kind,
    failures: breaker.kind === "closed" ? breaker.failures : 0,
    probes: breaker.probes,
    until_at: breaker.kind === "open" ? new Date(breaker.untilMs) : null,
    asked: breaker.kind === "open" && breaker.asked === true,
    met_code: met?.code ?? null,
    met_text: met?.text ?? null,
  };
}

function text(row: Row, column: string): string {
  return String(row[column]);
}

function number(row: Row, column: string): number {
  return Number(row[column]);
}

function msOf(row: Row, column: string): number | undefined {
  const value = row[column];
  return value instanceof Date ? value.getTime() : undefined;
}
