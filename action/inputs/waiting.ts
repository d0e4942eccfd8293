import { splitList } from "../../shared/text/split-list.ts";
import { DEFAULT_FAIL_ON, type FAIL_ON } from "../model/outcome.ts";
import type { InputReader } from "./input-reader.ts";
import { readPlayJobs } from "./play-jobs.ts";
import { quoted } from "./quoted.ts";
import type { CancelOn, StepInputs } from "./step-inputs.ts";
import { readWords, type Vocabulary } from "./words.ts";

const DAY_MS = 86_400_000;
const TIMEOUT_BOUNDS = { leastMs: 1_000, mostMs: 7 * DAY_MS };
const OUTAGE_BOUNDS = { leastMs: 0, mostMs: 7 * DAY_MS };
const POLL_BOUNDS = { leastMs: 100, mostMs: 3_600_000 };
const MOST_RETRIES = 10;

/** Ends to fail on, in our words and in GitLab's. */
const FAIL_ON_WORDS: Vocabulary<(typeof FAIL_ON)[number]> = {
  failed: "failed",
  failure: "failed",
  canceled: "canceled",
  cancelled: "canceled",
  skipped: "skipped",
  blocked: "blocked",
  manual: "blocked",
  "timed-out": "timed-out",
  timeout: "timed-out",
  warnings: "warnings",
  warning: "warnings",
};

const CANCEL_ON_WORDS: Vocabulary<CancelOn> = {
  cancelled: "cancelled",
  canceled: "cancelled",
  timeout: "timeout",
  "timed-out": "timeout",
  failure: "failure",
  failed: "failure",
};

/** The part of the inputs that says how the pipeline is waited for, and what its end means. */
export type WaitingInputs = Pick<
  StepInputs,
  | "wait"
  | "timeoutMs"
  | "startTimeoutMs"
  | "outageBudgetMs"
  | "pollIntervalMs"
  | "follow"
  | "waitForJobs"
  | "onManual"
  | "playJobs"
  | "retries"
  | "failOn"
  | "cancelOn"
>;

/** Reads how the pipeline is waited for, and what its end means. A pipeline that others started is theirs to cancel. */
export async function readWaiting(reader: InputReader): Promise<WaitingInputs> {
  const startTimeoutMs = reader.givenDurationMs("start-timeout", TIMEOUT_BOUNDS);
  const pollIntervalMs = reader.givenDurationMs("poll-interval", POLL_BOUNDS);
  const words = <Word extends string>(name: "fail-on" | "cancel-on", vocabulary: Vocabulary<Word>, alone: string) =>
    readWords(reader.text(name), vocabulary, alone, reader.complainOf(name));
  const isOurs = reader.given("pipeline") === undefined;
  return {
    wait: reader.boolean("wait"),
    timeoutMs: reader.durationMs("timeout", TIMEOUT_BOUNDS),
    ...(startTimeoutMs === undefined ? {} : { startTimeoutMs }),
    outageBudgetMs: reader.durationMs("outage-budget", OUTAGE_BOUNDS),
    ...(pollIntervalMs === undefined ? {} : { pollIntervalMs }),
    follow: reader.boolean("follow"),
    waitForJobs: splitList(reader.text("wait-for-jobs")),
    onManual: reader.word("on-manual"),
    playJobs: await readPlayJobs(reader.text("play-jobs"), reader.complainOf("play-jobs")),
    retries: readRetries(reader),
    failOn: words("fail-on", FAIL_ON_WORDS, "none") ?? DEFAULT_FAIL_ON,
    cancelOn:
      reader.given("cancel-on") === undefined
        ? new Set(isOurs ? ["cancelled"] : [])
        : (words("cancel-on", CANCEL_ON_WORDS, "never") ?? new Set()),
  };
}

function readRetries(reader: InputReader): number {
  const text = reader.text("retry").trim();
  const count = Number(text);
  if (/^\d+$/.test(text) && count <= MOST_RETRIES) return count;
  reader.complainOf("retry")(
    `${quoted(text)} is no number of retries. Write a whole number from 0 to ${MOST_RETRIES}.`,
  );
  return 0;
}
