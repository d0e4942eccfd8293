import { formatBytes } from "../../shared/text/format-bytes.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { StepEvent } from "../model/event.ts";

/** A download as hosts are told of it. */
export type Download = Extract<StepEvent, { readonly kind: "download" }>;

/** How often a download that takes long is told of in a log. */
const TELL_EVERY_MS = 30_000;

/** Below that, a rate says nothing. */
const RATED_FROM_MS = 1_000;

/** What is smaller and over at once is not worth a line: the list of files tells it. */
const TOLD_FROM_BYTES = 1_000_000;

/** What a log that is read from top to bottom says of downloads: a line when one has ended, and every 30 s of a long one. */
export class DownloadLines {
  readonly #clock: Clock;
  readonly #underWay = new Map<number, { readonly beganMs: number; toldMs: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The line that is due, if one is. */
  lineOf(download: Download): string | undefined {
    const nowMs = this.#clock.monotonicMs();
    const known = this.#underWay.get(download.jobId) ?? { beganMs: nowMs, toldMs: nowMs };
    const tookMs = nowMs - known.beganMs;
    if (download.done) {
      this.#underWay.delete(download.jobId);
      if (tookMs < RATED_FROM_MS && download.receivedBytes < TOLD_FROM_BYTES) return undefined;
      return `  fetched ${soFar(download, tookMs)}`;
    }
    const isDue = nowMs - known.toldMs >= TELL_EVERY_MS;
    this.#underWay.set(download.jobId, { beganMs: known.beganMs, toldMs: isDue ? nowMs : known.toldMs });
    return isDue ? `  fetching ${soFar(download, tookMs)}` : undefined;
  }
}

function soFar({ job, receivedBytes, totalBytes, done }: Download, tookMs: number): string {
  const of = done || totalBytes === undefined ? "" : ` of ${formatBytes(totalBytes)}`;
  const rate =
    tookMs < RATED_FROM_MS ? "" : ` in ${formatDuration(tookMs)} (${formatBytes(receivedBytes / (tookMs / 1_000))}/s)`;
  return `${printable(job, 100)}: ${formatBytes(receivedBytes)}${of}${rate}`;
}
