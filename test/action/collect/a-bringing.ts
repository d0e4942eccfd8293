import { join } from "node:path";
import { type BringOrder, bringArchive } from "../../../action/collect/bring-archive.ts";
import { disk } from "../../../action/collect/disk.ts";
import { DEFAULT_LIMITS } from "../../../action/collect/limits.ts";
import { contentOf, deps, going, tempFolder } from "./on-disk.ts";
import type { PartsServer, Twist } from "./parts-server.ts";
import { zipBytes } from "./zip-bytes.ts";

/** How much of an archive's end is asked for. */
export const TAIL = 131_072;
/** Bytes that cannot be packed, others for each seed. */
export const noise = (seed: number, length: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => ((at + seed) * 2_654_435_761) >>> 11));
/** The files of `bytes`. */
export const names = ["a", "b", "c", "d", "e"];
/** An archive of five files of 400 kB. */
export const bytes = zipBytes(
  names.map((name, seed) => ({ name, content: noise(seed, 400_000), method: 0, descriptor: true })),
);
/** Another one, with the same names. */
export const otherBytes = zipBytes(names.map((name) => ({ name, content: Buffer.alloc(500_000, name), method: 0 })));
/** What `bytes` unpacks to. */
export const whole = Object.fromEntries(names.map((name, seed) => [name, noise(seed, 400_000).toString("utf8")]));

/** An order for all of an archive, into a folder of the test's own. */
export function ordered(more: Partial<BringOrder> = {}): BringOrder {
  const folder = tempFolder();
  disk.makeFolderNow(join(folder, "into"));
  const place = { into: join(folder, "into"), spool: join(folder, "a.zip") };
  return { ...place, wanted: () => true, limits: DEFAULT_LIMITS, ...more };
}

/** What bringing an archive from a server comes to. */
export async function brought({ open }: PartsServer, more: Partial<BringOrder> = {}, on = deps()) {
  const order = ordered(more);
  const { files, movedBytes } = await bringArchive(on, { open, what: "the archive" }, order, going);
  return { files, movedBytes, content: contentOf(order.into), folder: contentOf(join(order.into, "..")) };
}

/** Something wrong with one answer only. */
export const once = (wrong: number, twist: Twist) => (answer: number) => (answer === wrong ? twist : {});
