import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as the stand-in keeps it. */
export interface StoredComment {
  readonly id: number;
  readonly author: { readonly id: number; readonly type: "User" | "Bot" };
  body: string;
  readonly system?: boolean;
}

export interface ForgeOptions {
  readonly kind: "github" | "gitea" | "gitlab";
  /** Tokens that are let in, and whose they are. `readOnly` may list and not write. */
  readonly tokens: Readonly<
    Record<string, { readonly id: number; readonly type: "User" | "Bot"; readonly readOnly?: boolean }>
  >;
  /** Gitea before 1.2x gives all comments at once and no links. */
  readonly withoutPages?: boolean;
}

/**
 * The comments of pull request 12 of octo/app (merge request 12 of project 12 on GitLab), as a forge serves them.
 *
 * By docs.github.com/rest/issues/comments, Gitea's swagger (repo issueGetComments, issueCreateComment, issueEditComment) and
 * docs.gitlab.com/api/notes: pages of at most 100 with a Link to the next, 404 for what a token may not see, 403 for what it
 * may not do, and GET /user, which a workflow's own token of GitHub may not ask.
 */
export class ForgeStandIn implements AsyncDisposable {
  readonly comments: StoredComment[] = [];
  /** `GET /path?query` of every request so far. */
  readonly requests: string[] = [];
  /** Answers the next requests with these in place of its own; `drop` breaks the connection once the work is done. */
  readonly faults: ({ readonly status: number; readonly body?: unknown } | "drop")[] = [];
  readonly apiUrl: string;
  readonly #options: ForgeOptions;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(options: ForgeOptions, server: ReturnType<typeof createServer>, origin: string) {
    this.#options = options;
    this.#server = server;
    this.apiUrl = origin + { github: "", gitea: "/api/v1", gitlab: "/api/v4" }[options.kind];
  }

  static async start(options: ForgeOptions): Promise<ForgeStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const standIn = new ForgeStandIn(options, server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", (request, response) => standIn.#take(request, response));
    return standIn;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Puts a comment there, as somebody would. */
  say(body: string, author: StoredComment["author"] = { id: 1, type: "User" }): StoredComment {
    const comment = { id: 1_000 + this.comments.length, author, body };
    this.comments.push(comment);
    return comment;
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      this.requests.push(`${request.method} ${request.url}`);
      const fault = this.faults.shift();
      if (fault !== undefined && fault !== "drop") return send(response, fault.status, fault.body ?? {});
      const answer = this.#answer(request, body);
      if (fault === "drop") return void request.socket.destroy();
      send(response, answer.status, answer.body, answer.headers);
    });
  }

  #answer(request: IncomingMessage, body: string): Answer {
    const { kind, tokens } = this.#options;
    const who = tokens[tokenOf(kind, request) ?? ""];
    if (who === undefined) return { status: 401, body: { message: "Bad credentials" } };
    const url = new URL(request.url ?? "/", "http://forge");
    const path = url.pathname.replace(/^\/api\/v[14]/, "");
    if (request.method === "GET" && path === "/user")
      return who.type === "Bot" && kind === "github"
        ? { status: 403, body: { message: "Resource not accessible by integration" } }
        : { status: 200, body: { id: who.id } };
    const list = kind === "gitlab" ? "/projects/12/merge_requests/12/notes" : "/repos/octo/app/issues/12/comments";
    const one = kind === "gitlab" ? `${list}/` : "/repos/octo/app/issues/comments/";
    if (request.method === "GET" && path === list) return this.#page(url);
    const edited = this.comments.find(({ id }) => path === one + String(id));
    const isEdit = request.method === (kind === "gitlab" ? "PUT" : "PATCH") && edited !== undefined;
    if (!isEdit && !(request.method === "POST" && path === list))
      return { status: 404, body: { message: "Not Found" } };
    if (who.readOnly === true) return { status: 403, body: { message: "Resource not accessible by integration" } };
    const text = String((JSON.parse(body) as { body?: unknown }).body);
    if (!isEdit) return { status: 201, body: this.#view(this.say(text, who)) };
    edited.body = text;
    return { status: 200, body: this.#view(edited) };
  }

  #page(url: URL): Answer {
    const all = this.comments.map((comment) => this.#view(comment));
    const total = { "x-total-count": String(all.length) };
    if (this.#options.withoutPages === true) return { status: 200, body: all, headers: total };
    const size = Math.min(
      100,
      Number(url.searchParams.get(this.#options.kind === "gitea" ? "limit" : "per_page") ?? 30),
    );
    const page = Number(url.searchParams.get("page") ?? 1);
    const rows = all.slice((page - 1) * size, page * size);
    url.searchParams.set("page", String(page + 1));
    const link = page * size < all.length ? { link: `<${url.href}>; rel="next", <${url.href}>; rel="last"` } : {};
    return { status: 200, body: rows, headers: this.#options.kind === "gitea" ? total : link };
  }

  #view({ id, body, author }: StoredComment) {
    return { id, body, [this.#options.kind === "gitlab" ? "author" : "user"]: author };
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function tokenOf(kind: ForgeOptions["kind"], { headers }: IncomingMessage): string | undefined {
  if (kind === "gitlab") return headers["private-token"]?.toString();
  return /^(?:Bearer|token) (.+)$/.exec(headers.authorization ?? "")?.[1];
}

function send(response: ServerResponse, status: number, body: unknown, headers: Answer["headers"] = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
