import type { Clock } from "../../shared/time/clock.ts";

/** Memory that many requests share: each takes what it holds and gives it back in the end. */
export interface ByteBudget {
  /** Opens an account for one request. */
  open(): ByteAccount;
  /** What all of them hold now. */
  readonly takenBytes: number;
}

/** What one request holds of a budget. */
export interface ByteAccount {
  /** Takes `sizeBytes` more; false, and nothing taken, when the budget has not so much left. */
  take(sizeBytes: number): boolean;
  /**
   * Says that more is still to come, and that what is held may be given up for others once that has taken long.
   *
   * @param giveUp called when it is; the account is empty then, and closed
   */
  awaiting(giveUp: () => void): void;
  /** Says that all has come: it is not given up any more. */
  complete(): void;
  /** Gives everything back; to be called however the request ends. */
  close(): void;
}

/**
 * How long a body may come before it is given up for others. Most come with their headers, and every forge but GitHub Enterprise Server
 * has stopped waiting for its answer by twice this time.
 */
const PATIENCE_MS = 5_000;

/**
 * A budget of `limitBytes` for everyone together.
 *
 * When it is used up, bodies that have been coming for more than five seconds are given up, the one that began first before the others,
 * and only then is who asks for more refused. So nobody can keep others out by sending bodies that never end: holding the whole budget
 * takes sending all of it anew every five seconds. What has come whole is never given up.
 */
export function createByteBudget(limitBytes: number, clock: Pick<Clock, "monotonicMs">): ByteBudget {
  let takenBytes = 0;
  /** Those still coming, by when they began: a set keeps the order. */
  const coming = new Set<Coming>();

  const makeRoom = (sizeBytes: number, asking: Coming | undefined) => {
    const latest = clock.monotonicMs() - PATIENCE_MS;
    for (const one of coming) {
      if (takenBytes + sizeBytes <= limitBytes || one === asking || one.sinceMs > latest) return;
      one.giveUp();
    }
  };

  return {
    get takenBytes() {
      return takenBytes;
    },
    open() {
      let heldBytes = 0;
      let own: Coming | undefined;
      let isOpen = true;
      const account: ByteAccount = {
        take(sizeBytes) {
          if (takenBytes + sizeBytes > limitBytes) makeRoom(sizeBytes, own);
          if (!isOpen || takenBytes + sizeBytes > limitBytes) return false;
          takenBytes += sizeBytes;
          heldBytes += sizeBytes;
          return true;
        },
        awaiting(giveUp) {
          own = {
            sinceMs: clock.monotonicMs(),
            giveUp() {
              account.close();
              giveUp();
            },
          };
          coming.add(own);
        },
        complete() {
          if (own !== undefined) coming.delete(own);
          own = undefined;
        },
        close() {
          account.complete();
          isOpen = false;
          takenBytes -= heldBytes;
          heldBytes = 0;
        },
      };
      return account;
    },
  };
}

interface Coming {
  readonly sinceMs: number;
  readonly giveUp: () => void;
}
