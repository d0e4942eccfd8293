/** A cron line, read: which minutes, hours, days, months and weekdays it names. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** With both days and weekdays given, either will do. */
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY_MS = 86_400_000;
/** From one 29 February to the next across a year that is no leap year. */
const LONGEST_DAYS = 366 * 8;

/** Reads a line of five fields: numbers, names, `*`, lists, ranges and steps. Undefined for anything else. */
export function parseCron(line: string): Cron | undefined {
  const fields = line.trim().split(/\s+/u);
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const days = readField(day, 1, 31);
  const months = readField(named(month, MONTHS, 1), 1, 12);
  const weekdays = readField(named(weekday, WEEKDAYS, 0), 0, 7);
  if (fields.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return undefined;
  const folded = new Set([...weekdays].map((one) => one % 7));
  return { minutes, hours, days, months, weekdays: folded, anyDay: day === "*", anyWeekday: weekday === "*" };
}

/** Whether the runtime knows the time zone: an IANA name or `UTC`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The first instant after `afterMs` that the line names on the clocks of the time zone; undefined for 30 February. */
export function nextRun(cron: Cron, timeZone: string, afterMs: number): number | undefined {
  const wallMs = afterMs + offsetAt(timeZone, afterMs);
  const midnight = Math.floor(wallMs / DAY_MS) * DAY_MS;
  for (let day = 0; day <= LONGEST_DAYS; day += 1) {
    const dayMs = midnight + day * DAY_MS;
    if (!namesDay(cron, new Date(dayMs))) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const at = dayMs + (hour * 60 + minute) * 60_000;
        if (at > wallMs) return at - offsetAt(timeZone, at - offsetAt(timeZone, at));
      }
    }
  }
  return undefined;
}

function namesDay(cron: Cron, date: Date): boolean {
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const [day, weekday] = [cron.days.has(date.getUTCDate()), cron.weekdays.has(date.getUTCDay())];
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday;
}

function named(field: string, names: readonly string[], first: number): string {
  return field.toLowerCase().replaceAll(/[a-z]+/gu, (word) => {
    const at = names.indexOf(word);
    return at < 0 ? word : String(at + first);
  });
}

/** The numbers of one field in rising order. */
function readField(field: string, least: number, most: number): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [, from = "", to, step = "1"] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/u.exec(part) ?? [];
    const start = from === "*" ? least : Number(from);
    const toEnd = from === "*" || part.includes("/");
    const end = to === undefined ? (toEnd ? most : start) : Number(to);
    if (from === "" || start < least || end > most || start > end || Number(step) === 0) return undefined;
    for (let value = start; value <= end; value += Number(step)) found.add(value);
  }
  return new Set([...found].toSorted((a, b) => a - b));
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    ...({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const),
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wallMs = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"));
  return wallMs - Math.floor(at / 60_000) * 60_000;
}
