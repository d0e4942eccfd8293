import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import { nextDelayMs, READ_RETRY } from "../../shared/retry/policy.ts";
import type { ArchiveSource, FetchDeps, Progress } from "./archive-source.ts";
import type { Files, OpenFile } from "./files.ts";
import type { ExtractLimits } from "./limits.ts";
import { openWhole, tooLarge } from "./probe-archive.ts";
import { refusalError } from "./refusal.ts";
import { Transfer } from "./transfer.ts";
import { letGo } from "./zip/let-go.ts";
import { readDirectory, type ZipDirectory } from "./zip/read-directory.ts";

/** An archive to fetch. */
export interface FetchOrder extends ArchiveSource {
  /** Where to keep it. */
  readonly to: string;
  readonly limits: ExtractLimits;
  /** An answer that brings all of it and has begun already. */
  readonly begun?: ArchiveStream;
  readonly progress?: Progress;
  /** Counts for a download of which this is only a part. */
  readonly transfer?: Transfer;
}

/** An archive on disk, whole as far as its length and its table of contents tell. */
export interface FetchedArchive {
  readonly file: OpenFile;
  readonly directory: ZipDirectory;
}

/**
 * Brings an archive to disk and reads its table of contents; the caller closes `file`.
 *
 * Never whole in memory. A body that breaks off is resumed where the server gives parts of the very same archive, else
 * downloaded again, within the policy's bounds; so is one that has another length than announced, or lost its end without
 * anyone noticing. Throws ARTIFACTS_* or what `open` throws.
 */
export async function fetchArchive(deps: FetchDeps, order: FetchOrder, signal: AbortSignal): Promise<FetchedArchive> {
  const transfer = order.transfer ?? new Transfer(deps.clock, order.progress);
  const download = new Download(deps, order, transfer, signal);
  let { begun } = order;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await download.run(begun);
      begun = undefined;
      const archive = await openArchive(deps.files, order);
      transfer.end();
      return archive;
    } catch (error) {
      begun = undefined;
      const passing = isCoded(error, "ARTIFACTS_TRUNCATED", "ARTIFACTS_DOWNLOAD_FAILED");
      const mayGoOn = passing && !signal.aborted;
      const delayMs = mayGoOn ? nextDelayMs(deps.retry ?? READ_RETRY, attempt, deps.random()) : "stop";
      if (delayMs === "stop") {
        await download.discard();
        signal.throwIfAborted();
        throw error;
      }
      deps.log.warn("Download broke off; trying again", { archive: order.what, attempt, delayMs });
      try {
        await deps.clock.sleep(delayMs, signal);
        signal.throwIfAborted();
      } catch (aborted) {
        await download.discard();
        throw aborted;
      }
    }
  }
}

/** A download to one file over several attempts: what has come of it stays for as long as the server can add to it. */
class Download {
  readonly #deps: FetchDeps;
  readonly #order: FetchOrder;
  readonly #transfer: Transfer;
  readonly #signal: AbortSignal;
  #file: Writable | undefined;
  #received = 0;
  /** What the answer that began the file said of the whole, as far as it can be gone on with. */
  #whole: { readonly lengthBytes: number; readonly validator: string } | undefined;

  constructor(deps: FetchDeps, order: FetchOrder, transfer: Transfer, signal: AbortSignal) {
    this.#deps = deps;
    this.#order = order;
    this.#transfer = transfer;
    this.#signal = signal;
  }

