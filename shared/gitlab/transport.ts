import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import type { Readable } from "node:stream";
import { HttpClient } from "@actions/http-client";
import { CodedError } from "../errors/coded-error.ts";
import { trustAlso } from "./authorities.ts";
import { BodyStream, BodyTooLarge, readBody } from "./body.ts";
import { IdleSockets } from "./idle-sockets.ts";
import { SentWatch } from "./sent-watch.ts";
import { transportError } from "./transport-error.ts";

/** How connections are made and kept. */
export interface TransportOptions {
  /** The path of a PEM file, or its text. */
  readonly caFile?: string;
  /** Whether certificates go unchecked, on these connections and no other ones of the process. */
  readonly insecure?: boolean;
  readonly maxSockets: number;
  /** How long an unused connection is kept. Default 4 s. */
  readonly keepIdleMs?: number;
  /** How long it may have been unused for a request that must not be sent twice. Default 1 s. */
  readonly freshMs?: number;
}

/** One request to one address. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What it is for, in error messages. */
  readonly what: string;
  /** From now to the last byte of the answer; for a stream, to its first byte and then for each wait. */
  readonly deadlineMs: number;
  /**
   * Called once, right before any of it can leave this machine; when it throws or rejects, nothing leaves and the request fails with that.
   * When it returns a promise, the request leaves in the turn of the event loop in which that resolves, unless it was given up by then.
   */
  readonly leaving?: () => void | Promise<void>;
}

/** The answer of one server to one request; redirects and refusals are answers too. */
export interface HttpAnswer<Body> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}

/** Sends single requests: no redirects, no repeats. Fails as `transportError` says, or with the signal's own reason. */
export interface Transport {
  /** The answer, read to its end. Throws GITLAB_ANSWER_TOO_LARGE beyond `maxBytes`. */
  read(request: HttpRequest, maxBytes: number, signal?: AbortSignal): Promise<HttpAnswer<Buffer>>;
  /** The answer with its body still to come. Whoever gets it reads it to the end or destroys it. */
  open(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer<Readable>>;
  close(): void;
}

/**
 * Servers and balancers close idle connections after 5 s and more; being first
 * keeps a request from meeting a connection that is just being closed, which for a POST could not be told from a loss.
 */
const KEEP_IDLE_MS = 4_000;

/**
 * Some proxies close idle connections much earlier, and any of them while it reloads. A read that meets that is sent again; what is
 * no read goes over a connection that was just in use, as under load they are, or over a new one, for the price of a handshake.
 */
const FRESH_MS = 1_000;

/** http-client wants a socket timeout; ours ends the request long before, and tells why. */
const NEVER_MS = 2 ** 31 - 1;

/** Prepares to send over @actions/http-client, which brings keep-alive and the proxies of HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
export function createTransport(options: TransportOptions): Transport {
  const { keepIdleMs = KEEP_IDLE_MS, freshMs = FRESH_MS } = options;
  const secureContext = options.caFile === undefined ? undefined : trustAlso(options.caFile);
  const clients = new Map<string, HttpClient>();
  const sent = new SentWatch();
  const idle = new IdleSockets(keepIdleMs);
  const closing = new AbortController();

  /** One client per origin: an http-client keeps a single agent, whatever it is asked to talk to. */
  function clientOf(origin: string): HttpClient {
    const known = clients.get(origin);
    if (known !== undefined) return known;
    const client = new HttpClient(undefined, [], {
      keepAlive: true,
      maxSockets: options.maxSockets,
      socketTimeout: NEVER_MS,
      ignoreSslError: options.insecure === true,
    });
    const agent = client.getAgent(origin);
    if (secureContext !== undefined && "options" in agent) agent.options = { ...Object(agent.options), secureContext };
    // A request that takes the connection next sets its own timeout on it.
    agent.on("free", (socket) => idle.freed(socket, performance.now()));
    // A proxy that never answers CONNECT would otherwise hold its socket open beyond `close`.
    if ("proxyOptions" in agent) agent.proxyOptions = { ...Object(agent.proxyOptions), signal: closing.signal };
    clients.set(origin, client);
    return client;
  }

