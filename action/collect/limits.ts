const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/** How much an archive may ask of this machine. All are upper bounds that still pass. */
export interface ExtractLimits {
  /** Entries in the archive, selected or not; and, once more, the folders that the selected ones lie in. */
  readonly maxEntries: number;
  /** Bytes of the archive itself. */
  readonly maxArchiveBytes: number;
  /** Bytes of one unpacked file. */
  readonly maxEntryBytes: number;
  /** Bytes of everything unpacked; over all archives of one collection together. */
  readonly maxTotalBytes: number;
  /** Unpacked size over packed size, of a file and of the whole. */
  readonly maxRatio: number;
  /** Anything that unpacks to no more than this is let through whatever its ratio. */
  readonly ratioFloorBytes: number;
}

/**
 * Far above what a GitLab server accepts as artifacts by default (100 MB self-managed, 1 GB on GitLab.com), far below
 * what fills a runner's disk.
 *
 * Deflate reaches 1032:1 at most, on a run of one byte. Log files and coverage reports stay below 60:1 and generated
 * tables below 150:1, so 200:1 tells a bomb from a log; and what unpacks to less than the floor harms nobody.
 */
export const DEFAULT_LIMITS: ExtractLimits = {
  maxEntries: 100_000,
  maxArchiveBytes: 20 * GIB,
  maxEntryBytes: 10 * GIB,
  maxTotalBytes: 20 * GIB,
  maxRatio: 200,
  ratioFloorBytes: 64 * MIB,
};
