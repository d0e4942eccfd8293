import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import { nextDelayMs, READ_RETRY } from "../../shared/retry/policy.ts";
import type { ArchiveSource, Progress } from "./archive-source.ts";
import { bringSingles, SinglesFailed } from "./bring-singles.ts";
import { bringStream, STREAM_FROM_BYTES, type StreamDeps } from "./bring-stream.ts";
import { fetchArchive } from "./fetch-archive.ts";
import type { ExtractLimits } from "./limits.ts";
import { MemoryArchive } from "./memory-archive.ts";
import { fetchEnd, openWhole, type Probe, probeAll, probeArchive } from "./probe-archive.ts";
import { refusalError } from "./refusal.ts";
import { ArchiveChanged, PartsEnded, RemoteArchive, type RemoteFacts } from "./remote-archive.ts";
import { Transfer } from "./transfer.ts";
import { type ExtractedFile, type Judged, unpackArchive } from "./unpack-archive.ts";
import type { ByteSource } from "./zip/byte-source.ts";
import { readDirectory } from "./zip/read-directory.ts";

/** What bringing an archive stands on. */
export type BringDeps = StreamDeps;

/** Where to, and how much of it. */
export interface BringOrder {
  /** A folder that is there, empty, and nobody else's; after a failure it may hold anything. */
  readonly into: string;
  /** Where the archive may lie while it is unpacked, where its server gives it only as a whole. */
  readonly spool: string;
  readonly wanted: (path: string) => boolean;
  /**
   * Whether only some of the files are wanted, so that it may pay to ask for them one by one; false lets everything be sent before it is
   * known what it is, and untold neither.
   */
  readonly isPart?: boolean;
  readonly limits: ExtractLimits;
  /** What all archives together may still unpack to. */
  readonly budget?: { leftBytes: number };
  readonly progress?: Progress;
}

/** What was brought. */
export interface Brought {
  readonly files: readonly ExtractedFile[];
  /** Bytes that came over the network for it. */
  readonly movedBytes: number;
}

/**
 * Brings the wanted files of an archive into an empty folder.
 *
 * Where the server gives parts, the table of contents is fetched and judged first and then the wanted entries are unpacked as
 * they come; who wants everything asks for all at once, and for the end meanwhile. Where it gives none, a large archive is unpacked as
 * it comes and judged before anything gets a name. A small one is taken to memory, judged and unpacked from there. What cannot be
 * unpacked so is fetched to `spool`. Throws ARTIFACTS_*, what `open` throws, or the signal's reason.
 */
export async function bringArchive(
  deps: BringDeps,
  source: ArchiveSource,
  order: BringOrder,
  signal: AbortSignal,
): Promise<Brought> {
  const transfer = new Transfer(deps.clock, order.progress);
  const run = new Run(deps, source, order, transfer, signal);
  const files = await run.bring();
  transfer.end();
  return { files, movedBytes: transfer.movedBytes };
}

/** An archive of this size mostly unpacks to enough for threads to help. */
const WORTH_PREPARING_BYTES = 4 * 1024 ** 2;

class Run {
  readonly #deps: BringDeps;
  readonly #source: ArchiveSource;
  readonly #order: BringOrder;
  readonly #transfer: Transfer;
  readonly #signal: AbortSignal;
  #chargedBytes = 0;

  constructor(deps: BringDeps, source: ArchiveSource, order: BringOrder, transfer: Transfer, signal: AbortSignal) {
    this.#deps = deps;
    this.#source = source;
    this.#order = order;
    this.#transfer = transfer;
    this.#signal = signal;
  }

