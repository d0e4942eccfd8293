import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";

/** A file of an archive as the server lists it. */
export interface ListedFile {
  /** As it stands in the archive. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Unix mode with type bits, as far as it is given. */
  readonly mode: number;
}

/** The server's way to the files of an archive one by one. */
export interface SingleFiles {
  /** Every file of it; undefined where the server has no such list. */
  list(signal: AbortSignal): Promise<readonly ListedFile[] | undefined>;
  open(path: string, signal: AbortSignal): Promise<ArchiveStream>;
}
