import type { Secret } from "../text/secret.ts";
import type { Credential } from "./auth.ts";
import type { ApiAnswer, ApiRequest, GitLab } from "./http.ts";

/** All answers kept together; a list of a hundred jobs weighs about 200 kB. */
const MOST_BYTES = 8 * 1_024 * 1_024;

/** An entity tag as RFC 9110 has it, and no header that would become something else in ours. */
const ENTITY_TAG = /^(?:W\/)?"[\x21\x23-\x7e]{1,200}"$/;

interface Known {
  readonly answer: ApiAnswer;
  /** As it was received. */
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
  let form = asReceived;
  const send = async (request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> => {
    if (request.method !== "GET") return await gitlab.send(request, signal);
    const key = answers.keyOf(request);
    const known = answers.get(key);
    const headers = known === undefined ? {} : { "if-none-match": form(known.tag) };
    const answer = await gitlab.send({ ...request, headers: { ...request.headers, ...headers } }, signal);
    if (answer.status !== 304 || known === undefined) {
      const isSame = known !== undefined && strongForm(answer.headers.etag ?? "") === strongForm(known.tag);
      if (isSame) form = form === asReceived ? otherForm : asReceived;
      answers.keep(key, answer);
      return answer;
    }
    // Kept anew, so that what is asked for again and again is let go of last.
    answers.keep(key, known.answer);
    return known.answer;
  };
  return { ...gitlab, send };
}

/**
 * GitLab compares the whole header with the tag, letter by letter (Rack::ConditionalGet), so one form of it is named at a time.
 * A proxy that compresses turns `"x"` into `W/"x"` on the way to us: what is sent whole under the tag that was named shows that
 * this form is not understood, and the other one is tried.
 */
function asReceived(tag: string): string {
  return tag;
}

function otherForm(tag: string): string {
  return tag.startsWith("W/") ? strongForm(tag) : `W/${tag}`;
}

function strongForm(tag: string): string {
  return tag.replace(/^W\//, "");
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
    const tag = answer.headers.etag ?? "";
    if (answer.status !== 200 || !ENTITY_TAG.test(tag) || answer.body.length > this.#mostBytes) return;
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
