import { isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import type { ArchiveSource, FetchDeps } from "./archive-source.ts";
import type { ExtractLimits } from "./limits.ts";
import { refusalError } from "./refusal.ts";
import { ArchiveChanged, PartsEnded, RemoteArchive } from "./remote-archive.ts";
import { judgeStream, placeStream } from "./settle-stream.ts";
import type { Transfer } from "./transfer.ts";
import type { ExtractedFile, Judged } from "./unpack-archive.ts";
import { type Streamed, unpackStream } from "./unpack-stream.ts";
import { type Crew, CrewLost } from "./unpacker.ts";
import { Unstreamable } from "./zip/open-entry.ts";
import { readDirectory } from "./zip/read-directory.ts";
import { StreamEnd } from "./zip/stream-end.ts";

/** Where to, and how much of it. */
export interface StreamPlace {
  readonly into: string;
  /** A folder that is made for what has no name yet, and goes again. */
  readonly spool: string;
  readonly wanted: (path: string) => boolean;
  readonly limits: ExtractLimits;
  /** What all archives together may still unpack to. */
  readonly budget?: { readonly leftBytes: number };
  readonly onJudged: (judged: Judged) => void;
}

/** What streaming stands on. */
export interface StreamDeps extends FetchDeps {
  readonly crew?: Crew;
  /**
   * From how many bytes on an archive is unpacked while it comes; 16 MiB unless told. A smaller one is taken to memory, and unpacked
   * from there in less time than asking for its end, or giving its files their names a second time, takes.
   */
  readonly streamFromBytes?: number;
}

/** See `StreamDeps`. */
export const STREAM_FROM_BYTES = 16 * 1024 ** 2;

/**
 * Brings an archive that comes only as a whole, unpacking it while it comes; undefined when that cannot be done for this one.
 *
 * Then nothing is said about the archive, and nothing of it stays: it is to be fetched again, to disk. So is one that came out
 * damaged, since only the table of contents tells what is wrong with it.
 */
export async function bringStream(
  deps: StreamDeps,
  source: ArchiveSource,
  begun: ArchiveStream,
  place: StreamPlace,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[] | undefined> {
  const { lengthBytes = 0, validator } = begun;
  const { what } = source;
  const { into: root, spool: folder, wanted, limits, onJudged } = place;
  const { files } = deps;
  const { streamFromBytes = STREAM_FROM_BYTES } = deps;
  if (lengthBytes === 0 || lengthBytes < streamFromBytes || lengthBytes > limits.maxArchiveBytes) return undefined;
  const unpacker = deps.crew?.begin(files, what, { files: 0, bytes: lengthBytes }, signal);
  if (unpacker === undefined) return undefined;
  transfer.expect(lengthBytes);
  const facts = { totalBytes: lengthBytes, validator, tail: Buffer.alloc(0), begun };
  const archive = new RemoteArchive(deps, source, facts, transfer, signal);
  const end = new StreamEnd(lengthBytes);
  try {
    files.makeFolderNow(folder);
    const pieces = end.watch(archive.stream(0, lengthBytes));
    const maxTotalBytes = Math.min(limits.maxTotalBytes, place.budget?.leftBytes ?? Number.POSITIVE_INFINITY);
    const bounds = { ...limits, maxTotalBytes };
    const order = { pieces, lengthBytes, folder, wanted, limits: bounds, platform: files.platform };
    const judge = async (streamed: Streamed) => {
      end.keep(streamed.offset, streamed.rest);
      const directory = await readDirectory(end, limits);
      if (directory.kind === "refused") throw refusalError(directory, what);
      return judgeStream(files, { streamed, directory, what, wanted, limits, onJudged });
    };
    const { judged, sums } = await unpackStream(order, unpacker, judge, signal);
    return await placeStream(files, judged, { what, root }, sums);
  } catch (error) {
    signal.throwIfAborted();
    begun.body.destroy();
    if (!isForDisk(error)) throw error;
    deps.log.debug("The archive cannot be unpacked as it comes; fetching it to disk", { archive: what });
    return undefined;
  } finally {
    await files.remove(folder);
  }
}

/** What another look at the archive may get over, or can tell more of. */
function isForDisk(error: unknown): boolean {
  const kinds = [Unstreamable, PartsEnded, ArchiveChanged, CrewLost];
  return kinds.some((kind) => error instanceof kind) || isCoded(error, "ARTIFACTS_TRUNCATED", "ARTIFACTS_CORRUPT");
}
