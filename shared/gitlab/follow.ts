import { CodedError } from "../errors/coded-error.ts";
import { judgeRedirect, type RedirectReach } from "./redirect.ts";
import type { HttpAnswer, HttpRequest } from "./transport.ts";

/** How a request is carried out, hop by hop. */
export interface Journey<Body> {
  /** The request without its credential. */
  readonly first: HttpRequest;
  /** The headers of the credential, which leave the first origin on no account. */
  readonly credential: Readonly<Record<string, string>>;
  readonly reach: RedirectReach;
  readonly exchange: (request: HttpRequest) => Promise<HttpAnswer<Body>>;
  /** Lets go of the body of an answer that only redirects. */
  readonly discard: (body: Body) => void;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The answer at the end of the redirects, and where it came from. Only GETs are redirected; throws GITLAB_REDIRECT_REFUSED. */
export async function follow<Body>(journey: Journey<Body>): Promise<{ answer: HttpAnswer<Body>; url: URL }> {
  const { first, credential, reach, exchange, discard } = journey;
  let url = first.url;
  let keepCredential = true;
  for (let followed = 0; ; followed++) {
    const headers = keepCredential ? { ...first.headers, ...credential } : first.headers;
    const answer = await exchange({ ...first, url, headers });
    if (!REDIRECTS.has(answer.status)) return { answer, url };
    discard(answer.body);
    const verdict = judgeRedirect({
      from: url,
      location: answer.headers.location,
      method: first.method,
      followed,
      keepCredential,
      reach,
    });
    if (verdict.kind === "refuse")
      throw new CodedError(
        "GITLAB_REDIRECT_REFUSED",
        `${url.origin} answered ${answer.status} to ${first.what}: a redirect ${verdict.why}, which is not followed.`,
        { status: answer.status, ...(verdict.hint === undefined ? {} : { hint: verdict.hint }) },
      );
    ({ url, keepCredential } = verdict);
  }
}
