import { Chance } from "./chance.ts";
import type { Coverage } from "./coverage.ts";
import { mutate } from "./mutate.ts";
import type { Target } from "./target.ts";

/** An input that breaks a promise. */
export interface Finding {
  readonly input: Buffer;
  readonly error: unknown;
}

/** What a hunt has come to. */
export interface Hunt {
  readonly inputs: number;
  readonly kept: number;
  readonly finding?: Finding;
  /** The input that took longest. */
  readonly slowest: { readonly tookMs: number; readonly input: Buffer };
}

/** How to hunt. */
export interface HuntOptions {
  readonly seed: number;
  /** Asked before each input, with how many there have been. */
  readonly isOver: (inputs: number) => boolean;
  /** Inputs that have run what no input ran before are changed further; without it only the seeds are. */
  readonly coverage?: Coverage;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs: () => number;
}

/**
 * Tries inputs until it is over or one breaks the target's promise; that one is made as short as it can be and still break it. The same
 * seed makes the same inputs, as far as no coverage is watched.
 */
export async function hunt(target: Target, { seed, isOver, coverage, monotonicMs }: HuntOptions): Promise<Hunt> {
  const chance = new Chance(seed);
  const words = target.words.map((word) => Buffer.from(word));
  const corpus: Buffer[] = target.seeds.map((one) => Buffer.from(one));
  let slowest: Hunt["slowest"] = { tookMs: 0, input: Buffer.alloc(0) };
  let inputs = 0;
  const outcome = (more: Partial<Hunt> = {}): Hunt => ({
    inputs,
    kept: corpus.length - target.seeds.length,
    slowest,
    ...more,
  });
  const tried = async (input: Buffer): Promise<Finding | undefined> => {
    inputs += 1;
    const begun = monotonicMs();
    const error = await failureOf(target, input);
    const tookMs = monotonicMs() - begun;
    if (tookMs > slowest.tookMs) slowest = { tookMs, input };
    return error === undefined ? undefined : { input: await shortest(target, input), error };
  };
  for (const input of [Buffer.alloc(0), ...corpus]) {
    const finding = await tried(input);
    if (finding !== undefined) return outcome({ finding });
  }
  coverage?.isNews();
  while (!isOver(inputs)) {
    const input = mutate({ corpus, words }, chance);
    const finding = await tried(input);
    if (finding !== undefined) return outcome({ finding });
    if (coverage?.isNews() === true) corpus.push(input);
  }
  return outcome();
}

/** What breaks the target's promise with this input; undefined when it holds. */
export async function failureOf(target: Target, input: Buffer): Promise<unknown> {
  try {
    await target.check(Buffer.from(input));
    return undefined;
  } catch (error) {
    return error ?? new Error("It failed with nothing.");
  }
}

const MOST_TRIES = 2_000;

/** Leaves out ever smaller pieces as long as what is left still fails. */
async function shortest(target: Target, found: Buffer): Promise<Buffer> {
  let input = found;
  let tries = 0;
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < input.length && tries < MOST_TRIES; ) {
      tries += 1;
      const shorter = Buffer.concat([input.subarray(0, at), input.subarray(at + size)]);
      if ((await failureOf(target, shorter)) === undefined) at += size;
      else input = shorter;
    }
  return input;
}
