import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Failures of the relay's admin API and dashboard, and of who speaks to them. */
export const ADMIN_ERRORS = {
  ADMIN_UNAUTHENTICATED: {
    means: "The request has no token or session that the relay knows, or one that is over.",
    hint: "Send one of the tokens under `admin` in relay.yml as `Authorization: Bearer TOKEN`, or log in again.",
    exitCode: 3,
    httpStatus: 401,
  },
  ADMIN_READ_ONLY: {
    means: "The token may look at everything and change nothing, and the request would change something.",
    hint: "Use one of `admin.tokens`; those of `admin.read-tokens` are for looking.",
    exitCode: 3,
    httpStatus: 403,
  },
  ADMIN_FORGED: {
    means: "A form did not come from the relay's own page, or from a page that is older than the session.",
    hint: "Load the page again and send the form from there. Behind a reverse proxy, have it pass `Host` on unchanged.",
    exitCode: 3,
    httpStatus: 403,
  },
  ADMIN_THROTTLED: {
    means:
      "Too many wrong tokens came from this address within a minute; until some time has passed, none is looked at.",
    hint: "Wait as long as Retry-After says. Where everybody comes through a proxy, set `listen.trust-proxy`.",
    exitCode: 3,
    httpStatus: 429,
  },
  ADMIN_REQUEST_INVALID: {
    means: "The request's path, query or body is not what the API takes.",
    hint: "Compare it with the relay's own description at /api/openapi.json.",
    exitCode: 2,
    httpStatus: 400,
  },
  ADMIN_REQUEST_TOO_LARGE: {
    means: "The request's body is larger than any the API takes.",
    hint: "Name fewer deliveries at once, or choose them by other conditions.",
    exitCode: 2,
    httpStatus: 413,
  },
  ADMIN_UNREACHABLE: {
    means: "A relay's admin API could not be reached, or its answer did not come.",
    hint: "Check --url and the proxies of the environment. What was asked for may have been done all the same: look before you ask again.",
    exitCode: 4,
  },
  ADMIN_ANSWER_INVALID: {
    means: "What answered at --url does not answer as a relay's admin API does.",
    hint: "Check --url: it is the relay's own address, without /api, and its relay.yml must have an `admin`.",
    exitCode: 4,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
