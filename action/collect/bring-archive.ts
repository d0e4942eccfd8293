import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import { nextDelayMs, READ_RETRY } from "../../shared/retry/policy.ts";
import type { ArchiveSource, Progress } from "./archive-source.ts";
import { bringSingles, SinglesFailed } from "./bring-singles.ts";
import { bringStream, type StreamDeps } from "./bring-stream.ts";
import { fetchArchive } from "./fetch-archive.ts";
import type { ExtractLimits } from "./limits.ts";
import { openWhole, type Probe, probeArchive } from "./probe-archive.ts";
import { refusalError } from "./refusal.ts";
import { ArchiveChanged, PartsEnded, RemoteArchive } from "./remote-archive.ts";
import { Transfer } from "./transfer.ts";
import { type ExtractedFile, type Judged, unpackArchive } from "./unpack-archive.ts";
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
  /** Whether only some of the files are wanted, so that it may pay to ask for them one by one. */
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
 * they come, with no archive on disk. Else, when it is large, it is unpacked as it comes and judged before anything gets a name; and
 * what is small, or cannot be unpacked so, is fetched to `spool`, and judged and unpacked from there. Throws ARTIFACTS_*, what
 * `open` throws, or the signal's reason.
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
        probe = await probeArchive(this.#deps, this.#source, this.#order.limits, this.#transfer, this.#signal);
        const archiveBytes = probe.kind === "parts" ? probe.totalBytes : (probe.stream.lengthBytes ?? 0);
        if (archiveBytes >= WORTH_PREPARING_BYTES) this.#deps.crew?.prepare(archiveBytes);
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

  async #fromServer(facts: Extract<Probe, { kind: "parts" }>): Promise<readonly ExtractedFile[]> {
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
    const singles = await this.#singly(begun);
    if (singles !== undefined) return singles;
    const place = { ...this.#order, onJudged: (judged: Judged) => this.#charge(judged) };
    const streamed = await bringStream(this.#deps, this.#source, begun, place, this.#transfer, this.#signal);
    if (streamed !== undefined) return streamed;
    if (!begun.body.destroyed) return await this.#fromDisk(begun);
    await this.#clear();
    return await this.#fromDisk(await openWhole(this.#deps, this.#source, this.#signal));
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
