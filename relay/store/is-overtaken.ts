import { isComplete, toStatus } from "../../shared/gitlab/pipeline.ts";

/** GitLab sends its webhooks from many workers, which overtake each other by seconds. */
const OVERTAKEN_WITHIN_MS = 30_000;

/**
 * Whether news that a pipeline goes on is older than what is known: that it has ended, a moment ago.
 *
 * A pipeline that is really retried so soon tells again when it ends, so nothing is lost by passing its beginning over.
 *
 * @param known the status as last heard
 * @param sinceMs when that was heard
 */
export function isOvertaken(known: string | undefined, sinceMs: number, news: string, nowMs: number): boolean {
  if (known === undefined || !isComplete(toStatus(known)) || isComplete(toStatus(news))) return false;
  return nowMs - sinceMs < OVERTAKEN_WITHIN_MS;
}
