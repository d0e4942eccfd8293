import type { Readable } from "node:stream";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import { nextDelayMs, READ_RETRY, type RetryPolicy } from "../../shared/retry/policy.ts";
import type { Log } from "../../shared/text/log.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Files, OpenFile } from "./files.ts";
import type { ExtractLimits } from "./limits.ts";
import { refusalError } from "./refusal.ts";
import { readDirectory, type ZipDirectory } from "./zip/read-directory.ts";

/** What fetching an archive stands on. */
export interface FetchDeps {
  readonly files: Files;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** How a download that broke is repeated; it is a GET, so it may be. */
  readonly retry?: RetryPolicy;
}

/** An archive to fetch. */
export interface FetchOrder {
  /** Opens it anew; asked once per attempt. Its own failures are final here: it has retried already. */
  readonly open: (signal: AbortSignal) => Promise<ArchiveStream>;
  /** Where to keep it. */
  readonly to: string;
  /** How messages call it: `the archive of job build`. */
  readonly what: string;
  readonly limits: ExtractLimits;
}

/** An archive on disk, whole as far as its length and its table of contents tell. */
export interface FetchedArchive {
  readonly file: OpenFile;
  readonly directory: ZipDirectory;
}

/**
 * Brings an archive to disk and reads its table of contents; the caller closes `file`.
 *
 * Never whole in memory. A body that breaks off, or has another length than announced, is downloaded again within the
 * policy's bounds, as is one that lost its end without anyone noticing. Throws ARTIFACTS_* or what `open` throws.
 */
export async function fetchArchive(deps: FetchDeps, order: FetchOrder, signal: AbortSignal): Promise<FetchedArchive> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await download(deps.files, order, signal);
      return await openArchive(deps.files, order);
    } catch (error) {
      await deps.files.remove(order.to);
      signal.throwIfAborted();
      const passing = isCoded(error, "ARTIFACTS_TRUNCATED", "ARTIFACTS_DOWNLOAD_FAILED");
      const delayMs = passing ? nextDelayMs(deps.retry ?? READ_RETRY, attempt, deps.random()) : "stop";
      if (delayMs === "stop") throw error;
      deps.log.warn("Download broke off; trying again", { archive: order.what, attempt, delayMs });
      await deps.clock.sleep(delayMs, signal);
    }
  }
}

async function download(files: Files, order: FetchOrder, signal: AbortSignal): Promise<void> {
  const { what, limits } = order;
  const archive = await order.open(signal);
  const { lengthBytes } = archive;
  if (lengthBytes !== undefined && lengthBytes > limits.maxArchiveBytes) {
    archive.body.destroy();
    throw tooLarge(what, lengthBytes, limits);
  }
  let received = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received > limits.maxArchiveBytes) done(tooLarge(what, received, limits));
      else if (lengthBytes !== undefined && received > lengthBytes) done(wrongLength(what, lengthBytes, "more"));
      else done(null, chunk);
    },
  });
  try {
    await pipeline(archive.body satisfies Readable, counter, files.create(order.to), { signal });
  } catch (error) {
    signal.throwIfAborted();
    if (isCoded(error) && error.code.startsWith("ARTIFACTS_")) throw error;
    if (lengthBytes !== undefined && received < lengthBytes)
      throw wrongLength(what, lengthBytes, `only ${received}`, error);
    throw new CodedError("ARTIFACTS_DOWNLOAD_FAILED", `Downloading ${what} broke off after ${received} bytes.`, {
      cause: error,
    });
  }
  if (lengthBytes !== undefined && received !== lengthBytes) throw wrongLength(what, lengthBytes, `only ${received}`);
}

async function openArchive(files: Files, { to, what, limits }: FetchOrder): Promise<FetchedArchive> {
  const file = await files.open(to);
  try {
    const directory = await readDirectory(file, limits);
    if (directory.kind === "refused") throw refusalError(directory, what);
    return { file, directory };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function wrongLength(what: string, announced: number, got: string, cause?: unknown): CodedError {
  return new CodedError(
    "ARTIFACTS_TRUNCATED",
    `Downloading ${what}: ${announced} bytes were announced and ${got} came.`,
    cause === undefined ? {} : { cause },
  );
}

function tooLarge(what: string, bytes: number, limits: ExtractLimits): CodedError {
  return new CodedError(
    "ARTIFACTS_TOO_LARGE",
    `Downloading ${what}: it has ${bytes} bytes or more, and at most ${limits.maxArchiveBytes} are accepted.`,
  );
}
