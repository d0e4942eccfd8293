import type { Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { Outcome } from "./outcome.ts";
import type { Tone } from "./tone.ts";
import type { PipelineNode } from "./tree.ts";

/** One change of the tree in words, for logs that are read from top to bottom. */
export interface TreeChange {
  readonly text: string;
  readonly tone: Tone;
}

/** What happens in a run, as hosts show it and as `--json` prints it, a line each. */
export type StepEvent =
  /** How the run came by its pipeline: made it, found it after a lost answer, was given it, or found that of an earlier attempt. */
  | {
      readonly kind: "pipeline";
      readonly how: "created" | "adopted" | "given" | "resumed";
      readonly pipeline: Pipeline;
    }
  /** The tree as it now stands, whenever a look has shown a change; `changes` says what is new. */
  | { readonly kind: "tree"; readonly root: PipelineNode; readonly changes: readonly TreeChange[] }
  | { readonly kind: "outage"; readonly state: "began" | "ended"; readonly text: string }
  | { readonly kind: "retried"; readonly pipeline: Pipeline; readonly attempt: number; readonly of: number }
  | { readonly kind: "played"; readonly job: string; readonly jobId: number }
  | { readonly kind: "canceling"; readonly pipeline: Pipeline }
  /** A download under way; `totalBytes` is absent when the server does not say. Told a few times a second at most. */
  | {
      readonly kind: "download";
      readonly job: string;
      readonly jobId: number;
      readonly receivedBytes: number;
      readonly totalBytes?: number;
      readonly done: boolean;
    }
  /** The run is over; what follows is its report. */
  | { readonly kind: "ended"; readonly outcome: Outcome["kind"] };
