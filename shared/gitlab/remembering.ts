import type { Secret } from "../text/secret.ts";
import type { Credential } from "./auth.ts";
import type { ApiAnswer, ApiRequest, GitLab } from "./http.ts";

/** All answers kept together; a list of a hundred jobs weighs about 200 kB. */
const MOST_BYTES = 8 * 1_024 * 1_024;

/** An entity tag as RFC 9110 has it, and no header that would become something else in ours. */
const ENTITY_TAG = /^(?:W\/)?("[\x21\x23-\x7e]{1,200}")$/;

interface Known {
  readonly answer: ApiAnswer;
  /** With its quotes, without `W/`. */
  readonly tag: string;
}

/**
 * The same connection, which asks again only for what has changed: each GET names the answer it has (`If-None-Match`), and a
 * 304 gives that answer once more.
 *
 * Answers are kept per credential and path, the latest of them within `mostBytes`; whoever drops this drops them. Only an
 * answer of status 200 that carries an ETag is kept, so a server without them is asked as ever.
 */
export function remembering(gitlab: GitLab, mostBytes = MOST_BYTES): GitLab {
  const answers = new Answers(mostBytes);
  const send = async (request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> => {
    if (request.method !== "GET") return await gitlab.send(request, signal);
    const key = answers.keyOf(request);
    const known = answers.get(key);
    const headers = known === undefined ? {} : { "if-none-match": bothForms(known.tag) };
    const answer = await gitlab.send({ ...request, headers: { ...request.headers, ...headers } }, signal);
    if (answer.status !== 304 || known === undefined) {
      answers.keep(key, answer);
      return answer;
    }
    // Kept anew, so that what is asked for again and again is let go of last.
    answers.keep(key, known.answer);
    return known.answer;
  };
  return { ...gitlab, send };
}

/** A proxy that compresses turns `"x"` into `W/"x"`, and one on the way back may compare strictly: one of the two matches. */
function bothForms(tag: string): string {
  return `W/${tag}, ${tag}`;
}

class Answers {
  readonly #known = new Map<string, Known>();
  readonly #names = new WeakMap<Secret, number>();
  readonly #mostBytes: number;
  #bytes = 0;
  #named = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  keyOf({ path, credential }: ApiRequest): string {
    return `${this.#nameOf(credential)} ${path}`;
  }

  get(key: string): Known | undefined {
    return this.#known.get(key);
  }

  keep(key: string, answer: ApiAnswer): void {
    this.#forget(key);
    const tag = ENTITY_TAG.exec(answer.headers.etag ?? "")?.[1];
    if (answer.status !== 200 || tag === undefined || answer.body.length > this.#mostBytes) return;
    this.#known.set(key, { answer, tag });
    this.#bytes += answer.body.length;
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#known.get(key)?.answer.body.length ?? 0;
    this.#known.delete(key);
  }

  /** A number that stands for a token, so that no key holds one. */
  #nameOf(credential: Credential | undefined): string {
    if (credential === undefined || credential.kind === "anonymous") return "";
    const name = this.#names.get(credential.token) ?? ++this.#named;
    this.#names.set(credential.token, name);
    return `${credential.kind} ${name}`;
  }
}
