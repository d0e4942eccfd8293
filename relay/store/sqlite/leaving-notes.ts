import type { DatabaseSync, StatementSync } from "node:sqlite";
import { storeFault } from "./fault.ts";

/**
 * Notes that the requests of attempts are about to leave, in commits that do not wait for the disk.
 *
 * Such a commit is in the operating system's hands when it returns, so it survives the end of this process, SIGKILL included,
 * and costs no sync. The machine's end may take it along, which is why a missing note proves something only while the machine
 * is still on the boot the attempt began on. A connection of its own, since `synchronous` belongs to the connection.
 */
export class LeavingNotes {
  readonly #note: StatementSync;

  constructor(db: DatabaseSync) {
    // The other connection checkpoints; here that would be a sync after all.
    db.exec("pragma synchronous = normal; pragma wal_autocheckpoint = 0");
    this.#note = db.prepare("update attempts set leaving = 1 where delivery_id = ? and number = ?");
  }

  /** Throws STORE_UNAVAILABLE when it could not be noted; then nothing may leave. */
  write(deliveryId: string, attempt: number): void {
    const doing = "Noting that a request leaves";
    try {
      const { changes } = this.#note.run(deliveryId, attempt);
      if (changes === 1) return;
    } catch (error) {
      throw storeFault(doing, error);
    }
    throw storeFault(doing, new Error(`there is no attempt ${attempt} of delivery ${deliveryId}`));
  }
}
