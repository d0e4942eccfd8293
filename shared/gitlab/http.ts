import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { type CodedError, isCoded } from "../errors/coded-error.ts";
import { READ_RETRY, type RetryPolicy } from "../retry/policy.ts";
import { retry } from "../retry/retry.ts";
import type { Log } from "../text/log.ts";
import { redactor } from "../text/redact.ts";
import type { Secret } from "../text/secret.ts";
import type { Clock } from "../time/clock.ts";
import { wordsOf } from "./answer-words.ts";
import { askedPauseMs } from "./asked-pause.ts";
import { ANONYMOUS, type Credential, credentialHeaders, credentialName, secretsOf } from "./auth.ts";
import { normalizeBaseUrl } from "./base-url.ts";
import { readStart } from "./body.ts";
import { follow } from "./follow.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import { createTransport, type HttpAnswer, type HttpRequest, type Transport } from "./transport.ts";

/** Where a GitLab server is and how to talk to it. */
export interface GitLabOptions {
  /** The server's address as people write it: `https://host`, `host`, `https://host/gitlab` (relative URL root). */
  readonly url: string;
  /** A PEM file with certificate authorities to trust beside the usual ones, or its text. */
  readonly caFile?: string;
  /** Whether certificates of the server, and of others it redirects to, go unchecked. Default false. */
  readonly insecure?: boolean;
  /** For one request, from connecting to the last byte of its answer; for streams, for each wait. Default 30 s. */
  readonly deadlineMs?: number;
  /** Connections to one origin at most. Default 100. */
  readonly maxSockets?: number;
  readonly userAgent?: string;
}

/** What calls to a GitLab server are made with. */
export interface GitLabDeps {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** How GETs are repeated; `READ_RETRY` by default. */
  readonly retry?: RetryPolicy;
}

/** One call of GitLab's API. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the API root, encoded (see `route`), with its query: `projects/1/pipelines?per_page=1`. */
  readonly path: string;
  /** What the call is for, as the object of "answered 404 to …": `reading pipeline 7 of group/app`. */
  readonly what: string;
  /** Absent: none is shown, and error messages do not mention one (a trigger call has its token in the body). */
  readonly credential?: Credential;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON text. */
  readonly body?: string;
  /** Secrets the body holds, so that they can be taken out of an answer that quotes them. */
  readonly secrets?: readonly Secret[];
  /** The largest answer to read into memory. Default 10 MiB. */
  readonly maxBytes?: number;
  /** How to repeat a GET, where not as the connection does. */
  readonly retry?: RetryPolicy;
  /** Called right before any of the call can leave this machine; when it throws or rejects, nothing leaves and the call fails with that. */
  readonly leaving?: () => void | Promise<void>;
  /** The error of an answer that is not 2xx, where this call knows better than `refusalOf`. */
  readonly refusal?: (refusal: Refusal) => CodedError;
}

/** An answer read to its end. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/** An answer still to be read. Its stream fails with a CodedError when the connection breaks or stalls. */
export interface ApiStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
  readonly url: string;
}

/** A connection to one GitLab server; it holds sockets open between calls until `close`. */
export interface GitLab {
  /** The server's address, normalised, without a slash at its end. */
  readonly url: string;
  /** The root of its API: `<url>/api/v4`. */
  readonly apiUrl: string;
  readonly deps: GitLabDeps;
  /**
   * Makes a call and reads its answer. Only GETs are repeated. Throws a CodedError for anything but 2xx, and 304 where the
   * request has an `if-none-match`.
   */
  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer>;
  /** Makes a GET and hands its answer over as a stream, following redirects to other origins without credentials. */
  open(request: ApiRequest, signal?: AbortSignal): Promise<ApiStream>;
  close(): void;
}

const USER_AGENT = "sluice";
const DEADLINE_MS = 30_000;
const MAX_SOCKETS = 100;
const MAX_ANSWER_BYTES = 10 * 1_024 * 1_024;
/** Enough of a refusal to quote GitLab's words. */
const MAX_REFUSAL_BYTES = 64 * 1_024;

/** Failures that may pass by themselves. A TLS failure does not: certificates do not change in seconds. */
const PASSING = [
  "GITLAB_UNREACHABLE",
  "GITLAB_CONNECTION_LOST",
  "GITLAB_DEADLINE",
  "GITLAB_RATE_LIMITED",
  "GITLAB_SERVER_ERROR",
] as const;

/** Whether a GET that failed so is made again. */
export function isRepeated(error: unknown): boolean {
  return isCoded(error, ...PASSING);
}

