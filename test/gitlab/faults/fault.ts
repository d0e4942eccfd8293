/**
 * What can go wrong on purpose.
 *
 * `drop-before` closes the connection before the request is handled, `drop-after` when it has been handled and only the
 * answer is missing: on a trigger call the pipeline exists then.
 */
export type Fault =
  /** This answer; `handled`: GitLab has handled the request all the same. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly handled?: boolean;
    }
  /** 429: `rack-attack` is plain text with RateLimit headers, `application` JSON without. */
  | { readonly kind: "rate-limited"; readonly by: "rack-attack" | "application"; readonly retryAfterS?: number }
  /** 502 with the HTML page a proxy sends; `handled`: GitLab has handled the request all the same. */
  | { readonly kind: "bad-gateway"; readonly handled?: boolean }
  | { readonly kind: "slow"; readonly ms: number }
  /** Handles nothing and answers nothing. */
  | { readonly kind: "hang" }
  /** Handles the request, and answers nothing. */
  | { readonly kind: "hang-after" }
  | { readonly kind: "drop-before" }
  | { readonly kind: "drop-after" }
  /** Announces the whole length, sends the first `bytes` bytes and closes. */
  | { readonly kind: "truncate"; readonly bytes: number }
  /** Announces the whole length, sends the first `bytes` bytes, and then nothing more. */
  | { readonly kind: "stall"; readonly bytes: number }
  /** Announces a Content-Length that is `delta` bytes more (or less) than what is sent. */
  | { readonly kind: "wrong-length"; readonly delta: number }
  /** 200 and a body that never ends. */
  | { readonly kind: "endless" };

/** Which requests a fault befalls; absent conditions always hold. */
export interface FaultRule {
  readonly method?: string;
  /** Tested against path and query as sent (percent-encoded). Storage paths start with `/storage/`. */
  readonly path?: RegExp;
  /** How many requests it befalls before it is gone. Default 1; Infinity = every one. */
  readonly times?: number;
  /** How many matching requests are let through first. Default 0. */
  readonly after?: number;
  readonly fault: Fault;
}
