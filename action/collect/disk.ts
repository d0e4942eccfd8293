import { mkdirSync, renameSync, type Stats } from "node:fs";
import {
  type FileHandle,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  symlink,
} from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { kill, pid, platform } from "node:process";
import { Writable } from "node:stream";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { printable } from "../../shared/text/printable.ts";
import type { FileAttributes, Files, FoundFile, OpenFile, Standing } from "./files.ts";
import { amendFile, modeOf, writeNewFile } from "./new-file.ts";

/** One read of an archive: large enough that waiting for it costs nothing beside unpacking it. */
const READ_BYTES = 1024 ** 2;

/** The machine's own disk. */
export const disk: Files = {
  platform: platform === "win32" ? "windows" : "posix",
  owner: { pid, host: hostname() },
  isRunning: (other) => {
    try {
      return kill(other, 0);
    } catch (error) {
      // Somebody else's process (EPERM) is one all the same.
      return hasCode(error, "ESRCH") ? false : undefined;
    }
  },
  modifiedMs: async (path) => {
    try {
      return (await lstat(path)).mtimeMs;
    } catch (error) {
      if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
      throw failed("look at", path, error);
    }
  },
  standing: async (path) => {
    try {
      return kindOf(await lstat(path));
    } catch (error) {
      // A name below a file is not there either.
      if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
      throw failed("look at", path, error);
    }
  },
  realPath: async (path) => {
    try {
      return await realpath(path);
    } catch (error) {
      if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
      throw failed("look at", path, error);
    }
  },
  filesBelow: async (folder) => await guarded("look through", folder, () => walk(folder)),
  names: async (folder) => await guarded("look through", folder, () => readdir(folder)),
  makeFolder: async (path) => await guarded("make the folder", path, () => makeFolders(path)),
  makeOwnFolder: async (prefix) => await guarded("make a folder at", prefix, () => mkdtemp(prefix)),
  makeFolderNow: (path) => guardedNow("make the folder", path, () => mkdirSync(path)),
  writeNow: (path, bytes, attributes = {}) => guardedNow("write", path, () => writeNewFile(path, bytes, attributes)),
  create: (path, attributes = {}) => new StreamedFile(path, attributes),
  makeLink: async (path, target) => await guarded("make the link", path, () => symlink(target, path)),
  move: async (from, to) => await guarded("move into place", to, () => rename(from, to)),
  moveNow: (from, to) => guardedNow("move into place", to, () => renameSync(from, to)),
  amendNow: (path, attributes) => guardedNow("write", path, () => amendFile(path, attributes)),
  remove: async (path) =>
    await guarded("remove", path, () => rm(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })),
  removeIfEmpty: async (folder) => {
    try {
      await rmdir(folder);
    } catch {
      // Not empty, or gone: either way there is nothing of ours to remove.
    }
  },
  readText: async (path) => {
    try {
      return await readFile(path, "utf8");
    } catch (error) {
      if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
      throw failed("read", path, error);
    }
  },
  open: async (path) => await guarded("open", path, async () => openFile(path, await open(path, "r"))),
};

/** A file that is written as a stream; its writes gather what has come meanwhile. */
class StreamedFile extends Writable {
  readonly #path: string;
  readonly #attributes: FileAttributes;
  #file: FileHandle | undefined;

  constructor(path: string, attributes: FileAttributes) {
    super({ highWaterMark: READ_BYTES });
    this.#path = path;
    this.#attributes = attributes;
  }

  override _construct(done: (error?: Error) => void): void {
    void this.#settle(async () => {
      this.#file = await open(this.#path, "wx", modeOf(this.#attributes.executable));
    }, done);
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this._writev([{ chunk }], done);
  }

  override _writev(chunks: readonly { chunk: Buffer }[], done: (error?: Error) => void): void {
    void this.#settle(async () => {
      // One call may write less than all of it, as when the disk is nearly full.
      let left = chunks.map(({ chunk }) => chunk);
      while (left.length > 0) {
        const { bytesWritten } = (await this.#file?.writev(left)) ?? { bytesWritten: 0 };
        left = unwritten(left, bytesWritten);
      }
    }, done);
  }

  override _final(done: (error?: Error) => void): void {
    const { modifiedS } = this.#attributes;
    void this.#settle(async () => {
      if (modifiedS !== undefined) await this.#file?.utimes(modifiedS, modifiedS);
    }, done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    void this.#settle(
      async () => await this.#file?.close(),
      (closing) => done(error ?? closing ?? null),
    );
  }

  async #settle(act: () => Promise<void>, done: (error?: Error) => void): Promise<void> {
    try {
      await act();
    } catch (error) {
      done(failed("write", this.#path, error));
      return;
    }
    done();
  }
}

function unwritten(chunks: readonly Buffer[], bytesWritten: number): Buffer[] {
  const left: Buffer[] = [];
  let done = bytesWritten;
  for (const chunk of chunks) {
    if (done < chunk.length) left.push(chunk.subarray(done));
    done = Math.max(0, done - chunk.length);
  }
  return left;
}

async function openFile(path: string, file: FileHandle): Promise<OpenFile> {
  const read = async (offset: number, length: number) => {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
      if (bytesRead === 0)
        throw new CodedError(
          "ARTIFACTS_TRUNCATED",
          `Reading ${printable(path)} at byte ${offset + done}: it ends there.`,
        );
      done += bytesRead;
    }
    return bytes;
  };
  return {
    lengthBytes: (await file.stat()).size,
    read,
    stream: (from, to) => pieces(read, from, to),
    close: () => file.close(),
  };
}

/** Reads one piece ahead of its user, so that disk and unpacking work at the same time. */
async function* pieces(read: OpenFile["read"], from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
  const start = (offset: number) => (offset < to ? read(offset, Math.min(READ_BYTES, to - offset)) : undefined);
  let offset = from;
  let next = start(offset);
  try {
    while (next !== undefined) {
      const piece = await next;
      offset += piece.length;
      next = start(offset);
      yield piece;
    }
  } finally {
    await next?.catch(() => {});
  }
}

/**
 * By hand, because `mkdir` with `recursive` tries for ever, and cannot be stopped, where a file system says "not found" of a
 * name that it will not have made: /proc, and folders that an automounter manages (Node 24).
 */
async function makeFolders(path: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (let at = path; (await disk.standing(at)) === undefined && at !== dirname(at); at = dirname(at))
    missing.unshift(at);
  for (const folder of missing) {
    try {
      await mkdir(folder);
    } catch (error) {
      // Somebody else made it meanwhile.
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
  return missing[0];
}

/** By hand, because `readdir` with `recursive` follows links in some of its forms (Node 24, synchronous). */
async function walk(folder: string, below = ""): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of await readdir(join(folder, below))) {
    const path = below === "" ? name : `${below}/${name}`;
    const stats = await lstat(join(folder, path));
    const kind = kindOf(stats);
    if (kind === "folder") found.push(...(await walk(folder, path)));
    else found.push({ path, kind, sizeBytes: stats.size });
  }
  return found;
}

function kindOf(stats: Stats): Standing {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "link" : "other";
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return codes.includes(nodeCode(error) ?? "");
}

function failed(verb: string, path: string, cause: unknown): CodedError {
  if (cause instanceof CodedError) return cause;
  const code = nodeCode(cause);
  const why = code === undefined ? "" : ` (${code})`;
  return new CodedError("ARTIFACTS_WRITE_FAILED", `Could not ${verb} ${printable(path)}${why}.`, { cause });
}

async function guarded<T>(verb: string, path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw failed(verb, path, error);
  }
}

function guardedNow(verb: string, path: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw failed(verb, path, error);
  }
}
