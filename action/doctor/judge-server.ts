import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { RateLimit } from "../../shared/gitlab/rate-limit.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import { type Finding, failed, notChecked, ok, warning } from "./finding.ts";

/** Network and rounding make up this much; beyond it, the clocks differ. */
const CLOCKS_AGREE_MS = 30_000;

/** Whether the clocks agree. @param aheadMs of the server's, absent where it does not tell its time */
export function judgeClock(aheadMs: number | undefined): Finding {
  if (aheadMs === undefined) return notChecked("clock", "The server does not tell its time.");
  if (Math.abs(aheadMs) <= CLOCKS_AGREE_MS) return ok("clock", "This machine's clock and the server's agree.");
  const says = `The server's clock is ${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? "ahead of" : "behind"} this machine's.`;
  return warning(
    "clock",
    says,
    "Set the one that is wrong (by NTP): certificates, ends of tokens and signed download addresses are judged by it.",
  );
}

/** What is known of the server's version. */
export type VersionFacts =
  | { readonly kind: "told"; readonly version: string }
  /** By the GitLab job we run in. */
  | { readonly kind: "in-job"; readonly version: string }
  /** For another reason than that the token may not know. */
  | { readonly kind: "failed"; readonly error: CodedError }
  | { readonly kind: "untold" };

/** The oldest major version that Sluice is tested with. */
const OLDEST = 17;

/** Whether this version of Sluice knows that version of GitLab, and what that one cannot do. */
export function judgeVersion(facts: VersionFacts): Finding {
  if (facts.kind === "untold")
    return notChecked(
      "version",
      "GitLab tells its version only to whoever has a token of a user, and to its own jobs.",
      "Give `access-token` with the scope read_api.",
    );
  if (facts.kind === "failed") return notChecked("version", facts.error.message, facts.error.hint);
  const version = printable(facts.version, 60);
  const major = Number.parseInt(facts.version, 10);
  if (Number.isNaN(major)) return ok("version", `The server says it is GitLab ${version}.`);
  if (major < OLDEST)
    return warning(
      "version",
      `The server is GitLab ${version}, and Sluice is tested with ${OLDEST} and newer.`,
      "Have it upgraded; until then, try with --dry-run and a harmless pipeline first.",
    );
  const limits = LIMITS[major];
  return ok("version", `The server is GitLab ${version}.${limits === undefined ? "" : ` ${limits}`}`);
}

const LIMITS: Readonly<Record<number, string>> = {
  17: "There, job tokens read artifacts and no statuses of pipelines, and trigger calls may ignore `inputs`.",
  18: "There, job tokens read the jobs of pipelines, and most often not the pipelines themselves.",
};

/** How near a limit is that counts as near. */
const NEAR = 0.1;

/** Whether there is room for the requests of a run. */
export function judgeRateLimit(limit: RateLimit | undefined): Finding {
  if (limit === undefined) return ok("rate-limit", "The server tells of no rate limit.");
  const of = `${limit.remaining} of ${limit.limit} requests a minute are left${limit.name === undefined ? "" : ` (${printable(limit.name, 80)})`}`;
  if (limit.remaining === 0) return failed("rate-limit", "GITLAB_RATE_LIMITED", `Of the rate limit, ${of}.`);
  if (limit.remaining < limit.limit * NEAR)
    return warning(
      "rate-limit",
      `Of the rate limit, only ${of}.`,
      "Poll less often (`poll-interval`), or find out who else asks so much.",
    );
  return ok("rate-limit", `Of the rate limit, ${of}.`);
}
