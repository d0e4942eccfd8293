import type { Credential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import { FirstThatReads } from "../../shared/gitlab/first-that-reads.ts";
import type { Job } from "../../shared/gitlab/pipeline.ts";

/**
 * A function that lists a pipeline's jobs with the first credential that may.
 *
 * It gives undefined when none may, says so once, and does not ask again.
 */
export function jobsReader(
  readers: readonly Credential[],
  list: (credential: Credential, signal: AbortSignal) => Promise<readonly Job[]>,
  tell: (text: string) => void,
): (signal: AbortSignal) => Promise<readonly Job[] | undefined> {
  const first = new FirstThatReads(readers);
  let hopeless = false;
  return async (signal) => {
    if (hopeless) return undefined;
    try {
      return await first.read((credential) => list(credential, signal));
    } catch (error) {
      if (!cannotRead(error)) throw error;
      hopeless = true;
      tell(`The pipeline's jobs are not shown: ${error.message}`);
      return undefined;
    }
  };
}
