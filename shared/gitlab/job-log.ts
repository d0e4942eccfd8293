import { pipeline, type Readable, Transform } from "node:stream";
import type { Credential } from "./auth.ts";
import { projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { TraceTail } from "./jobs.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { Tail, textOfTail } from "./tail.ts";

/** Whoever also wants to read the end of a log that passes through. */
export interface TailReader {
  readonly maxBytes: number;
  /** Told once the log has passed whole. */
  readonly heard: (tail: TraceTail) => void;
}

/**
 * Opens the whole log of a job as the job wrote it, escape sequences and all; empty when there is none.
 *
 * @param end hears of the log's end what `jobTraceTail` would fetch again
 */
export async function openJobLog(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  end?: TailReader,
  signal?: AbortSignal,
): Promise<Readable> {
  const path = route`projects/${project}/jobs/${jobId}/trace`;
  const what = `reading the log of job ${jobId} of ${projectName(project)}`;
  const answer = await gitlab.open(
    { method: "GET", path, what, credential, headers: { accept: "text/plain" } },
    signal,
  );
  return end === undefined ? answer.body : overheard(answer.body, end);
}

function overheard(body: Readable, { maxBytes, heard }: TailReader): Readable {
  const tail = new Tail(maxBytes);
  const passing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tail.push(chunk);
      done(null, chunk);
    },
    flush(done) {
      const text = textOfTail(tail.bytes(), tail.cut);
      heard({ text, leftOutBytes: tail.seenBytes - Buffer.byteLength(text) });
      done();
    },
  });
  // Whoever reads hears of a failure by the stream it has.
  return pipeline(body, passing, () => undefined);
}
