import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AfterCrash } from "../../../../relay/model/delivery.ts";
import { shownStore } from "../../../../relay/model/store-config.ts";
import type { MoveReport, MoveStep } from "../../../../relay/store/move/move-store.ts";
import { openMove } from "../../../../relay/store/move/open-move.ts";
import { openStore } from "../../../../relay/store/open-store.ts";
import type { Store } from "../../../../relay/store/store.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { aDelivery, anEvent, at, PIPELINE } from "../../../contracts/store-samples.ts";
import { freshDatabase, type TestDatabase } from "../../../postgres/databases.ts";

/** What opening a store takes here. */
export const DEPS = { clock: systemClock, boot: "this boot", readFile: () => "" };

/** What a test varies of a move. */
interface MoveOver {
  readonly decide?: () => AfterCrash;
  /** After which step it is ended. */
  readonly stopAt?: (step: MoveStep) => boolean;
  readonly to?: TestDatabase["config"];
}

/** A store in a file, and an empty database to move it to. */
export class MoveLab {
  readonly folder = mkdtempSync(join(tmpdir(), "sluice-move-"));
  readonly from = { kind: "sqlite", path: join(this.folder, "sluice.db") } as const;
  readonly database: TestDatabase;
  readonly steps: MoveStep[] = [];
  #moves = 0;

  private constructor(database: TestDatabase) {
    this.database = database;
  }

  static async create(): Promise<MoveLab> {
    return new MoveLab(await freshDatabase());
  }

  /** Works on the store in the file, as its relay. */
  async before<T>(use: (store: Store) => Promise<T>): Promise<T> {
    return await onStore(this.from, "relay", use);
  }

  /** Works on the store in PostgreSQL. */
  async after<T>(use: (store: Store) => Promise<T>, as: "relay" | "beside" = "beside"): Promise<T> {
    return await onStore(this.database.config, as, use);
  }

  /** The new store as people write it. */
  get shownTarget(): string {
    return shownStore(this.database.config);
  }

  /** Leaves `app-1` in the file as a relay does that was killed after its request had left. */
  async leaveUnderWay(): Promise<void> {
    await this.before(async (store) => {
      await store.persist(anEvent(1), [aDelivery(1)], {});
      await store.claim(at(1), 1);
      await store.leaving("app-1", 1);
    });
  }

  async move(over: MoveOver = {}): Promise<MoveReport> {
    const { decide = () => "hold", stopAt, to = this.database.config } = over;
    const stop = new AbortController();
    return await openMove(this.from, to, {
      ...DEPS,
      newId: () => `move-${(this.#moves += 1)}`,
      decide,
      signal: stop.signal,
      tell: (step) => {
        this.steps.push(step);
        if (stopAt?.(step) === true) stop.abort(new Error(`stopped at ${step.kind}`));
      },
    });
  }

  async dispose(): Promise<void> {
    await this.database.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Fills a store with whatever a store may hold: deliveries in every state, lines, debounces, doubt, feedback, heads, schedules, keys, a
 * redelivery, a body of every size.
 */
export async function fill(store: Store): Promise<void> {
  const keys = (n: number) => ({ id: `id-${n}`, content: { key: `content-${n}`, notBefore: at(0) } });
  for (let n = 1; n <= 40; n += 1) {
    const body = Buffer.alloc(n === 7 ? 300_000 : n * 40, `{"n":${n}}`);
    const feedback = n % 4 === 0 ? { feedback: true as const } : {};
    const ordered = n % 3 === 0 ? { ordered: true as const } : {};
    await store.persist(
      anEvent(n, { body }),
      [aDelivery(n, { lane: `main:${n % 5}`, ...feedback, ...ordered })],
      keys(n),
    );
  }
  for (const one of await store.claim(at(100), 12)) {
    const { id } = one.delivery;
    await store.leaving(id, one.attempt);
    const n = Number(id.split("-")[1]);
    const about = { code: "GITLAB_RATE_LIMITED", text: `Of ${id}.`, status: 429 };
    if (n % 6 === 0) await store.settle(id, 1, at(120), { kind: "held", ...about, met: "TRIGGER_AMBIGUOUS" });
    else if (n % 6 === 1) await store.settle(id, 1, at(130), { kind: "dead", ...about });
    else if (n % 6 === 2)
      await store.settle(id, 1, at(140), { kind: "retry", dueAt: at(9_000), ...about, refIndex: 1 });
    else if (n % 6 === 3) await store.settle(id, 1, at(150), { kind: "look-up", dueAt: at(8_000), ...about });
    else await store.settle(id, 1, at(160), { kind: "delivered", pipeline: { ...PIPELINE, id: 1_000 + n } });
  }
  await store.notePipeline({ projectId: PIPELINE.projectId, pipelineId: 1_004, status: "running" }, at(170));
  await store.cancel("app-40", at(180), { code: "DELIVERY_CANCELED", text: "By hand." });
  const debounce = { key: "a ref", waitMs: 5_000, mostMs: 60_000, before: "", after: "b" };
  await store.persist(anEvent(41), [aDelivery(41, { debounce })], keys(41));
  await store.persist(anEvent(42), [aDelivery(42, { debounce: { ...debounce, after: "c" } })], keys(42));
  await store.persist(anEvent(43, { reading: { kind: "other", why: "A ping." } }), [], {});
  await store.add("event-1", [aDelivery(1, { id: "again-1", redeliveryOf: "app-1" })], at(190));
  const [due] = await store.feedbackDue(at(200), 1);
  if (due !== undefined) await store.noteFeedback(due.delivery.id, { revision: due.revision, sent: "told", tries: 0 });
  await store.keepSchedules(["nightly", "hourly"], at(210));
  await store.noteTime("nightly", at(99_000));
  await store.noteCompared("acme-github", "acme/app", at(220));
}

/** All that can be seen of a store, to be compared. Bodies are told by their bytes. */
export async function seenOf(store: Store): Promise<object> {
  const deliveries = await store.list({ limit: 100_000 });
  const events = await store.listEvents({ limit: 100_000 });
  const whole = [];
  for (const { id } of events) {
    const event = await store.event(id);
    whole.push({ ...event, body: Buffer.from(event?.body ?? []).toString("base64") });
  }
  const told = [];
  for (const { id } of deliveries) told.push([id, await store.attempts(id), await store.feedbackOf(id)]);
  return {
    deliveries,
    events,
    whole,
    told,
    backlog: await store.backlog(),
    heads: await store.headsOf("acme-github", { limit: 1_000 }),
    compared: await store.comparedAt("acme-github", "acme/app"),
    feedbackDue: await store.feedbackDue(at(1e9), 1_000),
    watchDue: await store.watchDue(at(1e9), 1_000),
    tally: await store.tally({ since: at(-1), until: at(1e9) }, { perState: 1_000, waits: 1_000 }),
  };
}

async function onStore<T>(
  config: MoveLab["from"] | TestDatabase["config"],
  as: "relay" | "beside",
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const member = { newId: () => crypto.randomUUID(), name: "test", lapsed: () => {}, buried: () => {} };
  const { store } = await openStore(config, DEPS, as === "relay" ? { as, member } : { as });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