  async bring(): Promise<readonly ExtractedFile[]> {
    const { clock, log, random, retry = READ_RETRY } = this.#deps;
    for (let attempt = 1; ; attempt += 1) {
      let probe: Probe | undefined;
      try {
        probe = await this.#probe();
        const archiveBytes = probe.kind === "whole" ? (probe.stream.lengthBytes ?? 0) : probe.totalBytes;
        if (archiveBytes >= WORTH_PREPARING_BYTES) this.#deps.crew?.prepare(archiveBytes);
        if (probe.kind === "all") return await this.#fromAll(probe);
        return probe.kind === "parts" ? await this.#fromServer(probe) : await this.#fromWhole(probe.stream);
      } catch (error) {
        this.#signal.throwIfAborted();
        // What comes as a whole has its own attempts.
        if (probe?.kind === "whole") throw error;
        await this.#clear();
        if (error instanceof PartsEnded) {
          log.debug("The server gives no more parts of the archive; fetching all of it", {
            archive: this.#source.what,
          });
          return await this.#fromWhole(await openWhole(this.#deps, this.#source, this.#signal));
        }
        const passing = error instanceof ArchiveChanged || isCoded(error, "ARTIFACTS_TRUNCATED");
        const delayMs = passing ? nextDelayMs(retry, attempt, random()) : "stop";
        if (delayMs === "stop") throw error;
        log.warn("Download failed; trying again from the start", { archive: this.#source.what, attempt, delayMs });
        await clock.sleep(delayMs, this.#signal);
      }
    }
  }

  async #probe(): Promise<Probe> {
    const { limits, isPart } = this.#order;
    // Only who wants everything may be sent everything before knowing what it is.
    if (isPart === false) return await probeAll(this.#deps, this.#source, limits, this.#signal);
    return await probeArchive(this.#deps, this.#source, limits, this.#transfer, this.#signal);
  }

  /** All of an archive is on its way: a small one to memory; of a large one, the end is fetched meanwhile. */
  async #fromAll(probe: Extract<Probe, { kind: "all" }>): Promise<readonly ExtractedFile[]> {
    const { stream, totalBytes } = probe;
    try {
      const isSmall = totalBytes < (this.#deps.streamFromBytes ?? STREAM_FROM_BYTES);
      const tail = isSmall ? Buffer.alloc(0) : await fetchEnd(this.#source, probe, this.#transfer, this.#signal);
      const facts = { totalBytes, validator: stream.validator, tail, begun: stream };
      return isSmall ? await this.#fromMemory(facts) : await this.#fromServer(facts);
    } finally {
      stream.body.destroy();
    }
  }

  async #fromMemory(facts: RemoteFacts): Promise<readonly ExtractedFile[]> {
    const remote = new RemoteArchive(this.#deps, this.#source, facts, this.#transfer, this.#signal);
    this.#transfer.expect(facts.totalBytes);
    return await this.#unpack(await MemoryArchive.of(remote));
  }

  async #unpack(source: ByteSource): Promise<readonly ExtractedFile[]> {
    const { what } = this.#source;
    const { into: root, wanted, limits } = this.#order;
    const directory = await readDirectory(source, limits);
    if (directory.kind === "refused") throw refusalError(directory, what);
    const onJudged = (judged: Judged) => this.#charge(judged);
    return await unpackArchive(this.#deps, { source, directory, what, root, wanted, limits, onJudged }, this.#signal);
  }

  async #fromServer(facts: RemoteFacts): Promise<readonly ExtractedFile[]> {
    const { what } = this.#source;
    const archive = new RemoteArchive(this.#deps, this.#source, facts, this.#transfer, this.#signal);
    const directory = await readDirectory(archive, this.#order.limits);
    if (directory.kind === "refused") throw refusalError(directory, what);
    const onJudged = (judged: Judged) => {
      this.#charge(judged);
      this.#transfer.expect(judged.spans.reduce((sum, { from, to }) => sum + archive.missing(from, to), 0));
    };
    const { into: root, wanted, limits } = this.#order;
    return await unpackArchive(
      this.#deps,
      { source: archive, directory, what, root, wanted, limits, onJudged },
      this.#signal,
    );
  }

  /** What comes only as a whole. */
  async #fromWhole(begun: ArchiveStream): Promise<readonly ExtractedFile[]> {
    const quick = (await this.#singly(begun)) ?? (await this.#throughMemory(begun));
    if (quick !== undefined) return quick;
    const place = { ...this.#order, onJudged: (judged: Judged) => this.#charge(judged) };
    const streamed = await bringStream(this.#deps, this.#source, begun, place, this.#transfer, this.#signal);
    if (streamed !== undefined) return streamed;
    if (!begun.body.destroyed) return await this.#fromDisk(begun);
    await this.#clear();
    return await this.#fromDisk(await openWhole(this.#deps, this.#source, this.#signal));
  }

  /** All of a small archive; undefined when it does not come in one go. */
  async #throughMemory(begun: ArchiveStream): Promise<readonly ExtractedFile[] | undefined> {
    const { lengthBytes: totalBytes = 0, validator } = begun;
    const { streamFromBytes = STREAM_FROM_BYTES } = this.#deps;
    if (totalBytes === 0 || totalBytes >= streamFromBytes || totalBytes > this.#order.limits.maxArchiveBytes)
      return undefined;
    try {
      return await this.#fromMemory({ totalBytes, validator, tail: Buffer.alloc(0), begun });
    } catch (error) {
      this.#signal.throwIfAborted();
      begun.body.destroy();
      const mayCome = error instanceof PartsEnded || error instanceof ArchiveChanged;
      if (mayCome || isCoded(error, "ARTIFACTS_TRUNCATED")) return undefined;
      throw error;
    }
  }

  async #fromDisk(begun: ArchiveStream): Promise<readonly ExtractedFile[]> {
    const { into: root, spool, wanted, limits } = this.#order;
    const { what } = this.#source;
    const order = { ...this.#source, to: spool, limits, begun, transfer: this.#transfer };
    const { file, directory } = await fetchArchive(this.#deps, order, this.#signal);
    try {
      const onJudged = (judged: Judged) => this.#charge(judged);
      return await unpackArchive(
        this.#deps,
        { source: file, directory, what, root, wanted, limits, onJudged },
        this.#signal,
      );
    } finally {
      await file.close();
      await this.#deps.files.remove(spool);
    }
  }

  /** The wanted files one by one, while the answer that would bring all of them waits; undefined where that does not pay. */
  async #singly(begun: ArchiveStream): Promise<readonly ExtractedFile[] | undefined> {
    const { files } = this.#source;
    if (files === undefined || this.#order.isPart !== true) return undefined;
    const onJudged = (judged: Judged) => this.#charge(judged);
    const place = { ...this.#order, archiveBytes: begun.lengthBytes, onJudged };
    try {
      const made = await bringSingles(this.#deps, { ...this.#source, files }, place, this.#transfer, this.#signal);
      if (made !== undefined) begun.body.destroy();
      return made;
    } catch (error) {
      if (error instanceof SinglesFailed) {
        this.#deps.log.debug("A single file did not come as listed; fetching the archive", {
          archive: this.#source.what,
        });
        await this.#clear();
        return undefined;
      }
      begun.body.destroy();
      throw error;
    }
  }

  #charge({ totalBytes }: Judged): void {
    const { budget, limits } = this.#order;
    if (budget === undefined) return;
    this.#chargedBytes = totalBytes;
    budget.leftBytes -= totalBytes;
    if (budget.leftBytes < 0)
      throw new CodedError(
        "ARTIFACTS_TOO_LARGE",
        `Cannot extract ${this.#source.what}: with it, all archives together unpack to more than ${limits.maxTotalBytes} bytes.`,
      );
  }

  /** Undoes what an attempt has left. */
  async #clear(): Promise<void> {
    const { into, budget } = this.#order;
    if (budget !== undefined) budget.leftBytes += this.#chargedBytes;
    this.#chargedBytes = 0;
    await this.#deps.files.remove(into);
    this.#deps.files.makeFolderNow(into);
  }
}