/** Prepares calls to a GitLab server; nothing is sent yet. Throws INPUT_INVALID, FILE_UNREADABLE or CA_FILE_INVALID. */
export function connectGitLab(options: GitLabOptions, deps: GitLabDeps): GitLab {
  const url = normalizeBaseUrl(options.url);
  const apiUrl = `${url}/api/v4`;
  const transport = createTransport({
    maxSockets: options.maxSockets ?? MAX_SOCKETS,
    insecure: options.insecure ?? false,
    ...(options.caFile === undefined ? {} : { caFile: options.caFile }),
  });
  const caller: Caller = {
    transport,
    deps,
    apiUrl,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    userAgent: options.userAgent ?? USER_AGENT,
  };
  return {
    url,
    apiUrl,
    deps,
    send: (request, signal) => repeated(caller, request, () => sendOnce(caller, request, signal), signal),
    open: (request, signal) => repeated(caller, request, () => openOnce(caller, request, signal), signal),
    close: () => transport.close(),
  };
}

interface Caller {
  readonly transport: Transport;
  readonly deps: GitLabDeps;
  readonly apiUrl: string;
  readonly deadlineMs: number;
  readonly userAgent: string;
}

function repeated<T>(
  { deps }: Caller,
  request: ApiRequest,
  once: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (request.method !== "GET") return once();
  const rules = {
    policy: request.retry ?? deps.retry ?? READ_RETRY,
    retryable: isRepeated,
    onPause: (error: unknown, attempt: number, pauseMs: number) =>
      deps.log.warn("GitLab did not answer as hoped; asking again after a pause", {
        what: request.what,
        code: isCoded(error) ? error.code : undefined,
        status: isCoded(error) ? error.status : undefined,
        attempt,
        pauseMs,
      }),
  };
  return retry(deps, rules, once, signal);
}

async function sendOnce(caller: Caller, request: ApiRequest, signal: AbortSignal | undefined): Promise<ApiAnswer> {
  const maxBytes = request.maxBytes ?? MAX_ANSWER_BYTES;
  const { answer, url } = await follow({
    ...journeyOf(caller, request),
    reach: "same-origin",
    exchange: (hop) => noted(caller, hop, caller.transport.read(hop, maxBytes, signal)),
    discard: () => {},
  });
  if (isSuccess(answer.status) || (answer.status === 304 && request.headers?.["if-none-match"] !== undefined))
    return { ...answer, url: url.href };
  throw refused(caller, request, answer, url);
}

async function openOnce(caller: Caller, request: ApiRequest, signal: AbortSignal | undefined): Promise<ApiStream> {
  const { answer, url } = await follow({
    ...journeyOf(caller, request),
    reach: "any-origin",
    exchange: (hop) => noted(caller, hop, caller.transport.open(hop, signal)),
    discard: (body) => body.destroy(),
  });
  if (isSuccess(answer.status)) return { ...answer, url: url.href };
  const body = await readStart(answer.body, MAX_REFUSAL_BYTES);
  throw refused(caller, request, { ...answer, body }, url);
}

function journeyOf({ apiUrl, deadlineMs, userAgent }: Caller, request: ApiRequest) {
  const { method, path, what, body, leaving } = request;
  const first: HttpRequest = {
    method,
    url: new URL(`${apiUrl}/${path}`),
    headers: requestHeaders(request, userAgent),
    what,
    deadlineMs,
    ...(leaving === undefined ? {} : { leaving }),
    ...(body === undefined ? {} : { body }),
  };
  return { first, credential: credentialHeaders(request.credential ?? ANONYMOUS) };
}

/** The headers a request is sent with, but for its credential's. */
export function requestHeaders(
  { headers, body }: ApiRequest,
  userAgent = USER_AGENT,
): Readonly<Record<string, string>> {
  return {
    accept: "application/json",
    "user-agent": userAgent,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
}

async function noted<Body>(
  { deps }: Caller,
  hop: HttpRequest,
  answer: Promise<HttpAnswer<Body>>,
): Promise<HttpAnswer<Body>> {
  const begun = deps.clock.monotonicMs();
  const { status } = await answer;
  const tookMs = Math.round(deps.clock.monotonicMs() - begun);
  // Without the query: a download's address may be signed.
  deps.log.debug("GitLab answered", { method: hop.method, url: hop.url.origin + hop.url.pathname, status, tookMs });
  return answer;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** @param from where the answer came from, after redirects */
function refused(
  { deps, apiUrl }: Caller,
  request: ApiRequest,
  { status, headers, body }: HttpAnswer<Buffer>,
  from: URL,
): CodedError {
  const { credential = ANONYMOUS } = request;
  const elsewhere = from.origin === new URL(apiUrl).origin ? {} : { elsewhere: from.origin };
  const secrets = [...(request.secrets ?? []), ...secretsOf(credential)];
  const retryAfterMs = askedPauseMs(status, headers, deps.clock.now());
  const refusal: Refusal = {
    status,
    ...elsewhere,
    words: wordsOf(body, redactor(secrets)),
    // A credential never goes along to another origin, so it is not at fault there.
    what:
      request.credential === undefined || "elsewhere" in elsewhere
        ? request.what
        : `${request.what} ${credentialName(credential)}`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return (request.refusal ?? refusalOf)(refusal);
}
