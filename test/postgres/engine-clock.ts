import { TestClock } from "pg-boss";
import type { TestDatabase } from "./databases.ts";

/** The time by which the queue engine of a test gives its turns out; it stands still until it is set. */
export interface EngineClock {
  readonly set: (now: Date) => Promise<void>;
}

/** Lets sessions of this database go by a clock of the test's; before the first one is opened. */
export async function prepareEngineClock({ script, config }: TestDatabase): Promise<void> {
  await script(`alter database ${config.database} set pgboss.test_clock = 'on'`);
}

/** Puts the queue engine of a store that is open on a clock of the test's, instead of the server's. */
export async function engineClock({ script, config }: TestDatabase, now: Date): Promise<EngineClock> {
  const clock = new TestClock(now);
  const executeSql = async (text: string, values: readonly unknown[] = []) => {
    const [seconds] = values;
    return { rows: [...(await script(typeof seconds === "number" ? text.replace("$1", String(seconds)) : text))] };
  };
  await clock.attach({ db: { executeSql }, schema: `${config.schema}_queue` });
  return { set: (time) => clock.setTime(time) };
}
