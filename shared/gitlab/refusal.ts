import type { ErrorCode } from "../errors/catalogue.ts";
import { CodedError, type CodedErrorDetails } from "../errors/coded-error.ts";
import type { AnswerWords } from "./answer-words.ts";

/** An answer that is not 2xx, as far as it can be told what it means. */
export interface Refusal {
  readonly status: number;
  /** Who answered, where that is not GitLab itself: the origin a redirect led to. */
  readonly elsewhere?: string;
  readonly words: AnswerWords;
  /** What the call was for: `reading pipeline 7 of group/app with the access token`. */
  readonly what: string;
  readonly retryAfterMs?: number;
}

/** The coded error of an answer that is not 2xx, for any call. */
export function refusalOf(refusal: Refusal): CodedError {
  // What GitLab means by a status says nothing about why a storage refuses an address that GitLab has signed.
  const isStorage = refusal.elsewhere !== undefined && refusal.status < 500 && refusal.status !== 429;
  return codedRefusal(isStorage ? "GITLAB_STORAGE_REFUSED" : codeOf(refusal), refusal);
}

/** A coded error with the message all refusals have: what was asked, what came back, in GitLab's own words. */
export function codedRefusal(code: ErrorCode, refusal: Refusal, hint?: string): CodedError {
  const { status, elsewhere, words, what, retryAfterMs } = refusal;
  const who = elsewhere === undefined ? "GitLab" : `${elsewhere}, where GitLab redirects to,`;
  const said = words.text === "" ? "" : `: ${words.text}`;
  const details: CodedErrorDetails = {
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(hint === undefined ? {} : { hint }),
  };
  const pause = retryAfterMs === undefined ? "" : ` It asks to wait ${Math.ceil(retryAfterMs / 1_000)} s.`;
  return new CodedError(code, `${who} answered ${status} to ${what}${said.replace(/\.$/, "")}.${pause}`, details);
}

/** What GitLab says of a job token that no longer works (app/finders/ci/auth_job_finder.rb), on any route that takes one. */
export function jobTokenCode(words: AnswerWords): ErrorCode | undefined {
  if (/job is not running|job has to be running/i.test(words.text)) return "GITLAB_JOB_NOT_RUNNING";
  if (/job has been erased/i.test(words.text)) return "GITLAB_JOB_ERASED";
  if (/project has been deleted/i.test(words.text)) return "GITLAB_JOB_PROJECT_DELETED";
  if (/job token has expired/i.test(words.text)) return "GITLAB_JOB_TOKEN_EXPIRED";
  return undefined;
}

function codeOf({ status, words }: Refusal): ErrorCode {
  if (status === 503 && isCutBehindProxy(words)) return "GITLAB_CONNECTION_LOST";
  if (status >= 500) return "GITLAB_SERVER_ERROR";
  if (status >= 300 && status < 400) return "GITLAB_REDIRECT_REFUSED";
  switch (status) {
    case 401:
      return jobTokenCode(words) ?? "GITLAB_TOKEN_REJECTED";
    case 403:
      if (isReadOnly(words)) return "GITLAB_READ_ONLY";
      return isPolicyRefusal(words) ? "GITLAB_POLICY_REFUSED" : "GITLAB_FORBIDDEN";
    case 404:
      return "GITLAB_NOT_FOUND";
    case 429:
      return "GITLAB_RATE_LIMITED";
    default:
      return "GITLAB_REQUEST_REFUSED";
  }
}

/**
 * Whether a proxy had sent the request on when its own connection to GitLab broke: Envoy, and with it Istio and many an ingress,
 * answers 503 to that too (source/common/router/router.cc), where others answer 502. Nothing was sent on where it could not connect.
 */
function isCutBehindProxy({ text }: AnswerWords): boolean {
  return /disconnect\/reset before headers/i.test(text) && !/connection (failure|timeout)|overflow/i.test(text);
}

/** What an instance under maintenance, or a Geo secondary, answers to whatever would change it (lib/gitlab/middleware/read_only/controller.rb). */
function isReadOnly({ text }: AnswerWords): boolean {
  return /\bread-only (instance|organization)\b/i.test(text);
}

/** Fine-grained job token permissions, which name the permission that is missing. */
function isPolicyRefusal(words: AnswerWords): boolean {
  return /token permissions? (is|are) required/i.test(words.text);
}
