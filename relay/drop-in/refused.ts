/** An answer as GitLab's trigger API gives it to a call it does not take. */
export interface Refused {
  readonly kind: "refused";
  readonly status: 400 | 403 | 404 | 413 | 415;
  /** GitLab says `error` of parameters, `message` of everything else. */
  readonly body: { readonly error: string } | { readonly message: string | { readonly base: readonly string[] } };
}

/** Such an answer. */
export function refused(status: Refused["status"], body: Refused["body"]): Refused {
  return { kind: "refused", status, body };
}

/** The answer to a token nobody knows, and to a project that is not there: GitLab does not tell which. */
export const NOT_FOUND: Refused = refused(404, { message: "404 Not Found" });
