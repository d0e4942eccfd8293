// The thread that makes files of packed bytes; `crew.ts` starts it and talks to it.
import { parentPort, workerData } from "node:worker_threads";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { BigEntry } from "./big-entry.ts";
import { makeTogether } from "./make-together.ts";
import { writeNewFile } from "./new-file.ts";
import { BadContent } from "./unpack-bytes.ts";
import type { FromThread, ThreadData, ThreadFault, ToThread } from "./unpack-messages.ts";

const { slots } = workerData as ThreadData;
const views = slots.map((slot) => Buffer.from(slot));
/** Big files that are being made, by session and index. */
const open = new Map<number, Map<number, BigEntry>>();

parentPort?.on("message", (message: ToThread) => {
  switch (message.kind) {
    case "whole":
      return whole(message);
    case "begin":
      return begin(message);
    case "piece": {
      const { session, index, slot, length } = message;
      const view = views[slot]?.subarray(0, length) ?? Buffer.alloc(0);
      const entry = open.get(session)?.get(index);
      const free = () => tell({ kind: "free", slot });
      return entry === undefined ? free() : entry.add(view, free);
    }
    case "end":
      return open.get(message.session)?.get(message.index)?.end(message.seal);
    case "drop": {
      const { session } = message;
      for (const entry of open.get(session)?.values() ?? []) entry.drop();
      open.delete(session);
      return tell({ kind: "dropped", session });
    }
  }
});

function whole({ session, slot, tasks }: Extract<ToThread, { kind: "whole" }>): void {
  const { files, fault } = makeTogether(tasks, views[slot] ?? Buffer.alloc(0), (task, bytes) =>
    writeNewFile(task.to, bytes, task),
  );
  if (fault !== undefined) tell({ kind: "fault", session, index: fault.index, fault: faultOf(fault.error) });
  tell({ kind: "free", slot });
  tell({ kind: "done", session, files });
}

function begin({ session, task }: Extract<ToThread, { kind: "begin" }>): void {
  const { index } = task;
  const entries = open.get(session) ?? new Map<number, BigEntry>();
  open.set(session, entries);
  try {
    entries.set(
      index,
      new BigEntry(task, {
        done: (sha256) => {
          entries.delete(index);
          tell({ kind: "done", session, files: [{ index, sha256 }] });
        },
        failed: (error) => {
          entries.delete(index);
          tell({ kind: "fault", session, index, fault: faultOf(error) });
        },
      }),
    );
  } catch (error) {
    tell({ kind: "fault", session, index, fault: faultOf(error) });
  }
}

function faultOf(error: unknown): ThreadFault {
  const cause =
    error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
  return error instanceof BadContent
    ? { kind: "content", why: error.why, cause }
    : { kind: "disk", code: nodeCode(error), cause };
}

function tell(message: FromThread): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
}
