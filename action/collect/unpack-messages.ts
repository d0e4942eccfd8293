import type { UnpackTask } from "./unpack-bytes.ts";
import type { Seal } from "./zip/open-entry.ts";

/** What a thread begins with. */
export interface ThreadData {
  readonly slots: readonly SharedArrayBuffer[];
}

/** What a thread is told. Each archive has a session of its own, so that several share the threads. */
export type ToThread =
  /** Small files whose packed bytes lie in the slot, each from its place on. */
  | { readonly kind: "whole"; readonly session: number; readonly slot: number; readonly tasks: readonly PlacedTask[] }
  | { readonly kind: "begin"; readonly session: number; readonly task: UnpackTask }
  | {
      readonly kind: "piece";
      readonly session: number;
      readonly index: number;
      readonly slot: number;
      readonly length: number;
    }
  | { readonly kind: "end"; readonly session: number; readonly index: number; readonly seal?: Seal }
  /** Nothing of the session is wanted any more; when "dropped" comes back, nothing of it is written any more. */
  | { readonly kind: "drop"; readonly session: number };

/** A small file's task and where its packed bytes begin in the slot. */
export interface PlacedTask {
  readonly task: UnpackTask;
  readonly at: number;
}

/** What a thread tells. */
export type FromThread =
  | { readonly kind: "free"; readonly slot: number }
  | { readonly kind: "done"; readonly session: number; readonly files: readonly DoneFile[] }
  | { readonly kind: "fault"; readonly session: number; readonly index: number; readonly fault: ThreadFault }
  | { readonly kind: "dropped"; readonly session: number };

/** A file that was made. */
export interface DoneFile {
  readonly index: number;
  readonly sha256: string;
}

/** Why a file was not made: its content, or what the disk said. */
export type ThreadFault =
  | { readonly kind: "content"; readonly why: string; readonly cause: string }
  | { readonly kind: "disk"; readonly code: string | undefined; readonly cause: string };
