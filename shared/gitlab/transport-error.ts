import { CodedError } from "../errors/coded-error.ts";
import { isTlsCode } from "../errors/is-tls-code.ts";
import { nodeCode } from "../errors/node-code.ts";

/** How far a request had come when it failed. */
export interface Interruption {
  /** What the call was for: `reading pipeline 7 of group/app`. */
  readonly what: string;
  /** Where it went: scheme, host and port. */
  readonly origin: string;
  /** Whether any of it may have left this machine: true as soon as the connection (and TLS on it) stands. */
  readonly sent: boolean;
  /** The deadline that ended it, when one did. */
  readonly deadlineMs?: number;
  readonly cause: unknown;
}

/**
 * The coded error of a request without an answer.
 *
 * The line between "nothing was sent" (GITLAB_UNREACHABLE, GITLAB_TLS_FAILED) and "it may have arrived"
 * (GITLAB_CONNECTION_LOST, GITLAB_DEADLINE) is what keeps a trigger from starting two pipelines: see `triggerFault`.
 * A reset of a reused connection before any byte of the answer counts as "may have arrived": the server most likely closed
 * an idle connection, but nothing proves it.
 */
export function transportError(interruption: Interruption): CodedError {
  const { what, origin, sent, deadlineMs, cause } = interruption;
  if (!sent) {
    const code = nodeCode(cause) ?? "";
    if (isTlsCode(code))
      return new CodedError(
        "GITLAB_TLS_FAILED",
        `TLS with ${origin} failed (${code}) before anything was sent, while ${what}.`,
        { cause, ...hintOf(speaksNoTls(cause) ? NO_TLS_HINT : TLS_HINTS[code]) },
      );
    const why = deadlineMs === undefined ? reason(cause) : `no connection within ${deadlineMs / 1_000} s`;
    return new CodedError("GITLAB_UNREACHABLE", `${origin} could not be reached (${why}) while ${what}.`, {
      ...(deadlineMs === undefined ? { cause } : {}),
      ...hintOf(
        isProxyRefusal(cause)
          ? "Check the proxy named by HTTPS_PROXY/HTTP_PROXY and its login, or list the host in NO_PROXY."
          : undefined,
      ),
    });
  }
  if (deadlineMs !== undefined)
    return new CodedError("GITLAB_DEADLINE", `${origin} did not answer within ${deadlineMs / 1_000} s while ${what}.`);
  return new CodedError(
    "GITLAB_CONNECTION_LOST",
    `The connection to ${origin} broke (${reason(cause)}) after the request was sent, while ${what}.`,
    { cause },
  );
}

const TLS_HINTS: Readonly<Record<string, string>> = {
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The certificate is for another host name: set `host` to the name it is for, or have the server's certificate corrected.",
  CERT_HAS_EXPIRED: "The server's certificate has expired (or this machine's clock is wrong): have it renewed.",
};

const NO_TLS_HINT =
  "The server does not speak TLS at this address: check port and scheme of `host` (a host without a scheme means https).";

/** What OpenSSL says of an answer that is no TLS record, such as plain HTTP; Node gives it as EPROTO and keeps only the text. */
function speaksNoTls(cause: unknown): boolean {
  return (
    nodeCode(cause) === "ERR_SSL_WRONG_VERSION_NUMBER" ||
    (cause instanceof Error && /:SSL routines:.*:wrong version number:/.test(cause.message))
  );
}

function reason(cause: unknown): string {
  if (isProxyRefusal(cause)) return "the proxy did not open a tunnel to it";
  return nodeCode(cause) ?? "the connection failed";
}

/** `tunnel`, which http-client connects through proxies with, tells its failures apart from others only by their text. */
function isProxyRefusal(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith("tunneling socket could not be established");
}

function hintOf(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint };
}
