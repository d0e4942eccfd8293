import type { FeedbackDue } from "../model/listed.ts";
import { deliveryOf, integer, listedEventOf, type Row, readingOf } from "./rows.ts";

/** What a commit is to be told, from the columns of its delivery, its event and its row of `feedback`; nothing where there is no commit. */
export function feedbackDueOf(row: Row): readonly FeedbackDue[] {
  const reading = readingOf(row);
  const delivery = deliveryOf(row);
  // Rows are made for changes only.
  if (reading.kind !== "push") return [];
  const change = reading.changes.find(({ index }) => index === delivery.changeIndex);
  if (change === undefined) return [];
  const sent = row["sent"];
  return [
    {
      delivery,
      event: listedEventOf(row),
      origin: reading.origin,
      change,
      ...(typeof sent === "string" ? { sent } : {}),
      tries: integer(row, "tries"),
      revision: integer(row, "revision"),
    },
  ];
}
