import { formatBytes } from "../../../shared/text/format-bytes.ts";
import { printable } from "../../../shared/text/printable.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import type { Download } from "../download-lines.ts";
import type { Marks } from "./marks.ts";
import { padded, type StyledLine, textWidth } from "./styled-line.ts";

/** A download under way, and since when. */
export interface Fetching {
  readonly download: Download;
  readonly beganMs: number;
}

/** How the bars of downloads are drawn. */
export interface DownloadView {
  readonly marks: Marks;
  readonly nowMs: number;
  readonly columns: number;
  readonly rows: number;
}

/** Archives that have come whole. */
export interface Fetched {
  readonly count: number;
  readonly bytes: number;
}

const WIDEST_NAME = 30;
const WIDEST_BAR = 30;
/** Room for the figures behind a bar. */
const FIGURES = 44;

/** A rate over less says nothing. */
const RATED_FROM_MS = 500;

/** Downloads as bars: bytes, of how many, rate, time left; the first few, and what all together came to. */
export function downloadPicture(
  running: readonly Fetching[],
  fetched: Fetched,
  view: DownloadView,
): readonly StyledLine[] {
  if (running.length === 0 || view.rows < 1) return [];
  const fits = running.length <= view.rows;
  const shown = running.slice(0, fits ? running.length : Math.max(0, view.rows - 1));
  const width = Math.min(
    WIDEST_NAME,
    Math.max(0, ...shown.map(({ download }) => textWidth(printable(download.job, 60)))),
  );
  const lines = shown.map((one) => bar(one, width, view));
  const more = running.length - shown.length;
  const done = fetched.count === 0 ? "" : `, ${fetched.count} done (${formatBytes(fetched.bytes)})`;
  return more === 0 ? lines : [...lines, [{ text: `  …${more} more downloads${done}`, look: "dim" }]];
}

function bar({ download, beganMs }: Fetching, width: number, view: DownloadView): StyledLine {
  const { receivedBytes, totalBytes } = download;
  const tookMs = view.nowMs - beganMs;
  const perSecond = tookMs < RATED_FROM_MS ? undefined : receivedBytes / (tookMs / 1_000);
  const rate = perSecond === undefined ? "" : `  ${formatBytes(perSecond)}/s`;
  const name = { text: `  ${padded(printable(download.job, 60), width)}  `, look: "plain" } as const;
  if (totalBytes === undefined || totalBytes === 0)
    return [name, { text: `${formatBytes(receivedBytes)}${rate}`, look: "dim" }];
  const share = Math.min(1, receivedBytes / totalBytes);
  const columns = Math.max(0, Math.min(WIDEST_BAR, view.columns - width - FIGURES));
  const done = Math.round(columns * share);
  const left =
    perSecond === undefined || perSecond === 0 || share === 1
      ? ""
      : `  ${formatDuration(Math.max(1_000, ((totalBytes - receivedBytes) / perSecond) * 1_000))} left`;
  return [
    name,
    { text: view.marks.barDone.repeat(done), look: "good" },
    { text: view.marks.barLeft.repeat(columns - done), look: "dim" },
    { text: `${columns === 0 ? "" : "  "}${formatBytes(receivedBytes)} of ${formatBytes(totalBytes)}`, look: "plain" },
    { text: `${rate}${left}`, look: "dim" },
  ];
}
