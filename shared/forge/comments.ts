import { CodedError, isCoded } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";
import { redactor } from "../text/redact.ts";
import type { Secret } from "../text/secret.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import type { Exchange, ForgeAnswer, ForgeRequest } from "./exchange.ts";
import type { Thread } from "./thread.ts";

/** A comment, as far as it tells whose it is. */
interface Comment {
  readonly id: number;
  readonly body: string;
  readonly authorId?: number;
  /** `User` or `Bot`, on GitHub. */
  readonly authorType?: string;
}

/** 3,000 comments; whatever is written beyond that is read by nobody. */
const MOST_PAGES = 30;

/**
 * The one comment of a thread that begins with a marker: written once, and rewritten from then on.
 *
 * A marker is an HTML comment, which forges keep and do not show. It has to stand at the very beginning, so that a comment
 * that quotes ours is not taken for it; where the forge tells who we are, the comment has to be by us as well.
 */
export class MarkedComment {
  readonly #exchange: Exchange;
  readonly #thread: Thread;
  readonly #dialect: Dialect;
  readonly #token: Secret;
  readonly #marker: string;
  #id: number | undefined;

  /** @param key letters and digits that no other step's comment has */
  constructor(exchange: Exchange, thread: Thread, token: Secret, key: string) {
    this.#exchange = exchange;
    this.#thread = thread;
    this.#dialect = dialectOf(thread);
    this.#token = token;
    this.#marker = `<!-- sluice: ${key} -->`;
  }

  /**
   * Writes the comment, or rewrites it where it stands already.
   *
   * Nothing is sent twice: after a lost answer the next write looks whether it had arrived. Throws COMMENT_REFUSED when the
   * token may not, COMMENT_FAILED for any other refusal, and what the exchange throws.
   */
  async write(markdown: string, signal: AbortSignal): Promise<void> {
    const body = JSON.stringify({ body: `${this.#marker}\n${markdown}` });
    const { listPath, name } = this.#dialect;
    this.#id ??= (await this.#find(signal))?.id;
    if (this.#id !== undefined && (await this.#rewrite(this.#id, body, signal))) return;
    const answer = await this.#send("POST", listPath, `commenting on ${name}`, signal, body);
    this.#id = commentOf(jsonOf(answer))?.id;
  }

  /** False when the comment is no longer there. */
  async #rewrite(id: number, body: string, signal: AbortSignal): Promise<boolean> {
    const { editPath, editMethod, name } = this.#dialect;
    try {
      await this.#send(editMethod, editPath(id), `rewriting the comment on ${name}`, signal, body);
      return true;
    } catch (error) {
      if (!isCoded(error, "COMMENT_REFUSED") || error.status !== 404) throw error;
      return false;
    }
  }

  async #find(signal: AbortSignal): Promise<Comment | undefined> {
    const { listPath, page, name } = this.#dialect;
    let seen = 0;
    for (let number = 1; number <= MOST_PAGES; number++) {
      const answer = await this.#send("GET", `${listPath}?${page(number)}`, `listing the comments of ${name}`, signal);
      const json = jsonOf(answer);
      const rows = Array.isArray(json) ? json : [];
      for (const row of rows) {
        const comment = commentOf(row);
        if (comment?.body.startsWith(this.#marker) === true && (await this.#isOurs(comment, signal))) return comment;
      }
      seen += rows.length;
      if (!hasMore(answer, rows.length, seen)) return undefined;
    }
    return undefined;
  }

  /** Whether a comment is by the owner of our token. A token that may not ask who it is gets the benefit of the doubt. */
  async #isOurs({ authorId, authorType }: Comment, signal: AbortSignal): Promise<boolean> {
    // What a workflow's own token writes is a bot's.
    if (this.#token.reveal().startsWith("ghs_")) return authorType !== "User";
    if (authorId === undefined) return true;
    const request = this.#request("GET", "user", "asking who the token belongs to");
    const { status, body } = await this.#exchange(request, signal);
    if (status !== 200) return true;
    const own = numberOf(Object(parsed(body)).id);
    return own === undefined || own === authorId;
  }

  async #send(
    method: ForgeRequest["method"],
    path: string,
    what: string,
    signal: AbortSignal,
    body?: string,
  ): Promise<ForgeAnswer> {
    const answer = await this.#exchange(this.#request(method, path, what, body), signal);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw this.#refusal(answer, what);
  }

  #request(method: ForgeRequest["method"], path: string, what: string, body?: string): ForgeRequest {
    return {
      method,
      url: new URL(`${this.#thread.apiUrl}/${path}`),
      headers: {
        accept: "application/json",
        "user-agent": "sluice",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...this.#dialect.headers(this.#token),
      },
      what,
      ...(body === undefined ? {} : { body }),
    };
  }

  #refusal({ status, body }: ForgeAnswer, what: string): CodedError {
    const said = Object(parsed(body)).message;
    const words = typeof said === "string" ? ` (${printable(redactor([this.#token])(said), 200)})` : "";
    const message = `${new URL(this.#thread.apiUrl).host} answered ${status}${words} to ${what}.`;
    if (status !== 401 && status !== 403 && status !== 404)
      return new CodedError("COMMENT_FAILED", message, { status });
    const hint = `Give ${this.#dialect.permission}, or leave \`comment\` out.`;
    return new CodedError("COMMENT_REFUSED", message, { status, hint });
  }
}

/** Whether there is a next page: by the link to it or, where Gitea gives none, by the count of all. */
function hasMore({ headers }: ForgeAnswer, rows: number, seen: number): boolean {
  const link = headers["link"];
  if (typeof link === "string") return /;\s*rel="?next"?/.test(link);
  return rows > 0 && seen < Number(headers["x-total-count"] ?? 0);
}

function commentOf(row: unknown): Comment | undefined {
  const { id, body, user, author } = Object(row);
  const number = numberOf(id);
  if (number === undefined || typeof body !== "string") return undefined;
  const by = Object(user ?? author);
  const authorId = numberOf(by.id);
  return {
    id: number,
    body,
    ...(authorId === undefined ? {} : { authorId }),
    ...(typeof by.type === "string" ? { authorType: by.type } : {}),
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

function jsonOf({ body }: ForgeAnswer): unknown {
  return parsed(body);
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
