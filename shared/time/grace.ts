import type { Clock } from "./clock.ts";

/** Does `work` with a signal that aborts `graceMs` after the given one does, for the same reason. */
export async function graceAfter<T>(
  clock: Clock,
  graceMs: number,
  signal: AbortSignal,
  work: (late: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const done = new AbortController();
  const begin = () => {
    clock.sleep(graceMs, done.signal).then(
      () => late.abort(signal.reason),
      () => undefined,
    );
  };
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  try {
    return await work(late.signal);
  } finally {
    signal.removeEventListener("abort", begin);
    done.abort();
  }
}
