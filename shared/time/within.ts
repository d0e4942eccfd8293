import type { Clock } from "./clock.ts";

/**
 * Does `work` with a signal that aborts after `ms`, or when the given signal does.
 *
 * The signal's reason after `ms` is what `late` makes; work that heeds its signal rejects with it.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const limit = new AbortController();
  const done = new AbortController();
  const timer = clock.sleep(ms, done.signal).then(
    () => limit.abort(late()),
    () => undefined,
  );
  try {
    return await work(signal === undefined ? limit.signal : AbortSignal.any([signal, limit.signal]));
  } finally {
    done.abort();
    await timer;
  }
}
