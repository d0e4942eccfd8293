import type { Database, Queries, SqlValue, Transaction } from "../../../../relay/store/postgres/database.ts";

/** A statement as it was asked for. */
export interface Asked {
  readonly text: string;
  readonly values: readonly SqlValue[];
  /** Whether it is prepared once and kept, and so may be planned for values nobody knows. */
  readonly kept: boolean;
}

/** The database, with every statement that goes to it written down in `asked`. */
export function recording(inner: Database, asked: Asked[]): Database {
  const listening = <Q extends Queries>(queries: Q): Q => {
    const note =
      (kept: boolean) =>
      (text: string, values: readonly SqlValue[] = []) => {
        asked.push({ text, values, kept });
        return { text, values };
      };
    return {
      ...queries,
      query: async (text, values) => {
        note(true)(text, values);
        return queries.query(text, values);
      },
      queryOnce: async (text, values) => {
        note(false)(text, values);
        return queries.queryOnce(text, values);
      },
    };
  };
  return {
    schema: inner.schema,
    run: async (doing, work) => inner.run(doing, async (queries) => work(listening(queries))),
    transaction: async (doing, work, options) =>
      inner.transaction(
        doing,
        async (transaction) => {
          const last: Transaction["last"] = async (text, values = []) => {
            asked.push({ text, values, kept: true });
            return transaction.last(text, values);
          };
          return work({ ...listening(transaction), last });
        },
        options,
      ),
    close: async () => inner.close(),
  };
}
