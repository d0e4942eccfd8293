import type { TailReader } from "../../shared/gitlab/job-log.ts";
import type { TraceTail } from "../../shared/gitlab/jobs.ts";

/** Of each log, its end. */
export const MOST_LOG_BYTES = 256 * 1_024;
/** A report shows no more; the rest would only take memory. */
const MOST_LOGS = 100;

/** The ends of logs that have come by already when the report is made, by the ids of their jobs. */
export class LogEnds {
  readonly #ends = new Map<number, TraceTail>();

  /** What reads the end of a job's log while the log passes through. */
  readerOf(jobId: number): TailReader {
    return {
      maxBytes: MOST_LOG_BYTES,
      heard: (end) => {
        if (this.#ends.size < MOST_LOGS) this.#ends.set(jobId, end);
      },
    };
  }

  /** Undefined when it has to be fetched. */
  of(jobId: number): TraceTail | undefined {
    return this.#ends.get(jobId);
  }
}
