import { CATALOGUE, type ErrorCode } from "./catalogue.ts";

/** What `new CodedError(…)` takes beside code and message. */
export interface CodedErrorDetails {
  /** The failure underneath, kept for `describe` and for the debugger. */
  readonly cause?: unknown;
  /** What to do, where this occurrence knows better than the catalogue's general hint. */
  readonly hint?: string;
  /** The HTTP status that came back, when one did. */
  readonly status?: number;
  /** How long the other side asks us to wait before the next attempt (`Retry-After`). */
  readonly retryAfterMs?: number;
}

/**
 * A failure with a stable code of the catalogue.
 *
 * The message says what we were doing, to what, and what came back; the hint says what to do. Match on `code`, never on
 * text. Never put a secret into the message.
 */
export class CodedError extends Error {
  override readonly name = "CodedError";
  readonly code: ErrorCode;
  readonly hint: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, details: CodedErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint ?? CATALOGUE[code].hint;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** The exit code of a command that ends with this error. */
  get exitCode(): number {
    return CATALOGUE[this.code].exitCode;
  }
}

/** Whether `error` is ours and, when codes are given, carries one of them. */
export function isCoded(error: unknown, ...codes: readonly ErrorCode[]): error is CodedError {
  return error instanceof CodedError && (codes.length === 0 || codes.includes(error.code));
}
