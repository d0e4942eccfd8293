import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files } from "./files.ts";
import type { PlannedEntry } from "./judge-entries.ts";
import { type MadeTogether, makeTogether } from "./make-together.ts";
import { SLOT_BYTES } from "./slot-bytes.ts";
import { BadContent, isSmall, type UnpackTask } from "./unpack-bytes.ts";
import { corrupt, unreadable } from "./unpack-entry.ts";
import { type FromThread, type PlacedTask, type ThreadFault, type ToThread } from "./unpack-messages.ts";
import type { CrewLost, OpenUnpacker, PackedBytes } from "./unpacker.ts";
import type { ByteCursor } from "./zip/byte-cursor.ts";
import type { OpenEntry, Seal } from "./zip/open-entry.ts";

/** A thread as a session uses it. */
export interface Thread {
  readonly slots: readonly Buffer[];
  /** Slots to be had at once; below zero where others wait for one. */
  readonly freeSlots: number;
  /** The next slot that is free; rejects with CrewLost when the thread ends. */
  slot(): Promise<number>;
  /** Returns a slot that was not used. */
  giveBack(slot: number): void;
  tell(message: ToThread): void;
  /** Ends it; when this resolves, it writes nothing any more. */
  stop(): Promise<void>;
}

/** Small files that are made together: by a thread, or here. */
interface Batch {
  readonly by: { readonly thread: Thread; readonly slot: number } | "here";
  readonly view: Buffer;
  readonly tasks: PlacedTask[];
  usedBytes: number;
}

/** What was put into a slot. */
interface Filled {
  readonly length: number;
  readonly isLast: boolean;
  readonly seal?: Seal;
}

/** A thread begins with the first files while more come: with very many tiny ones, a full slot would be long in coming. */
const MOST_TOGETHER = 32;

/** A thread that has so many batches before it has enough to do for as long as it takes to make one here. */
const ENOUGH_BATCHES = 3;

/** One archive's share of the threads. */
export class CrewSession implements OpenUnpacker {
  readonly #id: number;
  readonly #files: Files;
  readonly #what: string;
  readonly #threads: readonly Thread[];
  readonly #signal: AbortSignal;
  readonly #over: () => void;
  readonly #sums = new Map<number, string>();
  readonly #taken = new Map<number, { readonly path: string; readonly to: string }>();
  #batch: Batch | undefined;
  #ownSlot: Buffer | undefined;
  #failure: Error | undefined;
  #lost: CrewLost | undefined;
  #droppedBy = 0;
  #wake: () => void = () => {};

  /** @param over called when nothing more of it is to be heard */
  constructor(
    id: number,
    files: Files,
    what: string,
    threads: readonly Thread[],
    signal: AbortSignal,
    over: () => void,
  ) {
    this.#id = id;
    this.#files = files;
    this.#what = what;
    this.#threads = threads;
    this.#signal = signal;
    this.#over = over;
  }