  async function begin(request: HttpRequest, signal: AbortSignal | undefined): Promise<Begun> {
    signal?.throwIfAborted();
    closing.signal.throwIfAborted();
    const run = new Run(request, signal);
    const client = clientOf(request.url.origin);
    const secure = request.url.protocol === "https:";
    const agent = client.getAgent(request.url.origin);
    if (request.method !== "GET" && "freeSockets" in agent) idle.retire(agent, freshMs, performance.now());
    try {
      const answer = client.requestRaw(
        {
          parsedUrl: request.url,
          httpModule: sent.watching(secure ? https : http, run),
          options: {
            method: request.method,
            // An IPv6 address stands in brackets in a URL, but not in a socket's address.
            host: request.url.hostname.replace(/^\[(.*)\]$/, "$1"),
            port: Number(request.url.port) || (secure ? 443 : 80),
            path: request.url.pathname + request.url.search,
            headers: { ...request.headers },
            agent,
            signal: run.abort.signal,
          },
        },
        request.body ?? null,
      );
      const { message } = await run.unlessEnded(answer);
      idle.answered(message);
      return { run, message };
    } catch (cause) {
      run.stop();
      throw run.failure(cause);
    }
  }

  return {
    async read(request, maxBytes, signal) {
      const { run, message } = await begin(request, signal);
      try {
        return { ...headOf(message), body: await readBody(message, maxBytes) };
      } catch (cause) {
        if (cause instanceof BodyTooLarge) throw tooLarge(request, message, maxBytes);
        throw run.failure(cause);
      } finally {
        run.stop();
      }
    },
    async open(request, signal) {
      const { run, message } = await begin(request, signal);
      run.clearDeadline();
      const failure = (cause: unknown) => (cause === undefined ? run.stalled() : run.failure(cause));
      const body = new BodyStream(message, { stallMs: request.deadlineMs, failure });
      body.once("close", () => run.stop());
      return { ...headOf(message), body };
    },
    close() {
      closing.abort();
      for (const client of clients.values()) client.dispose();
    },
  };
}

interface Begun {
  readonly run: Run;
  readonly message: IncomingMessage;
}

/** One request under way: what can end it, and what it then failed with. */
class Run {
  readonly abort = new AbortController();
  #sent = false;
  #keptBack: unknown;
  readonly #request: HttpRequest;
  readonly #signal: AbortSignal | undefined;
  readonly #deadline: NodeJS.Timeout;
  #late = false;

  constructor(request: HttpRequest, signal: AbortSignal | undefined) {
    this.#request = request;
    this.#signal = signal;
    this.#signal?.addEventListener("abort", this.#giveUp);
    this.#deadline = setTimeout(() => {
      this.#late = true;
      this.abort.abort();
    }, request.deadlineMs);
  }

  readonly #giveUp = (): void => this.abort.abort();

  leaves(): boolean | Promise<boolean> {
    try {
      const told = this.#request.leaving?.();
      return told instanceof Promise ? told.then(this.#leave, this.#keepBack) : this.#leave();
    } catch (error) {
      return this.#keepBack(error);
    }
  }

  readonly #leave = (): boolean => {
    this.#sent = !this.abort.signal.aborted;
    return this.#sent;
  };

  readonly #keepBack = (error: unknown): boolean => {
    this.#keptBack = error;
    this.abort.abort();
    return false;
  };

  /**
   * The same, but failing as soon as the run ends. Node tells a request that still waits for a connection (behind others, or
   * for a proxy's tunnel) of its abort only once it gets one.
   */
  unlessEnded<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.abort.signal.addEventListener("abort", () => reject(new Error("the request was given up")));
      work.then(resolve, reject);
    });
  }

  clearDeadline(): void {
    clearTimeout(this.#deadline);
  }

  stop(): void {
    this.clearDeadline();
    this.#signal?.removeEventListener("abort", this.#giveUp);
  }

  stalled(): CodedError {
    this.#late = true;
    return this.#coded(undefined);
  }

  /** What to throw for a failure: the caller's own reason when it was the caller who gave up. */
  failure(cause: unknown): Error {
    if (this.#keptBack !== undefined) return asError(this.#keptBack);
    if (this.#signal?.aborted === true) return asError(this.#signal.reason);
    return this.#coded(cause);
  }

  #coded(cause: unknown): CodedError {
    const { what, url, deadlineMs } = this.#request;
    return transportError({ what, origin: url.origin, sent: this.#sent, cause, ...(this.#late ? { deadlineMs } : {}) });
  }
}

function headOf({ statusCode, headers }: IncomingMessage): { status: number; headers: IncomingHttpHeaders } {
  return { status: statusCode ?? 0, headers };
}

function tooLarge({ url, what }: HttpRequest, { statusCode }: IncomingMessage, maxBytes: number): CodedError {
  const message = `${url.origin} answered ${statusCode} with more than ${maxBytes} bytes to ${what}.`;
  return new CodedError("GITLAB_ANSWER_TOO_LARGE", message, statusCode === undefined ? {} : { status: statusCode });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error("The call was given up.", { cause: reason });
}
