import type { Writable } from "node:stream";
import type { Platform } from "./entry-path.ts";
import type { ByteSource } from "./zip/byte-source.ts";

/** What a new file gets beside its bytes. */
export interface FileAttributes {
  /** 0755 instead of 0644, both less the process's umask; no other mode bit is ever set. */
  readonly executable?: boolean;
  readonly modifiedS?: number;
}

/** What stands at a path; `link` is a symbolic link, not followed. */
export type Standing = "file" | "folder" | "link" | "other";

/** A file, link or other thing found below a folder, by its path relative to that folder, with `/`. */
export interface FoundFile {
  readonly path: string;
  readonly kind: Standing;
  readonly sizeBytes: number;
}

/** A process. */
export interface Owner {
  readonly pid: number;
  /** The machine's name, or the container's. */
  readonly host: string;
}

/** A file opened for reading. */
export interface OpenFile extends ByteSource {
  close(): Promise<void>;
}

/**
 * The disk as far as collecting artifacts needs it.
 *
 * What writes never follows a link at its last name, never writes over anything, and throws ARTIFACTS_WRITE_FAILED.
 */
export interface Files {
  readonly platform: Platform;
  /** The process that writes. */
  readonly owner: Owner;
  /** Whether a process of this machine is there; undefined when that cannot be told. */
  isRunning(pid: number): boolean | undefined;
  /** When something at `path` was last changed, in milliseconds since 1970; undefined for nothing. */
  modifiedMs(path: string): Promise<number | undefined>;
  /** What stands at `path`; undefined for nothing. */
  standing(path: string): Promise<Standing | undefined>;
  /** The path with every link in it followed; undefined when nothing stands there. */
  realPath(path: string): Promise<string | undefined>;
  /** Everything below a folder but folders; links are not followed. */
  filesBelow(folder: string): Promise<readonly FoundFile[]>;
  /** The names in a folder. */
  names(folder: string): Promise<readonly string[]>;
  /** Makes a folder and those above it; the outermost one that was not there before, if any. */
  makeFolder(path: string): Promise<string | undefined>;
  /** Makes a folder whose name begins with `prefix` and is nobody else's, and returns its path. */
  makeOwnFolder(prefix: string): Promise<string>;
  /** Makes one folder, at once: for many of them this is several times as fast as awaiting each. */
  makeFolderNow(path: string): void;
  /** Writes a small file, at once, for the same reason. */
  writeNow(path: string, bytes: Uint8Array, attributes?: FileAttributes): void;
  /** A new file to stream into. */
  create(path: string, attributes?: FileAttributes): Writable;
  makeLink(path: string, target: string): Promise<void>;
  /** Moves a file or folder to a place where nothing stands, or a file stands that it shall replace. */
  move(from: string, to: string): Promise<void>;
  /** The same, at once. */
  moveNow(from: string, to: string): void;
  /** Gives a file that was made without them its attributes, at once. */
  amendNow(path: string, attributes: FileAttributes): void;
  /** Removes a file, or a folder with all that is in it; nothing there is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder when it is empty, else leaves it. */
  removeIfEmpty(folder: string): Promise<void>;
  /** A file's text; undefined when there is none. */
  readText(path: string): Promise<string | undefined>;
  open(path: string): Promise<OpenFile>;
}
