/**
 * Runs `act` on each item, at most `limit` at a time, and returns the results in the items' order.
 *
 * Work starts inside the limit. After the first failure nothing new starts, what runs is told to stop, and the failure is
 * thrown once all of it has: the caller may then clean up without anyone still writing.
 */
export async function bounded<T, R>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  act: (item: T, index: number, signal: AbortSignal) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      either.throwIfAborted();
      results[index] = await act(item, index, either);
    }
  };
  const failures: unknown[] = [];
  const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
    try {
      await work();
    } catch (error) {
      failures.push(error);
      stop.abort(error);
    }
  });
  await Promise.all(workers);
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return results;
}
