import { CodedError } from "../../../shared/errors/coded-error.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { Database } from "../postgres/database.ts";
import { text } from "../rows.ts";

/**
 * Refuses a store that another one is still being moved into, for as long as something is missing that a relay needs.
 *
 * A relay joins the others before it asks, and a move looks for relays after it has written down that it begins: one of them sees the other.
 *
 * @throws CodedError STORE_MOVING
 */
export async function requireNotMoving(database: Database): Promise<void> {
  const [moving] = await database.run("Looking at the store", async (queries) =>
    queries.queryOnce("select source from moved_in where phase = 'live'"),
  );
  if (moving === undefined) return;
  const source = printable(text(moving, "source"), 200);
  throw new CodedError(
    "STORE_MOVING",
    `${source} is being moved to the schema ${database.schema}, which is not complete yet.`,
  );
}