  async take(cursor: PackedBytes, { path }: Pick<PlannedEntry, "path">, task: UnpackTask): Promise<void> {
    this.#begin(path, task);
    if (isSmall(task)) return await this.#takeSmall(cursor, path, task);
    let left = task.packedBytes;
    return await this.#takeBig(task, async (slot) => {
      const view = slot.subarray(0, Math.min(left, SLOT_BYTES));
      if (!(await cursor.fill(view))) throw unreadable(this.#what, path);
      left -= view.length;
      return { length: view.length, isLast: left === 0 };
    });
  }

  takeNow(cursor: ByteCursor, { path }: Pick<PlannedEntry, "path">, task: UnpackTask): boolean {
    const batch = this.#batch;
    if (batch === undefined || !isSmall(task) || !hasRoom(batch, task)) return false;
    if (!cursor.copyNow(batch.view, batch.usedBytes, task.packedBytes)) return false;
    this.#begin(path, task);
    put(batch, task);
    return true;
  }

  async takeOpen(entry: OpenEntry, { path }: Pick<PlannedEntry, "path">, task: UnpackTask): Promise<void> {
    this.#begin(path, task);
    await this.#takeBig(task, async (slot) => {
      const length = await entry.fillSome(slot);
      return { length, isLast: length < slot.length, ...(entry.seal === undefined ? {} : { seal: entry.seal }) };
    });
  }

  async done(): Promise<ReadonlyMap<number, string>> {
    await this.#flush();
    await this.#until(() => this.#failure !== undefined || this.#sums.size === this.#taken.size);
    if (this.#failure !== undefined) throw this.#failure;
    this.#over();
    return this.#sums;
  }

  async giveUp(): Promise<void> {
    this.#dropBatch();
    if (this.#lost === undefined) for (const thread of this.#threads) thread.tell({ kind: "drop", session: this.#id });
    await this.#until(() => this.#lost !== undefined || this.#droppedBy === this.#threads.length, "also when aborted");
    if (this.#lost !== undefined) await Promise.all(this.#threads.map((thread) => thread.stop()));
    this.#over();
  }

  /** Takes in what a thread says of this session. */
  hear(message: Exclude<FromThread, { kind: "free" }>): void {
    if (message.kind === "dropped") this.#droppedBy += 1;
    else if (message.kind === "done") for (const { index, sha256 } of message.files) this.#sums.set(index, sha256);
    else this.#failure ??= this.#failureOf(message.index, message.fault);
    this.#wake();
  }

  /** Takes in that there is nobody any more to speak with. */
  lose(lost: CrewLost): void {
    this.#lost = lost;
    this.#failure ??= lost;
    this.#wake();
  }

  #begin(path: string, task: UnpackTask): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#taken.set(task.index, { path, to: task.to });
  }

  async #takeSmall(cursor: PackedBytes, path: string, task: UnpackTask): Promise<void> {
    if (this.#batch !== undefined && !hasRoom(this.#batch, task)) await this.#flush();
    const batch = (this.#batch ??= await this.#newBatch());
    const { view, usedBytes } = batch;
    if (!(await cursor.fill(view.subarray(usedBytes, usedBytes + task.packedBytes))))
      throw unreadable(this.#what, path);
    put(batch, task);
  }

  /** Hands a thread one slot after another, each as `fill` has filled it, up to the last. */
  async #takeBig(task: UnpackTask, fill: (slot: Buffer) => Promise<Filled>): Promise<void> {
    await this.#flush();
    const session = this.#id;
    const { index } = task;
    const thread = this.#leastBusy();
    thread.tell({ kind: "begin", session, task });
    for (let filled: Filled | undefined; filled?.isLast !== true; ) {
      const slot = await this.#slotOf(thread);
      let isTold = false;
      try {
        filled = await fill(thread.slots[slot] ?? Buffer.alloc(0));
        if (this.#failure !== undefined) throw this.#failure;
        const { length, seal } = filled;
        if (length > 0) {
          thread.tell({ kind: "piece", session, index, slot, length });
          isTold = true;
        }
        if (filled.isLast) thread.tell({ kind: "end", session, index, ...(seal === undefined ? {} : { seal }) });
      } finally {
        if (!isTold) thread.giveBack(slot);
      }
    }
  }

  async #newBatch(): Promise<Batch> {
    const thread = this.#leastBusy();
    if (thread.slots.length - thread.freeSlots >= ENOUGH_BATCHES)
      return { by: "here", view: (this.#ownSlot ??= Buffer.allocUnsafeSlow(SLOT_BYTES)), tasks: [], usedBytes: 0 };
    const slot = await this.#slotOf(thread);
    return { by: { thread, slot }, view: thread.slots[slot] ?? Buffer.alloc(0), tasks: [], usedBytes: 0 };
  }

  async #slotOf(thread: Thread): Promise<number> {
    const slot = await thread.slot();
    if (this.#failure === undefined && !this.#signal.aborted) return slot;
    thread.giveBack(slot);
    this.#signal.throwIfAborted();
    throw this.#failure ?? new Error("The session is over.");
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    if (batch === undefined || batch.tasks.length === 0) return this.#dropBatch();
    this.#batch = undefined;
    const { by, view, tasks } = batch;
    if (by !== "here") return by.thread.tell({ kind: "whole", session: this.#id, slot: by.slot, tasks });
    const { files, fault } = makeTogether(tasks, view, (task, bytes) => this.#files.writeNow(task.to, bytes, task));
    for (const { index, sha256 } of files) this.#sums.set(index, sha256);
    if (fault !== undefined) throw this.#ownFailure(fault);
    // What threads have said meanwhile is only heard between two turns.
    await new Promise(setImmediate);
    return undefined;
  }

  #dropBatch(): void {
    const by = this.#batch?.by ?? "here";
    this.#batch = undefined;
    if (by !== "here") by.thread.giveBack(by.slot);
  }

  #leastBusy(): Thread {
    const [first, ...others] = this.#threads;
    if (first === undefined) throw new Error("A crew has threads.");
    return others.reduce((best, thread) => (thread.freeSlots > best.freeSlots ? thread : best), first);
  }

  /** Waits for what the threads say to make it true; only one waits at a time. */
  async #until(isSo: () => boolean, when?: "also when aborted"): Promise<void> {
    const wake = () => this.#wake();
    if (when === undefined) this.#signal.addEventListener("abort", wake);
    try {
      while (!isSo()) {
        if (when === undefined) this.#signal.throwIfAborted();
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      this.#signal.removeEventListener("abort", wake);
    }
  }

  #ownFailure({ index, error }: NonNullable<MadeTogether["fault"]>): unknown {
    const { path } = this.#taken.get(index) ?? { path: "?" };
    return error instanceof BadContent ? corrupt(this.#what, path, error.why, error.cause) : error;
  }

  #failureOf(index: number, fault: ThreadFault): Error {
    const { path, to } = this.#taken.get(index) ?? { path: "?", to: "?" };
    const cause = new Error(fault.cause);
    if (fault.kind === "content") return corrupt(this.#what, path, fault.why, cause);
    const why = fault.code === undefined ? "" : ` (${fault.code})`;
    return new CodedError("ARTIFACTS_WRITE_FAILED", `Could not write ${printable(to)}${why}.`, { cause });
  }
}

function hasRoom({ tasks, usedBytes }: Batch, { packedBytes }: UnpackTask): boolean {
  return tasks.length < MOST_TOGETHER && usedBytes + packedBytes <= SLOT_BYTES;
}

function put(batch: Batch, task: UnpackTask): void {
  batch.tasks.push({ task, at: batch.usedBytes });
  batch.usedBytes += task.packedBytes;
}
