import { join } from "node:path";
import { entryPath } from "./entry-path.ts";
import type { Files } from "./files.ts";
import type { ExtractLimits } from "./limits.ts";
import { SLOT_BYTES } from "./slot-bytes.ts";
import { type UnpackTask } from "./unpack-bytes.ts";
import type { OpenUnpacker } from "./unpacker.ts";
import { FLAG, METHOD } from "./zip/entry.ts";
import { entryName } from "./zip/entry-name.ts";
import { ForwardReader } from "./zip/forward-reader.ts";
import { localFacts } from "./zip/local-facts.ts";
import type { LocalHeader } from "./zip/local-header.ts";
import { OpenEntry, type Seal, Unstreamable } from "./zip/open-entry.ts";

/** An entry as it came, before anything vouched for it. */
export interface StreamedEntry extends Seal {
  readonly header: LocalHeader;
  readonly modifiedS?: number;
  /** Its content under a name of our own, where that was unpacked. */
  readonly file?: { readonly index: number; readonly path: string };
}

/** What came before the table of contents. */
export interface Streamed {
  readonly entries: readonly StreamedEntry[];
  /** Where they end. */
  readonly offset: number;
  /** All that comes from there on. */
  readonly rest: Buffer;
}

/** What to unpack while it comes, and where to. */
export interface StreamOrder {
  readonly pieces: AsyncIterable<Buffer>;
  readonly lengthBytes: number;
  /** A folder that is there, empty, and nobody else's. */
  readonly folder: string;
  readonly wanted: (path: string) => boolean;
  readonly limits: ExtractLimits;
  readonly platform: Files["platform"];
}

const SECRET = FLAG.encrypted | FLAG.strongEncryption | FLAG.masked;
/** The table of contents of 100,000 entries with long names, and what comes behind it. */
const MOST_REST_BYTES = 64 * 1024 ** 2;

/**
 * Unpacks an archive from its first byte to its last by what its local headers say, provisionally: nobody has vouched for them yet.
 *
 * So nothing of what they say but the content comes to disk: files are called by their number. What they unpack to is bounded by the
 * limits all the while. `judge` is asked when all has come, with the last files still in the making. Throws Unstreamable for all that the table of contents has to be known for, and what `pieces` and `unpacker` throw.
 */
export async function unpackStream<Judged>(
  order: StreamOrder,
  unpacker: OpenUnpacker,
  judge: (streamed: Streamed) => Promise<Judged>,
  signal: AbortSignal,
): Promise<{ readonly judged: Judged; readonly sums: ReadonlyMap<number, string> }> {
  const pass = new Pass(order, unpacker);
  try {
    const judged = await judge(await pass.run(signal));
    return { judged, sums: await unpacker.done() };
  } catch (error) {
    await unpacker.giveUp();
    signal.throwIfAborted();
    throw error;
  } finally {
    await pass.reader.close();
  }
}

class Pass {
  readonly reader: ForwardReader;
  readonly #order: StreamOrder;
  readonly #unpacker: OpenUnpacker;
  readonly #come: StreamedEntry[] = [];
  #totalBytes = 0;

  constructor(order: StreamOrder, unpacker: OpenUnpacker) {
    this.reader = new ForwardReader(order.pieces);
    this.#order = order;
    this.#unpacker = unpacker;
  }

