import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isCoded } from "../../shared/errors/coded-error.ts";
import type { Log } from "../../shared/text/log.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files } from "./files.ts";
import { dbpLog } from "./lay-out.ts";
import type { TreeJob } from "./tree-jobs.ts";
import type { ExtractedFile } from "./unpack-archive.ts";

/** What collecting logs stands on. */
export interface LogDeps {
  readonly files: Files;
  readonly log: Log;
  /** Opens a job's log; without it, logs are not collected. */
  readonly openLog?: (job: TreeJob, signal: AbortSignal) => Promise<Readable>;
}

/** The log of one job, on disk. */
export interface CollectedLog {
  readonly job: TreeJob;
  readonly file: ExtractedFile;
}

/** Of one log; jobs that write more are rather broken than talkative, and GitLab's own limit is 100 MB. */
const MAX_LOG_BYTES = 256 * 1024 ** 2;

/**
 * Brings the logs of jobs to where the layout `dbp` has them below `ready`, one after the other.
 *
 * A log that cannot be had is left out with a warning: it goes along with the artifacts, it is none.
 */
export async function collectLogs(
  { files, log, openLog }: LogDeps,
  jobs: readonly TreeJob[],
  ready: string,
  signal: AbortSignal,
): Promise<readonly CollectedLog[]> {
  const brought: CollectedLog[] = [];
  if (openLog === undefined) return brought;
  for (const job of jobs) {
    signal.throwIfAborted();
    const path = dbpLog(job);
    const place = join(ready, path);
    try {
      const body = await openLog(job, signal);
      await files.makeFolder(dirname(place));
      const hash = createHash("sha256");
      let sizeBytes = 0;
      const counter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.length;
          hash.update(chunk);
          if (sizeBytes > MAX_LOG_BYTES) done(new Error(`it has more than ${MAX_LOG_BYTES} bytes`));
          else done(null, chunk);
        },
      });
      await pipeline(body, counter, files.create(place), { signal });
      brought.push({ job, file: { path, sizeBytes, sha256: hash.digest("hex") } });
    } catch (error) {
      signal.throwIfAborted();
      if (isCoded(error, "ARTIFACTS_WRITE_FAILED")) throw error;
      await files.remove(place);
      await files.removeIfEmpty(dirname(place));
      log.warn("The log of a job could not be had", { job: printable(job.name), why: String(error) });
    }
  }
  return brought;
}
