import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { PartAsk } from "../../shared/gitlab/archive-part.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import { nextDelayMs, READ_RETRY } from "../../shared/retry/policy.ts";
import type { ArchiveSource, FetchDeps } from "./archive-source.ts";
import type { ExtractLimits } from "./limits.ts";
import { ArchiveChanged, PartsEnded, type RemoteFacts } from "./remote-archive.ts";
import type { Transfer } from "./transfer.ts";

/** How an archive can be had. */
export type Probe =
  | ({ readonly kind: "parts" } & RemoteFacts)
  /** In parts, and an answer that brings all of it has begun. */
  | { readonly kind: "all"; readonly stream: ArchiveStream; readonly totalBytes: number }
  /** Only as a whole; the answer that brings it has begun. */
  | { readonly kind: "whole"; readonly stream: ArchiveStream };

/**
 * How much of the end is asked for first: the longest end record, and the table of contents of some hundred files with it.
 * It has to leave room for one file's neighbourhood below 256 kB.
 */
const TAIL_BYTES = 128 * 1024;

/** Asks for the archive's end, which tells whether the server gives parts and mostly holds the table of contents. */
export async function probeArchive(
  deps: FetchDeps,
  source: ArchiveSource,
  limits: ExtractLimits,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<Probe> {
  const stream = await openPart(deps, source, signal, { from: -TAIL_BYTES });
  const { part, body, validator } = stream;
  if (part === undefined) return { kind: "whole", stream };
  if (part === "unclear" || part.to !== part.totalBytes || part.from !== Math.max(0, part.totalBytes - TAIL_BYTES)) {
    body.destroy();
    return { kind: "whole", stream: await openWhole(deps, source, signal) };
  }
  if (part.totalBytes > limits.maxArchiveBytes) {
    body.destroy();
    throw tooLarge(source.what, part.totalBytes, limits);
  }
  const tail = await readTail(source.what, stream, part.to - part.from, transfer, signal);
  return { kind: "parts", totalBytes: part.totalBytes, validator, tail };
}

/**
 * Asks for all of an archive as a part: one request is enough for a small one, and its answer tells as much as that for the end.
 */
export async function probeAll(
  deps: FetchDeps,
  source: ArchiveSource,
  limits: ExtractLimits,
  signal: AbortSignal,
): Promise<Probe> {
  const stream = await openPart(deps, source, signal, { from: 0 });
  const { part } = stream;
  if (part === undefined) return { kind: "whole", stream };
  if (part === "unclear" || part.from !== 0 || part.to !== part.totalBytes) {
    stream.body.destroy();
    return { kind: "whole", stream: await openWhole(deps, source, signal) };
  }
  if (part.totalBytes <= limits.maxArchiveBytes) return { kind: "all", stream, totalBytes: part.totalBytes };
  stream.body.destroy();
  throw tooLarge(source.what, part.totalBytes, limits);
}

/**
 * The end of an archive that another answer brings all of. Throws ArchiveChanged when it is not the same archive any more,
 * ARTIFACTS_TRUNCATED, or what `open` throws.
 */
export async function fetchEnd(
  source: ArchiveSource,
  { stream: { validator }, totalBytes }: Extract<Probe, { kind: "all" }>,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<Buffer> {
  const from = Math.max(0, totalBytes - TAIL_BYTES);
  const of = validator === undefined ? {} : { of: validator };
  const stream = await source.open(signal, { from, to: totalBytes, ...of });
  const { part } = stream;
  const isSame = validator === undefined || stream.validator === undefined || stream.validator === validator;
  const isIt =
    typeof part === "object" && part.from === from && part.to === totalBytes && part.totalBytes === totalBytes;
  if (isSame && isIt) return await readTail(source.what, stream, totalBytes - from, transfer, signal);
  stream.body.destroy();
  throw isSame && part === "unclear" ? new PartsEnded() : ArchiveChanged.meanwhile(source.what);
}

/** All of an archive, in one answer. */
export async function openWhole(deps: FetchDeps, source: ArchiveSource, signal: AbortSignal): Promise<ArchiveStream> {
  const stream = await openListed(deps, source, signal);
  if (stream.part === undefined) return stream;
  stream.body.destroy();
  throw new CodedError(
    "ARTIFACTS_DOWNLOAD_FAILED",
    `Downloading ${source.what}: all of it was asked for, and a part came.`,
  );
}

/** An archive, or one answer of it, that is beyond the limit. */
export function tooLarge(what: string, bytes: number, { maxArchiveBytes }: ExtractLimits): CodedError {
  return new CodedError(
    "ARTIFACTS_TOO_LARGE",
    `Downloading ${what}: it has ${bytes} bytes or more, and at most ${maxArchiveBytes} are accepted.`,
  );
}

async function openPart(
  deps: FetchDeps,
  source: ArchiveSource,
  signal: AbortSignal,
  ask: PartAsk,
): Promise<ArchiveStream> {
  try {
    return await openListed(deps, source, signal, ask);
  } catch (error) {
    // Of an empty file there is no part, and some servers know no ranges that count from it.
    if (isCoded(error) && error.status === 416) return await openWhole(deps, source, signal);
    throw error;
  }
}

/** A job that has only just ended may be listed before its archive can be had. */
async function openListed(
  { clock, random, log, retry = READ_RETRY }: FetchDeps,
  { what, open, mayComeYet = false }: ArchiveSource,
  signal: AbortSignal,
  ask?: PartAsk,
): Promise<ArchiveStream> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open(signal, ask);
    } catch (error) {
      const delayMs =
        mayComeYet && isCoded(error, "GITLAB_NOT_FOUND", "ARTIFACTS_GONE")
          ? nextDelayMs(retry, attempt, random())
          : "stop";
      if (delayMs === "stop") throw error;
      log.debug("The archive is listed and not there yet; asking again after a pause", {
        archive: what,
        attempt,
        delayMs,
      });
      await clock.sleep(delayMs, signal);
    }
  }
}

async function readTail(
  what: string,
  { body }: ArchiveStream,
  length: number,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let received = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      pieces.push(piece);
      received += piece.length;
      transfer.moved(piece.length);
      if (received > length) break;
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw brokeOff(what, length, received, cause);
  }
  signal.throwIfAborted();
  if (received !== length) throw brokeOff(what, length, received);
  return Buffer.concat(pieces);
}

function brokeOff(what: string, length: number, received: number, cause?: unknown): CodedError {
  const message = `Downloading the end of ${what}: ${length} bytes were announced and ${received} came.`;
  return new CodedError("ARTIFACTS_TRUNCATED", message, { cause });
}
