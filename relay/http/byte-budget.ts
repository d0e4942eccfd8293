/** Memory that many requests share: each takes what it holds and gives it back in the end. */
export interface ByteBudget {
  /** Opens an account for one request. */
  open(): ByteAccount;
}

/** What one request holds of a budget. */
export interface ByteAccount {
  /** Takes `sizeBytes` more; false, and nothing taken, when the budget has not so much left. */
  take(sizeBytes: number): boolean;
  /** Gives everything back; to be called however the request ends. */
  close(): void;
}

/** A budget of `limitBytes` for everyone together. */
export function createByteBudget(limitBytes: number): ByteBudget {
  let takenBytes = 0;
  return {
    open: () => {
      let heldBytes = 0;
      return {
        take(sizeBytes) {
          if (takenBytes + sizeBytes > limitBytes) return false;
          takenBytes += sizeBytes;
          heldBytes += sizeBytes;
          return true;
        },
        close() {
          takenBytes -= heldBytes;
          heldBytes = 0;
        },
      };
    },
  };
}
