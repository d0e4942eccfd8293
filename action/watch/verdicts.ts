import type { PipelineNode } from "../model/tree.ts";
import { decide } from "./decide.ts";
import type { Interventions } from "./interventions.ts";
import type { JobsVerdict } from "./judge-jobs.ts";
import type { WatchPolicy } from "./policy.ts";

/** What to do after a look: wait on, look again soon since one look does not prove it, or believe it. */
export type Judgement =
  | { readonly kind: "wait" }
  /** Something was started just now. */
  | { readonly kind: "acted" }
  | { readonly kind: "look-again" }
  | Exclude<JobsVerdict, { readonly kind: "open" }>;

/** Judges one look after the other, and moves the tree on where the policy says so. */
export class Verdicts {
  readonly #policy: WatchPolicy;
  readonly #acts: Interventions;
  /** What the look before has shown, where that takes a second look. */
  #doubted: string | undefined;

  constructor(policy: WatchPolicy, acts: Interventions) {
    this.#policy = policy;
    this.#acts = acts;
  }

  /** Whether the next look is to prove something. */
  get isDoubting(): boolean {
    return this.#doubted !== undefined;
  }

  async judge(root: PipelineNode, signal: AbortSignal): Promise<Judgement> {
    const before = this.#doubted;
    this.#doubted = undefined;
    if (this.#acts.arePending(root)) return { kind: "wait" };
    if (this.#policy.onManual === "play" && (await this.#acts.play(root, signal))) return { kind: "acted" };
    const verdict = decide(root, this.#policy, this.#acts.canRetry);
    if (verdict.kind === "open") return { kind: "wait" };
    const told = JSON.stringify(verdict);
    if ((verdict.kind === "missing" || verdict.unsure) && told !== before) {
      this.#doubted = told;
      return { kind: "look-again" };
    }
    if (verdict.kind === "settled" && verdict.as === "blocked") this.#acts.tellLeft(root);
    const mayRetry = verdict.kind === "settled" && verdict.as === "failed" && this.#acts.canRetry;
    return mayRetry && (await this.#acts.retry(root, signal)) ? { kind: "acted" } : verdict;
  }
}
