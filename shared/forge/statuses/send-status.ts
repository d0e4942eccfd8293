import { redactor } from "../../text/redact.ts";
import { redirectOf } from "../api/redirect-of.ts";
import type { Exchange, ForgeAnswer } from "../exchange.ts";
import type { CommitStatus, StatusPlace } from "./commit-status.ts";
import { type StatusForge, statusDialectOf } from "./dialect-of.ts";
import { isCommitId } from "./path-segments.ts";
import { readStatusAnswer, type StatusAnswer } from "./read-answer.ts";
import type { StatusCall } from "./status-dialect.ts";

/** What came of telling a commit's status. */
export type StatusSent = StatusAnswer & {
  /** The answer's HTTP status; absent when nothing was sent. */
  readonly status?: number;
};

/** What a status is sent with. */
export interface SendDeps {
  readonly exchange: Exchange;
  /** The present instant. */
  readonly now: () => Date;
}

/** GitHub answers 307 for a repository that has been renamed, and 301 where it could be a GET as well. */
const MOST_REDIRECTS = 3;

/**
 * Tells a forge the status of a commit. A repeated one does no harm: the latest of a context counts.
 *
 * A redirect is followed within the forge's own origin, since the token goes along. Throws what the exchange throws when no
 * answer comes.
 */
export async function sendStatus(
  deps: SendDeps,
  forge: StatusForge,
  place: StatusPlace,
  status: CommitStatus,
  signal: AbortSignal,
): Promise<StatusSent> {
  const dialect = statusDialectOf(forge);
  const calls = isCommitId(status.sha) ? dialect.calls(place, status) : undefined;
  if (calls === undefined) return { kind: "refused", words: "there can be no such repository or commit" };
  const redact = redactor([place.api.token]);
  const [first, ...others] = calls;
  let answer = await post(deps, place, first, dialect.headers(place), signal);
  for (const other of others) {
    if (dialect.unknownCall?.(answer) !== true) break;
    answer = await post(deps, place, other, dialect.headers(place), signal);
  }
  if (dialect.standsAlready?.(answer) === true) return { kind: "accepted", status: answer.status };
  return { ...readStatusAnswer(answer, deps.now(), redact), status: answer.status };
}

async function post(
  { exchange }: SendDeps,
  { api }: StatusPlace,
  { path, json }: StatusCall,
  login: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ForgeAnswer> {
  const headers = {
    accept: "application/json",
    "user-agent": "sluice",
    "content-type": "application/json",
    ...login,
  };
  let url = new URL(`${api.url}/${path}`);
  for (let redirects = 0; ; redirects += 1) {
    const request = {
      method: "POST",
      url,
      headers,
      body: JSON.stringify(json),
      what: "telling a commit's status",
    } as const;
    const answer = await exchange(request, signal);
    const next = redirects < MOST_REDIRECTS ? redirectOf(answer, url) : undefined;
    if (next === undefined) return answer;
    url = next;
  }
}
