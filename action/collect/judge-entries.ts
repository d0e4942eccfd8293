import { printable } from "../../shared/text/printable.ts";
import { entryPath, type Platform } from "./entry-path.ts";
import { LONGEST_TARGET_BYTES } from "./judge-link.ts";
import { judgeNames, type Kind } from "./judge-names.ts";
import { judgeLayout, judgeSizes } from "./judge-sizes.ts";
import type { ExtractLimits } from "./limits.ts";
import { type Refusal, refused } from "./refusal.ts";
import { FLAG, METHOD, type ZipEntry } from "./zip/entry.ts";

/** A file or link to unpack. */
export interface PlannedEntry {
  /** Below the target folder, with `/`. */
  readonly path: string;
  readonly entry: ZipEntry;
}

/** What to do with an archive, in this order: folders, files (as they lie in the archive), links. */
export interface ExtractPlan {
  readonly kind: "plan";
  /** Every folder, those that only file names imply included, outer before inner. */
  readonly folders: readonly string[];
  readonly files: readonly PlannedEntry[];
  /** Their targets stand in their data and are judged by `judgeLink` before they are made. */
  readonly links: readonly PlannedEntry[];
  readonly totalBytes: number;
}

/** What is asked of `judgeEntries`. */
export interface JudgeOrder {
  readonly entries: readonly ZipEntry[];
  /** Where the central directory starts: the data of every entry ends before it. */
  readonly directoryOffset: number;
  readonly limits: ExtractLimits;
  readonly platform: Platform;
  /** Whether a path is wanted. */
  readonly wanted: (path: string) => boolean;
}

interface Placed extends PlannedEntry {
  readonly kind: Kind;
}

const TYPE_BITS = 0o170000;
const TYPES: Readonly<Record<number, Kind>> = { 0o100000: "file", 0o040000: "folder", 0o120000: "link" };

/**
 * Judges all of an archive's entries, before any of them has a name on disk: a plan, or the first reason against it.
 *
 * Names, types and the layout of the data are judged for every entry, wanted or not: an archive that lies in one place is
 * not believed in another. Collisions, sizes and methods matter only among the entries that are wanted.
 */
export function judgeEntries(order: JudgeOrder): ExtractPlan | Refusal {
  const { entries, limits, platform, wanted } = order;
  if (entries.length > limits.maxEntries)
    return refused(
      "ARTIFACTS_TOO_MANY_ENTRIES",
      `it has ${entries.length} entries, and at most ${limits.maxEntries} are accepted`,
    );
  const chosen: Placed[] = [];
  for (const entry of entries) {
    const placed = place(entry, platform);
    if ("code" in placed) return placed;
    if (placed.path !== "" && wanted(placed.path)) chosen.push(placed);
  }
  const wrong =
    judgeLayout(entries, order.directoryOffset) ?? firstRefusal(chosen, judgeData) ?? judgeSizes(chosen, limits);
  if (wrong !== undefined) return wrong;
  const folders = judgeNames(chosen, limits);
  if ("code" in folders) return folders;
  const files = chosen.filter(({ kind }) => kind === "file").sort((a, b) => a.entry.offset - b.entry.offset);
  const links = chosen.filter(({ kind }) => kind === "link");
  return { kind: "plan", folders, files, links, totalBytes: totalBytes(chosen) };
}

function place(entry: ZipEntry, platform: Platform): Placed | Refusal {
  const judged = entryPath(entry.name, platform);
  if (judged.kind === "unsafe")
    return refused("ARTIFACTS_UNSAFE_PATH", `the entry \`${printable(entry.name)}\` ${judged.because}`);
  const typeBits = entry.mode & TYPE_BITS;
  const byMode = typeBits === 0 ? undefined : TYPES[typeBits];
  if (typeBits !== 0 && byMode === undefined)
    return refused("ARTIFACTS_UNSAFE_TYPE", `the entry \`${printable(entry.name)}\` is a device, a pipe or a socket`);
  const kind = byMode ?? (judged.isFolder ? "folder" : "file");
  if (judged.isFolder && kind !== "folder")
    return refused(
      "ARTIFACTS_UNSAFE_TYPE",
      `the entry \`${printable(entry.name)}\` is a folder by its name and a ${kind} by its mode`,
    );
  if (kind === "folder" && entry.sizeBytes > 0)
    return refused("ARTIFACTS_CORRUPT", `the folder \`${printable(entry.name)}\` has content of its own`);
  if (kind === "link" && entry.sizeBytes > LONGEST_TARGET_BYTES)
    return refused(
      "ARTIFACTS_UNSAFE_LINK",
      `the link \`${printable(entry.name)}\` has a target of ${entry.sizeBytes} bytes`,
    );
  return { kind, path: judged.path, entry };
}

function judgeData({ entry, path, kind }: Placed): Refusal | undefined {
  const { flags, method } = entry;
  if ((flags & (FLAG.encrypted | FLAG.strongEncryption | FLAG.masked)) !== 0)
    return refused("ARTIFACTS_ENCRYPTED", `the entry \`${printable(path)}\` is encrypted`);
  if (kind === "folder") return undefined;
  if (method !== METHOD.stored && method !== METHOD.deflated)
    return refused("ARTIFACTS_UNSUPPORTED", `the entry \`${printable(path)}\` is packed by method ${method}`);
  if (method === METHOD.stored && entry.packedBytes !== entry.sizeBytes)
    return refused("ARTIFACTS_CORRUPT", `the stored entry \`${printable(path)}\` has two different sizes`);
  return undefined;
}

function firstRefusal(chosen: readonly Placed[], judge: (placed: Placed) => Refusal | undefined): Refusal | undefined {
  for (const placed of chosen) {
    const wrong = judge(placed);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function totalBytes(chosen: readonly Placed[]): number {
  return chosen.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
}
