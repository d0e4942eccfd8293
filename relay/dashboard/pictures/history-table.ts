import { formatDuration } from "../../../shared/time/duration.ts";
import type { History } from "../history.ts";
import { html, type Markup } from "../markup.ts";
import { table } from "../parts/table.ts";
import { instant } from "../parts/time.ts";
import { lagOf } from "./lag.ts";
import { stuck, total } from "./throughput.ts";

/** What the pictures show, as numbers; half hours in which nothing came are left out. */
export function historyTable(history: History): Markup {
  return table({
    caption: "Deliveries by the half hour they were made in, newest first",
    columns: ["From", "Made", "Dead or held", "Median time", "Longest time"],
    rows: history
      .filter((span) => total(span) > 0)
      .toReversed()
      .map((span) => {
        const lag = lagOf(span);
        return [
          instant(span.since),
          html`${span.capped ? "at least " : ""}${total(span)}`,
          stuck(span),
          lag === undefined ? "none" : formatDuration(lag.medianMs),
          lag === undefined ? "none" : formatDuration(lag.longestMs),
        ];
      }),
    empty: "No delivery was made.",
  });
}
