import type { PartAsk } from "../../shared/gitlab/archive-part.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import type { RetryPolicy } from "../../shared/retry/policy.ts";
import type { Log } from "../../shared/text/log.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Files } from "./files.ts";
import type { SingleFiles } from "./single-files.ts";

/** Where an archive comes from. */
export interface ArchiveSource {
  /** How messages call it: `the archive of job build`. */
  readonly what: string;
  /**
   * Opens it anew, all of it or a part. Asked once per attempt, so that a signed address is never used twice; its own
   * failures are final here: it has retried already.
   */
  readonly open: (signal: AbortSignal, ask?: PartAsk) => Promise<ArchiveStream>;
  /** Whether it is listed since a moment only, so that a 404 may mean "not yet there". */
  readonly mayComeYet?: boolean;
  /** The way to its files one by one, where there is one. */
  readonly files?: SingleFiles;
}

/** What fetching an archive stands on. */
export interface FetchDeps {
  readonly files: Files;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** How a download that broke is repeated; it is a GET, so it may be. */
  readonly retry?: RetryPolicy;
}

/** Told how much has come so far, and of how much where that is known. */
export type Progress = (receivedBytes: number, totalBytes?: number) => void;
