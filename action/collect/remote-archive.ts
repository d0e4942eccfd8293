import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import { nextDelayMs, READ_RETRY } from "../../shared/retry/policy.ts";
import type { ArchiveSource, FetchDeps } from "./archive-source.ts";
import type { Transfer } from "./transfer.ts";
import type { ByteSource } from "./zip/byte-source.ts";

/** The server gave a part before and now gives none, or another one: the archive has to come as a whole. */
export class PartsEnded extends Error {
  override readonly name = "PartsEnded";
}

/** The archive is not the one any more that its first answer was of. Starting anew may help. */
export class ArchiveChanged extends CodedError {
  /** @param what how messages call the archive */
  static meanwhile(what: string, cause?: unknown): ArchiveChanged {
    const message = `Downloading ${what}: it was replaced by another one meanwhile.`;
    return new ArchiveChanged("ARTIFACTS_DOWNLOAD_FAILED", message, { cause });
  }
}

/** What the first answer told of an archive on a server that gives parts of it. */
export interface RemoteFacts {
  readonly totalBytes: number;
  readonly validator: string | undefined;
  /** The archive's last bytes. */
  readonly tail: Buffer;
  /** An answer that brings all of it, and has begun. */
  readonly begun?: ArchiveStream;
}

/** So much of an answer is read and dropped rather than asking for another one. */
const WORTH_SKIPPING_BYTES = 256 * 1024;

/** So much has to come between two breaks for the later one to count as the first. */
const PROGRESS_BYTES = 1024 ** 2;

/**
 * An archive that stays on its server and is read in parts.
 *
 * A stream that breaks goes on where it broke, by a new request to GitLab: the address it had been sent to may have
 * run out. Bytes of two states of the archive are never joined. Throws ArchiveChanged, ARTIFACTS_DOWNLOAD_FAILED when
 * breaks do not end, PartsEnded, what `open` throws, or the signal's reason.
 */
export class RemoteArchive implements ByteSource {
  readonly lengthBytes: number;
  readonly #deps: FetchDeps;
  readonly #source: ArchiveSource;
  readonly #facts: RemoteFacts;
  readonly #transfer: Transfer;
  readonly #signal: AbortSignal;
  readonly #tailOffset: number;
  #begun: ArchiveStream | undefined;

  constructor(deps: FetchDeps, source: ArchiveSource, facts: RemoteFacts, transfer: Transfer, signal: AbortSignal) {
    this.#deps = deps;
    this.#source = source;
    this.#facts = facts;
    this.#transfer = transfer;
    this.#signal = signal;
    this.lengthBytes = facts.totalBytes;
    this.#begun = facts.begun;
    this.#tailOffset = facts.totalBytes - facts.tail.length;
  }

  /** How many of the bytes from `from` up to `to` have yet to come. */
  missing(from: number, to: number): number {
    return Math.max(0, Math.min(to, this.#tailOffset) - from);
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.stream(offset, offset + length)) pieces.push(piece);
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  }

  async *stream(from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
    if (from < this.#tailOffset) yield* this.#pull(from, Math.min(to, this.#tailOffset));
    const held = this.#facts.tail.subarray(Math.max(0, from - this.#tailOffset), to - this.#tailOffset);
    if (to > this.#tailOffset && held.length > 0) yield held;
  }

  async *#pull(from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
    const begun = this.#takeBegun(from);
    let [at, attempt, brokeAt] = [begun === undefined ? from : 0, 0, Number.NEGATIVE_INFINITY];
    while (at < to) {
      const isBegun = attempt === 0 && begun !== undefined;
      const answer = isBegun ? begun : await this.#open(Math.max(at, from), to);
      if (!isBegun) at = Math.max(at, from);
      // What has begun goes on to the archive's end, which may be here already.
      const most = isBegun ? this.lengthBytes : to;
      let broke: unknown = new Error("the answer ended early");
      const pieces = answer.body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      try {
        while (at < to) {
          const next = await pieces.next();
          if (next.done === true) break;
          const piece = next.value;
          const begin = at;
          at += piece.length;
          this.#transfer.moved(Math.max(0, Math.min(at, to) - begin));
          if (at > most) throw new PartsEnded();
          if (begin >= from && at <= to) yield piece;
          else if (at > from) yield piece.subarray(Math.max(0, from - begin), to - begin);
        }
        // Read to its very end, the connection serves the next request as well.
        if (at === most) await pieces.next();
      } catch (error) {
        if (error instanceof PartsEnded) throw error;
        broke = error;
      } finally {
        answer.body.destroy();
      }
      this.#signal.throwIfAborted();
      if (at >= to) return;
      attempt = at - brokeAt >= PROGRESS_BYTES ? 1 : attempt + 1;
      brokeAt = at;
      await this.#pause(attempt, at, broke);
    }
  }

  /** The answer that has begun, when it comes to `from` soon enough. */
  #takeBegun(from: number): ArchiveStream | undefined {
    const begun = this.#begun;
    this.#begun = undefined;
    if (from <= WORTH_SKIPPING_BYTES) return begun;
    begun?.body.destroy();
    return undefined;
  }

  /** The part from `from` up to `to` of the archive as it was, or why that cannot be had. */
  async #open(from: number, to: number): Promise<ArchiveStream> {
    const { totalBytes, validator } = this.#facts;
    let answer: ArchiveStream;
    try {
      answer = await this.#source.open(this.#signal, {
        from,
        to,
        ...(validator === undefined ? {} : { of: validator }),
      });
    } catch (error) {
      if (isCoded(error) && error.status === 416) throw ArchiveChanged.meanwhile(this.#source.what, error);
      throw error;
    }
    const { part } = answer;
    const isSame = validator === undefined || answer.validator === undefined || answer.validator === validator;
    const length = part === undefined ? answer.lengthBytes : part === "unclear" ? undefined : part.totalBytes;
    if (
      isSame &&
      part !== undefined &&
      part !== "unclear" &&
      part.from === from &&
      part.to === to &&
      length === totalBytes
    )
      return answer;
    answer.body.destroy();
    if (!isSame || (length !== undefined && length !== totalBytes)) throw ArchiveChanged.meanwhile(this.#source.what);
    throw new PartsEnded();
  }

  async #pause(attempt: number, at: number, cause: unknown): Promise<void> {
    const { retry = READ_RETRY, random, log, clock } = this.#deps;
    const { what } = this.#source;
    const delayMs = nextDelayMs(retry, attempt, random());
    if (delayMs === "stop") {
      const message = `Downloading ${what} broke off at byte ${at} of ${this.lengthBytes}, and again each time it was resumed.`;
      throw new CodedError("ARTIFACTS_DOWNLOAD_FAILED", message, { cause });
    }
    log.warn("Download broke off; going on from there", { archive: what, atByte: at, attempt, delayMs });
    await clock.sleep(delayMs, this.#signal);
  }
}
