import type { Clock } from "../../shared/time/clock.ts";
import type { Store } from "../store/store.ts";

/** As much of the store as carrying deliveries uses. */
type CarryingStore = Pick<Store, "claim" | "settle" | "nextDueAt" | "attempts" | "callsSince">;

/** The same store, telling how long it takes to claim and to settle, whatever comes of it. */
export function timeStore(
  store: CarryingStore,
  clock: Pick<Clock, "monotonicMs">,
  took: (operation: "claim" | "settle", tookMs: number) => void,
): CarryingStore {
  const timed = async <Result>(operation: "claim" | "settle", work: () => Promise<Result>): Promise<Result> => {
    const beganMs = clock.monotonicMs();
    try {
      return await work();
    } finally {
      took(operation, clock.monotonicMs() - beganMs);
    }
  };
  return {
    callsSince: (since) => store.callsSince(since),
    claim: (...asked) => timed("claim", () => store.claim(...asked)),
    settle: (...asked) => timed("settle", () => store.settle(...asked)),
    nextDueAt: (busyLanes) => store.nextDueAt(busyLanes),
    attempts: (deliveryId) => store.attempts(deliveryId),
  };
}
