import { type Deflated, inflateTogether } from "./inflate-together.ts";
import { sha256Of, type UnpackTask, unpackWhole } from "./unpack-bytes.ts";
import type { DoneFile, PlacedTask } from "./unpack-messages.ts";
import { METHOD } from "./zip/entry.ts";
import { letGoRoom } from "./zip/let-go.ts";

/** What came of small files, in their order: those before the first that was not made. */
export interface MadeTogether {
  readonly files: readonly DoneFile[];
  /** Why the next one was not made, and none behind it. */
  readonly fault?: { readonly index: number; readonly error: unknown };
}

/** What is unpacked in one go: little enough for a processor to keep it at hand until it is hashed and written. */
const TOGETHER_BYTES = 1024 ** 2;

/**
 * Makes small files whose packed bytes lie in `slot`, each held to its size and CRC before it is written.
 *
 * @param write throws what ends it
 */
export function makeTogether(
  tasks: readonly PlacedTask[],
  slot: Buffer,
  write: (task: UnpackTask, bytes: Buffer) => void,
): MadeTogether {
  const files: DoneFile[] = [];
  for (let from = 0; from < tasks.length; ) {
    const to = endOfGroup(tasks, from);
    const group = tasks.slice(from, to);
    const contents = group.length === 1 ? undefined : inflateTogether(group.map((one) => deflated(one, slot)));
    for (const [at, placed] of group.entries()) {
      const { task } = placed;
      try {
        // One of them is not what it should be, or cannot go with others: each by itself shows which, and why.
        const bytes = contents?.[at] ?? unpackWhole(task, deflated(placed, slot).packed);
        write(task, bytes);
        files.push({ index: task.index, sha256: sha256Of(bytes) });
        if (contents === undefined) letGoRoom(bytes);
      } catch (error) {
        return { files, fault: { index: task.index, error } };
      }
    }
    if (contents?.[0] !== undefined) letGoRoom(contents[0]);
    from = to;
  }
  return { files };
}

/** Where those end that can be unpacked together with the first, which may be alone. */
function endOfGroup(tasks: readonly PlacedTask[], from: number): number {
  let [to, sizeBytes] = [from, 0];
  for (const { task } of tasks.slice(from)) {
    sizeBytes += task.sizeBytes;
    if (to > from && (sizeBytes > TOGETHER_BYTES || task.method === METHOD.stored)) break;
    to += 1;
    if (task.method === METHOD.stored) break;
  }
  return to;
}

function deflated({ task, at }: PlacedTask, slot: Buffer): Deflated {
  return { packed: slot.subarray(at, at + task.packedBytes), sizeBytes: task.sizeBytes, crc32: task.crc32 };
}
