import type { CronTimes } from "../../shared/time/cron-times.ts";
import type { ScheduleConfig } from "../model/route-config.ts";

/** What a look at a schedule finds. */
export interface Due {
  /** Times to start a pipeline for, in order. */
  readonly run: readonly Date[];
  /** Times that passed and are let go of. */
  readonly missed?: Missed;
  /** Up to when the next look need not look back. */
  readonly since: Date;
  /** The first time after now; undefined when there is none any more. */
  readonly next?: Date;
}

/** Times that nothing is started for. */
export interface Missed {
  /** How many; `atLeast` so many when they are not worth counting to the end. */
  readonly count: number;
  readonly atLeast: boolean;
  readonly latest: Date;
}

/** Beyond this a time counts as missed: a restart, a slow disk or a short sleep of the machine stay well below. */
const ON_TIME_WITHIN_MS = 60_000;

/** With `missed: all`, the newest so many are made up for: whoever was away for a month did not ask for a month at once. */
const MOST_AT_ONCE = 100;

/**
 * Which times of a schedule have come after `since`, up to now, and what becomes of them.
 *
 * The newest is carried out when it came within the last minute, whatever `missed` says; `latest` carries it out however old it is, and
 * `all` those before it too. A clock that was set back makes nothing due: looking goes on from the time it shows, and what comes once more is
 * recognised by its key where it is stored.
 */
export function decideDue(times: CronTimes, missed: ScheduleConfig["missed"], since: Date, now: Date): Due {
  const found = newestFirst(times, since, now, MOST_AT_ONCE + 1);
  const next = times.next(now);
  const [newest] = found;
  const rest = next === undefined ? {} : { next };
  if (newest === undefined) return { run: [], since: since > now ? now : since, ...rest };
  const wanted = wantedOf(missed, newest, now);
  const letGo = found.slice(wanted);
  const [latest] = letGo;
  const counted = { count: letGo.length, atLeast: found.length > MOST_AT_ONCE };
  return {
    run: found.slice(0, wanted).toReversed(),
    ...(latest === undefined ? {} : { missed: { ...counted, latest } }),
    since: newest,
    ...rest,
  };
}

function wantedOf(missed: ScheduleConfig["missed"], newest: Date, now: Date): number {
  switch (missed) {
    case "skip":
      return now.getTime() - newest.getTime() <= ON_TIME_WITHIN_MS ? 1 : 0;
    case "latest":
      return 1;
    case "all":
      return MOST_AT_ONCE;
  }
}

/** The times after `since` up to `upTo`, at most so many. */
function newestFirst(times: CronTimes, since: Date, upTo: Date, most: number): readonly Date[] {
  const found: Date[] = [];
  let at = times.latest(upTo);
  while (at !== undefined && at > since && found.length < most) {
    found.push(at);
    at = times.latest(new Date(at.getTime() - 1));
  }
  return found;
}