  async run(signal: AbortSignal): Promise<Streamed> {
    for (let header = await this.reader.header(); header !== undefined; header = await this.reader.header()) {
      signal.throwIfAborted();
      if (this.#come.length >= this.#order.limits.maxEntries) throw new Unstreamable("It has too many entries.");
      await this.#take(header);
    }
    const offset = this.reader.position;
    const restBytes = this.#order.lengthBytes - offset;
    if (restBytes > MOST_REST_BYTES) throw new Unstreamable("Something else than entries comes.");
    const rest = await this.reader.peek(restBytes);
    if (rest === undefined || (await this.reader.more()))
      throw new Unstreamable("It has another length than announced.");
    return { entries: this.#come, offset, rest };
  }

  async #take(header: LocalHeader): Promise<void> {
    const { nameBytes, extra, flags, method, seal, modifiedS } = localFacts(header);
    if ((flags & SECRET) !== 0 || (method !== METHOD.stored && method !== METHOD.deflated))
      throw new Unstreamable("An entry is packed in a way that is not unpacked.");
    const index = this.#come.length;
    const path = this.#pathOf(entryName(nameBytes, flags, extra));
    const to = path === undefined ? undefined : join(this.#order.folder, String(index));
    const time = modifiedS === undefined ? {} : { modifiedS };
    const task = { index, to: to ?? "", method, executable: false, ...time };
    const made = to === undefined ? undefined : { path: path ?? "", task };
    const came = (flags & FLAG.sizesFollow) === 0 ? await this.#known(seal, made) : await this.#unknown(made);
    this.#come.push({ ...came, header, ...time, ...(to === undefined ? {} : { file: { index, path: to } }) });
  }

  /** An entry whose header tells its sizes. */
  async #known(seal: Seal, made: Made | undefined): Promise<Seal> {
    this.#count(seal.sizeBytes);
    if (made === undefined) await this.#drop(seal.packedBytes);
    else await this.#unpacker.take(this.reader, made, { ...made.task, ...seal });
    return seal;
  }

  /** An entry that tells its sizes at its end. */
  async #unknown(made: Made | undefined): Promise<Seal> {
    const entry = new OpenEntry(this.reader);
    const early = await entry.within(SLOT_BYTES);
    if (early !== undefined) {
      await this.#known(early, made);
    } else if (made === undefined) {
      const scrap = Buffer.allocUnsafe(SLOT_BYTES);
      while ((await entry.fillSome(scrap)) === scrap.length);
    } else {
      const { maxRatio, ratioFloorBytes } = this.#order.limits;
      const bounds = { packedBytes: 0, sizeBytes: this.#leftBytes(), crc32: 0, open: { maxRatio, ratioFloorBytes } };
      await this.#unpacker.takeOpen(entry, made, { ...made.task, ...bounds });
    }
    if (entry.seal === undefined) throw new Unstreamable("An entry has no end.");
    if (early === undefined) this.#count(entry.seal.sizeBytes);
    entry.leave();
    return entry.seal;
  }

  /** Its place among the files, or undefined for what is not unpacked: whether that is right is seen in the end. */
  #pathOf(name: string | undefined): string | undefined {
    const judged = name === undefined ? undefined : entryPath(name, this.#order.platform);
    const isFile = judged?.kind === "inside" && !judged.isFolder && this.#order.wanted(judged.path);
    return isFile ? judged.path : undefined;
  }

  #leftBytes(): number {
    const { maxEntryBytes, maxTotalBytes } = this.#order.limits;
    return Math.min(maxEntryBytes, maxTotalBytes - this.#totalBytes);
  }

  #count(sizeBytes: number): void {
    const { maxRatio, ratioFloorBytes } = this.#order.limits;
    if (sizeBytes > this.#leftBytes()) throw new Unstreamable("It unpacks to more than is accepted.");
    this.#totalBytes += sizeBytes;
    const most = Math.max(ratioFloorBytes, maxRatio * this.#order.lengthBytes);
    if (this.#totalBytes > most) throw new Unstreamable("It unpacks to more than any real archive does.");
  }

  async #drop(bytes: number): Promise<void> {
    for (let left = bytes; left > 0; ) {
      if (this.reader.held.length === 0 && !(await this.reader.more())) throw new Unstreamable("It ends early.");
      const here = Math.min(left, this.reader.held.length);
      this.reader.skip(here);
      left -= here;
    }
  }
}

interface Made {
  readonly path: string;
  readonly task: Omit<UnpackTask, keyof Seal | "open">;
}
