import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import type { CodedError } from "../errors/coded-error.ts";
import type { RetryPolicy } from "../retry/policy.ts";
import type { Log } from "../text/log.ts";
import type { Clock } from "../time/clock.ts";
import type { Credential } from "./auth.ts";

/** Where a GitLab server is and how to talk to it. */
export interface GitLabOptions {
  /** The server's address as people write it: `https://host`, `host`, `https://host/gitlab` (relative URL root). */
  readonly url: string;
  /** A PEM file with certificate authorities to trust beside the usual ones. */
  readonly caFile?: string;
  /** For one request, from connecting to the last byte of its answer; for streams, for each wait. Default 30 s. */
  readonly deadlineMs?: number;
  /** Connections to one origin at most. Default 100. */
  readonly maxSockets?: number;
  readonly userAgent?: string;
}

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
  /** Anonymous when absent. */
  readonly credential?: Credential;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON text. */
  readonly body?: string;
  /** The largest answer to read into memory. Default 10 MiB. */
  readonly maxBytes?: number;
  /** How to repeat a GET, where not as the connection does. */
  readonly retry?: RetryPolicy;
  /** The error of an answer that is not 2xx, where this call knows better than `refusalOf`. */
  readonly refusal?: (answer: ApiAnswer) => CodedError;
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
  /** Makes a call and reads its answer. Only GETs are repeated. Throws a CodedError for anything but 2xx. */
  send(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer>;
  /** Makes a GET and hands its answer over as a stream, following redirects to other origins without credentials. */
  open(request: ApiRequest, signal?: AbortSignal): Promise<ApiStream>;
  close(): void;
}

/** Prepares calls to a GitLab server; nothing is sent yet. Throws INPUT_INVALID or a file error for bad options. */
export function connectGitLab(_options: GitLabOptions, _deps: GitLabDeps): GitLab {
  throw new Error("Being written.");
}
