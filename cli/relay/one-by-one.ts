import { reportFailure } from "../report-failure.ts";
import type { World } from "../world.ts";

/** What came of doing something to several things. */
export interface DoneOneByOne<T> {
  /** What each gave for which it worked. */
  readonly done: readonly T[];
  /** The largest exit code of those for which it did not; 0 when it did for all. */
  readonly exitCode: number;
}

/** Does something to each of these; one for which it cannot be done is told, and does not keep back the others. */
export async function oneByOne<One, T>(
  all: readonly One[],
  act: (one: One) => Promise<T>,
  { err }: Pick<World, "err">,
): Promise<DoneOneByOne<T>> {
  const done: T[] = [];
  let exitCode = 0;
  for (const one of all) {
    try {
      done.push(await act(one));
    } catch (error) {
      exitCode = Math.max(exitCode, reportFailure(error, err, false));
    }
  }
  return { done, exitCode };
}