  /** Brings what is missing. A failure leaves what can be added to, and nothing else. */
  async run(begun: ArchiveStream | undefined): Promise<void> {
    const answer = begun ?? (await this.#resumed()) ?? (await openWhole(this.#deps, this.#order, this.#signal));
    const lengthBytes = this.#whole?.lengthBytes ?? answer.lengthBytes;
    try {
      await this.#pour(answer, lengthBytes);
    } catch (error) {
      const received = this.#received;
      const isOurs = isCoded(error) && error.code.startsWith("ARTIFACTS_");
      answer.body.destroy();
      if (this.#whole === undefined || isOurs) await this.discard();
      this.#signal.throwIfAborted();
      throw isOurs ? error : brokeOff(this.#order.what, lengthBytes, received, error);
    }
    this.#whole = undefined;
  }

  /** Removes what has come. */
  async discard(): Promise<void> {
    this.#whole = undefined;
    this.#received = 0;
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined && !file.closed) {
      const closed = once(file, "close");
      file.destroy();
      await closed;
    }
    await this.#deps.files.remove(this.#order.to);
  }

  /** The rest of what has begun; undefined, with nothing left of it, where the server does not give it. */
  async #resumed(): Promise<ArchiveStream | undefined> {
    if (this.#whole === undefined) return undefined;
    const { lengthBytes, validator } = this.#whole;
    const rest = await this.#order.open(this.#signal, { from: this.#received, of: validator });
    const { part } = rest;
    if (part !== undefined && part !== "unclear" && rest.validator === validator)
      if (part.from === this.#received && part.to === lengthBytes && part.totalBytes === lengthBytes) return rest;
    await this.discard();
    if (part === undefined) return rest;
    rest.body.destroy();
    return undefined;
  }

  async #pour(answer: ArchiveStream, lengthBytes: number | undefined): Promise<void> {
    const { what, limits, to } = this.#order;
    if (lengthBytes !== undefined && lengthBytes > limits.maxArchiveBytes) throw tooLarge(what, lengthBytes, limits);
    const file = this.#file ?? this.#begin(to);
    if (lengthBytes !== undefined) {
      this.#transfer.expect(lengthBytes - this.#received);
      if (answer.validator !== undefined) this.#whole = { lengthBytes, validator: answer.validator };
    }
    for await (const piece of withSignal(answer, this.#signal)) {
      this.#received += piece.length;
      this.#transfer.moved(piece.length);
      if (this.#received > limits.maxArchiveBytes) throw tooLarge(what, this.#received, limits);
      if (lengthBytes !== undefined && this.#received > lengthBytes) throw wrongLength(what, lengthBytes, "more");
      if (file.errored !== null) throw file.errored;
      if (!file.write(piece, () => letGo(piece))) await once(file, "drain", { signal: this.#signal });
    }
    this.#signal.throwIfAborted();
    if (lengthBytes !== undefined && this.#received !== lengthBytes) throw new Error("the answer ended early");
    file.end();
    await finished(file);
    this.#file = undefined;
  }

  #begin(to: string): Writable {
    this.#received = 0;
    this.#file = this.#deps.files.create(to);
    // Whoever writes or waits hears of it; in between it must not end the process.
    this.#file.on("error", () => {});
    return this.#file;
  }
}

async function* withSignal({ body }: ArchiveStream, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  const stop = () => body.destroy();
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (signal.aborted) body.destroy();
    else for await (const piece of body as AsyncIterable<Buffer>) yield piece;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function openArchive(files: Files, { to, what, limits }: FetchOrder): Promise<FetchedArchive> {
  const file = await files.open(to);
  try {
    const directory = await readDirectory(file, limits);
    if (directory.kind === "refused") throw refusalError(directory, what);
    return { file, directory };
  } catch (error) {
    await file.close();
    await files.remove(to);
    throw error;
  }
}

function brokeOff(what: string, lengthBytes: number | undefined, received: number, cause: unknown): CodedError {
  if (lengthBytes !== undefined && received < lengthBytes)
    return wrongLength(what, lengthBytes, `only ${received}`, cause);
  const message = `Downloading ${what} broke off after ${received} bytes.`;
  return new CodedError("ARTIFACTS_DOWNLOAD_FAILED", message, { cause });
}

function wrongLength(what: string, announced: number, got: string, cause?: unknown): CodedError {
  const message = `Downloading ${what}: ${announced} bytes were announced and ${got} came.`;
  return new CodedError("ARTIFACTS_TRUNCATED", message, { cause });
}
