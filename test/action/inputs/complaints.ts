import type { Complain } from "../../../action/inputs/complain.ts";

/** What a reader of inputs gives: its value, and everything it complains about. */
export async function reading<T>(
  read: (complain: Complain) => T | Promise<T>,
): Promise<{ readonly value: T; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const value = await read((problem) => problems.push(problem));
  return { value, problems };
}
