import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An answer that is not the wanted one. Thrown by handlers and what they call; the app turns it into the response. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: unknown;

  constructor(status: ContentfulStatusCode, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = "Refusal";
    this.status = status;
    this.body = body;
  }
}

/** `{"message": …}`: what GitLab's own checks answer with. */
export function refusal(status: ContentfulStatusCode, message: unknown): Refusal {
  return new Refusal(status, { message });
}

/** `{"error": …}`: what the validation of parameters answers with. */
export function invalid(error: string): Refusal {
  return new Refusal(400, { error });
}

/** 401 of a route that wants a user. */
export function unauthorized(): Refusal {
  return refusal(401, "401 Unauthorized");
}

/** 403, with the reason when GitLab gives one. */
export function forbidden(reason?: string): Refusal {
  return refusal(403, reason === undefined ? "403 Forbidden" : `403 Forbidden - ${reason}`);
}

/** 404 of `not_found!("Thing")`: `404 Thing Not Found`. */
export function notFound(thing?: string): Refusal {
  return refusal(404, thing === undefined ? "404 Not Found" : `404 ${thing} Not Found`);
}

/** 404 of a missing record inside a visible project: note the small f. */
export function recordNotFound(): Refusal {
  return refusal(404, "404 Not found");
}

/** 400 with a reason. */
export function badRequest(reason: string): Refusal {
  return refusal(400, `400 Bad request - ${reason}`);
}
