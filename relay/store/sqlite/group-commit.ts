import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { isRowFault, storeFault } from "./fault.ts";

/** More than this waits for the next commit, so that the event loop is never held for long. */
const MOST_PER_COMMIT = 256;

interface Call {
  /** For messages: "Storing an event". */
  readonly doing: string;
  /** Runs inside the transaction, once or twice; what it returned last is what the caller gets once the commit is on disk. */
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Tells a caller what came of its call. */
type Answer = () => void;

/**
 * Lets changes that arrive together share one transaction, and so one sync of the disk.
 *
 * Calls gather during one turn of the event loop: what has arrived when the turn ends is committed, and nothing waits for more,
 * so a lone call pays one sync and no delay. While a commit blocks the loop, the kernel gathers the next turn's requests.
 *
 * A call that fails for its own reason is undone alone. That takes a savepoint for each, which is a tenth of what storing an event costs,
 * so there are none at first: once a call fails, the transaction is undone and made again with them, and the work of each call is done
 * a second time. When the store itself fails (disk full, I/O error, read-only, locked) the whole transaction is undone and every
 * caller in it is told STORE_UNAVAILABLE; the next turn starts afresh, so the store recovers when the disk does.
 */
export class GroupCommit {
  readonly #requireFile: () => void;
  readonly #statements: Readonly<Record<"begin" | "commit" | "rollback" | "mark" | "keep" | "undo", StatementSync>>;
  #waiting: Call[] = [];
  #scheduled = false;
  #closed = false;

  /** @param requireFile throws when what is written would not be found again */
  constructor(db: DatabaseSync, requireFile: () => void = () => {}) {
    this.#requireFile = requireFile;
    this.#statements = {
      begin: db.prepare("begin immediate"),
      commit: db.prepare("commit"),
      rollback: db.prepare("rollback"),
      mark: db.prepare("savepoint call"),
      keep: db.prepare("release call"),
      undo: db.prepare("rollback to call"),
    };
  }

  /** Resolves with what `work` returned once it would survive a power cut; rejects when nothing of it was kept. */
  run<T>(doing: string, work: () => T): Promise<T> {
    if (this.#closed)
      return Promise.reject(new CodedError("STORE_UNAVAILABLE", `${doing} failed: the store is closed.`));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ doing, work, resolve: (value) => resolve(value as T), reject });
      this.#schedule();
    });
  }

  /** Commits what is waiting and takes no more. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#flush();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#waiting.length === 0) return;
      this.#flush();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #flush(): void {
    const calls = this.#waiting.splice(0, MOST_PER_COMMIT);
    try {
      this.#requireFile();
      for (const answer of this.#together(calls) ?? this.#apart(calls)) answer();
    } catch (error) {
      this.#abandon();
      for (const call of calls) call.reject(storeFault(call.doing, error));
    }
  }

  /** Commits all calls; undefined, and nothing changed, when one of them has failed for its own reason. */
  #together(calls: readonly Call[]): readonly Answer[] | undefined {
    this.#statements.begin.run();
    try {
      const answers = calls.map(({ work, resolve }): Answer => {
        const value = work();
        return () => resolve(value);
      });
      this.#statements.commit.run();
      return answers;
    } catch (error) {
      if (!isRowFault(error)) throw error;
      this.#statements.rollback.run();
      return undefined;
    }
  }

  /** Commits all calls but those that fail for their own reason. */
  #apart(calls: readonly Call[]): readonly Answer[] {
    this.#statements.begin.run();
    const answers = calls.map((call) => this.#perform(call));
    this.#statements.commit.run();
    return answers;
  }

  #perform({ doing, work, resolve, reject }: Call): Answer {
    this.#statements.mark.run();
    try {
      const value = work();
      this.#statements.keep.run();
      return () => resolve(value);
    } catch (error) {
      if (!isRowFault(error)) throw error;
      this.#statements.undo.run();
      this.#statements.keep.run();
      return () => reject(storeFault(doing, error));
    }
  }

  #abandon(): void {
    try {
      this.#statements.rollback.run();
    } catch {
      // There was nothing to roll back: no transaction was begun, or SQLite has ended it itself, as it does on a full disk.
    }
  }
}
