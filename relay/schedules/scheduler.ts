import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { type CronTimes, cronTimes } from "../../shared/time/cron-times.ts";
import type { LiveConfig } from "../live-config.ts";
import type { ScheduleConfig } from "../model/route-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { ScheduleTimes } from "../store/schedule-times.ts";
import type { Store } from "../store/store.ts";
import { decideDue } from "./decide-due.ts";
import { scheduleEvent, scheduleKey } from "./schedule-event.ts";

/** What keeping schedules stands on. */
export interface SchedulerDeps {
  readonly config: LiveConfig;
  readonly store: Pick<Store, "persist"> & ScheduleTimes;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observe: Observe;
  /** Called once deliveries are on disk. */
  readonly onStored: () => void;
}

/** Starts pipelines at the times of schedules. */
export interface Scheduler {
  start(): void;
  /** Resolves once what is being stored is stored. */
  stop(): Promise<void>;
}

/** A clock that is set, or a machine that slept, says so to nobody: it is looked at this often, whatever comes next. */
const LOOK_AGAIN_MS = 10_000;

/** A look that comes so late: the machine slept, or the process was stopped, and another relay may have gone on with the schedules. */
const LATE_MS = 3 * LOOK_AGAIN_MS;

/** The pause before a store that failed is asked again. */
const FAULT_PAUSE_MS = 1_000;

/** Creates a scheduler; it does nothing until started. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  return new StoringScheduler(deps);
}

/** A schedule as it is kept, with what is not done yet. */
interface Kept {
  readonly times: CronTimes;
  /** Times up to here have been looked at. */
  since: Date;
  /** When it is worth a look again; undefined when there is no time any more. */
  next: Date | undefined;
  /** Times to store an event for, in order. They stay here until the store has taken them. */
  readonly toRun: Date[];
}

/**
 * One loop looks at all schedules, stores an event with its delivery for each time that has come, and sleeps until the next.
 *
 * How far it has come with each schedule is in the store, noted in the transaction that stores the event; so a relay that was killed goes on
 * where it was, and times that passed in between are found. A schedule that is new, or has other times than before, begins now. So does one
 * that was out of the configuration for a while, since the store forgets those that are not in it.
 *
 * Relays that share a store all do so, and whoever is first stores the event: none has to be waited for. How far the others have come is read
 * again after a pause nobody meant, so that what they have seen to is not taken for missed.
 */
class StoringScheduler implements Scheduler {
  readonly #deps: SchedulerDeps;
  readonly #stopping = new AbortController();
  #wake = new AbortController();
  #kept: ReadonlyMap<string, Kept> = new Map();
  /** The schedules that `#kept` is made from. */
  #of: readonly ScheduleConfig[] = [];
  #lookedMs = Number.NEGATIVE_INFINITY;
  #failing = false;
  #loop: Promise<void> | undefined;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    deps.config.onReplace(() => this.#wake.abort());
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { clock, observe } = this.#deps;
    while (!this.#stopping.signal.aborted) {
      this.#wake = new AbortController();
      let pauseMs = FAULT_PAUSE_MS;
      try {
        pauseMs = await this.#look();
        if (this.#failing) observe({ kind: "store-recovered" });
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) observe({ kind: "store-failing", doing: "keeping schedules", ...faultOf(error) });
        this.#failing = true;
      }
      // A stop or a new configuration that came meanwhile has aborted the signal: then this does not sleep.
      if (!this.#stopping.signal.aborted) await clock.sleep(pauseMs, this.#wake.signal).catch(() => {});
    }
  }

  /** Looks at every schedule once, and says how long there is nothing to do. */
  async #look(): Promise<number> {
    const { config, clock } = this.#deps;
    const { schedules } = config.current;
    const isLate = clock.monotonicMs() - this.#lookedMs > LATE_MS;
    if (schedules !== this.#of || isLate) await this.#keep(schedules);
    this.#lookedMs = clock.monotonicMs();
    // To the end, also where the store fails for one: two looks at a schedule must not overlap.
    const looks = await Promise.allSettled(schedules.map((schedule) => this.#lookAt(schedule)));
    for (const look of looks) if (look.status === "rejected") throw look.reason;
    const nextMs = [...this.#kept.values()].map(({ next }) => next?.getTime() ?? Number.POSITIVE_INFINITY);
    return Math.min(LOOK_AGAIN_MS, Math.max(0, Math.min(...nextMs) - clock.now().getTime()));
  }

  /** Keeps these schedules from now on, and no others. */
  async #keep(schedules: readonly ScheduleConfig[]): Promise<void> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    const last = await store.keepSchedules(schedules.map(scheduleKey), now);
    this.#kept = new Map(
      schedules.map((schedule) => {
        const key = scheduleKey(schedule);
        const since = last.get(key) ?? now;
        const kept = this.#kept.get(key);
        if (kept === undefined)
          return [key, { times: cronTimes(schedule.cron, schedule.timeZone), since, next: now, toRun: [] }];
        if (kept.since < since) kept.since = since;
        return [key, kept];
      }),
    );
    this.#of = schedules;
  }

  async #lookAt(schedule: ScheduleConfig): Promise<void> {
    const { clock, store, observe } = this.#deps;
    const kept = this.#kept.get(scheduleKey(schedule));
    if (kept === undefined) return;
    const now = clock.now();
    // A time that is to come, and a clock that was not set back behind what was looked at: nothing can be due.
    if (kept.toRun.length === 0 && kept.since <= now && (kept.next === undefined || kept.next > now)) return;
    const { run, missed, since, next } = decideDue(kept.times, schedule.missed, kept.since, now);
    kept.since = since;
    kept.next = next;
    kept.toRun.push(...run);
    if (missed !== undefined) {
      const { count, atLeast, latest } = missed;
      observe({ kind: "schedule-missed", schedule: schedule.name, count, atLeast, latest });
      // Told once; of those that are run the events tell.
      if (run.length === 0) await store.noteTime(scheduleKey(schedule), since);
    }
    await this.#store(schedule, kept);
  }

  async #store(schedule: ScheduleConfig, { toRun }: Kept): Promise<void> {
    const { clock, newId, store, observe, onStored } = this.#deps;
    for (let dueAt = toRun[0]; dueAt !== undefined; dueAt = toRun[0]) {
      const { event, delivery, keys } = scheduleEvent(schedule, dueAt, clock.now(), newId);
      const persisted = await store.persist(event, [delivery], keys);
      toRun.shift();
      if (persisted.kind === "seen-before") continue;
      const lateMs = event.receivedAt.getTime() - dueAt.getTime();
      const facts = { schedule: schedule.name, event: event.id, delivery: delivery.id };
      observe({ kind: "schedule-due", ...facts, dueAt, lateMs });
      onStored();
    }
  }
}

function faultOf(error: unknown): { readonly code: string; readonly text: string } {
  return { code: isCoded(error) ? error.code : "INTERNAL", text: oneLine(error) };
}
