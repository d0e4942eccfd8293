import type { Status } from "../../../shared/gitlab/pipeline.ts";
import type { Look, Piece } from "./styled-line.ts";

/** The signs a picture is drawn with. */
export interface Marks {
  readonly success: string;
  readonly failed: string;
  readonly allowed: string;
  readonly canceled: string;
  readonly skipped: string;
  readonly manual: string;
  readonly waiting: string;
  readonly created: string;
  readonly unknown: string;
  readonly arrow: string;
  /** One after the other while something runs. */
  readonly spinner: readonly string[];
  /** For what runs in a picture that stands still. */
  readonly running: string;
  readonly barDone: string;
  readonly barLeft: string;
}

/** For terminals that show UTF-8. None of them is drawn as an emoji, so each takes one column. */
export const UNICODE_MARKS: Marks = {
  success: "✓",
  failed: "✗",
  allowed: "!",
  canceled: "⊘",
  skipped: "»",
  manual: "▸",
  waiting: "○",
  created: "·",
  unknown: "?",
  arrow: "→",
  spinner: "⠋ ⠙ ⠹ ⠸ ⠼ ⠴ ⠦ ⠧ ⠇ ⠏".split(" "),
  running: "●",
  barDone: "█",
  barLeft: "░",
};

/** For the console of Linux, and where the locale is not UTF-8. */
export const ASCII_MARKS: Marks = {
  success: "+",
  failed: "x",
  allowed: "!",
  canceled: "/",
  skipped: "-",
  manual: ">",
  waiting: "o",
  created: ".",
  unknown: "?",
  arrow: "->",
  spinner: ["|", "/", "-", "\\"],
  running: "*",
  barDone: "#",
  barLeft: ".",
};

/** What the sign of a job or pipeline depends on. */
export interface Marked {
  readonly status: Status;
  readonly allowFailure?: boolean;
}

/** The sign of a status. `tick` moves the spinner on; without it, the picture stands still. */
export function markOf({ status, allowFailure = false }: Marked, marks: Marks, tick: number | undefined): Piece {
  const sign = (text: string, look: Look): Piece => ({ text, look });
  const busy = () =>
    sign(tick === undefined ? marks.running : (marks.spinner[tick % marks.spinner.length] ?? ""), "busy");
  switch (status) {
    case "success":
      return sign(marks.success, "good");
    case "failed":
      return allowFailure ? sign(marks.allowed, "warn") : sign(marks.failed, "bad");
    case "running":
    case "canceling":
      return busy();
    case "canceled":
      return sign(marks.canceled, "warn");
    case "skipped":
      return sign(marks.skipped, "dim");
    case "manual":
      return sign(marks.manual, "warn");
    case "created":
      return sign(marks.created, "dim");
    case "pending":
    case "preparing":
    case "scheduled":
    case "waiting_for_resource":
    case "waiting_for_callback":
      return sign(marks.waiting, "dim");
    default:
      return sign(marks.unknown, "warn");
  }
}
