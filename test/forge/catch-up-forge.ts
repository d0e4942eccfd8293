import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerLog } from "./catch-up/answer-log.ts";
import { answerRefs } from "./catch-up/answer-refs.ts";
import type { Asked, CatchUpForgeKind, Given, HookRow, LogRow, RepositoryRow } from "./catch-up/rows.ts";

export const WEBHOOK_SECRET = "forge-hook-canary-77aa";

/**
 * A forge with repositories, webhooks it really sends, the log of those, and an API that tells of all that, over real HTTP and by the
 * documentation of each kind. It sends every event once, and again only when asked, as GitHub and Gitea do.
 */
export class CatchUpForge implements AsyncDisposable {
  readonly url: string;
  readonly token = "forge-api-canary-0c41";
  readonly kind: CatchUpForgeKind;
  readonly repositories = new Map<string, RepositoryRow>();
  readonly hooks: HookRow[] = [];
  /** The newest last. */
  readonly log: LogRow[] = [];
  /** Rows of the log that it will not send again, by their ids. */
  readonly refused: number[] = [];
  /** `GET /path?query` of every call of the API, in order, those that met a fault included. */
  readonly calls: string[] = [];
  /** What the next calls are answered with in place of what they ask for. */
  readonly faults: Given[] = [];
  /** How many rows a page has at most. */
  pageSize = 50;
  readonly #server: ReturnType<typeof createServer>;
  #sent = 0;

  private constructor(kind: CatchUpForgeKind, server: ReturnType<typeof createServer>) {
    this.kind = kind;
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(kind: CatchUpForgeKind): Promise<CatchUpForge> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const forge = new CatchUpForge(kind, server);
    server.on("request", (request, response) => void forge.#take(request, response));
    return forge;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  repository(name: string): RepositoryRow {
    const row = this.repositories.get(name) ?? { name, refs: new Map() };
    this.repositories.set(name, row);
    return row;
  }

  /** Moves a ref, and sends the event to every webhook of the repository, or `silently` to none. */
  async push(name: string, ref: string, sha: string, how: "sent" | "silently" = "sent"): Promise<void> {
    const { refs } = this.repository(name);
    const before = refs.get(ref)?.sha ?? "0".repeat(40);
    if (/^0+$/.test(sha)) refs.delete(ref);
    else refs.set(ref, { sha });
    if (how === "silently") return;
    const body = JSON.stringify({ ref, before, after: sha, repository: { full_name: name } });
    const senderId = `guid-${++this.#sent}`;
    for (const hook of this.hooks.filter(({ owner }) => owner === name)) await this.send(hook, senderId, body);
  }

  /** Brings an event to a webhook, and notes how that went. */
  async send(hook: HookRow, senderId: string, body: string): Promise<number> {
    const row = { id: this.log.length + 1, hook, senderId, body, at: new Date() };
    let status = 0;
    try {
      const response = await fetch(hook.url, { method: "POST", body, headers: this.#headers(senderId, body) });
      await response.arrayBuffer();
      ({ status } = response);
    } catch {
      // Nobody is there: no status, as forges note it.
    }
    this.log.push({ ...row, status });
    return status;
  }

  #headers(senderId: string, body: string): Record<string, string> {
    const signature = createHmac("sha256", WEBHOOK_SECRET).update(body).digest("hex");
    const common = { "content-type": "application/json" };
    if (this.kind === "github")
      return {
        ...common,
        "x-github-event": "push",
        "x-github-delivery": senderId,
        "x-hub-signature-256": `sha256=${signature}`,
      };
    return { ...common, "x-gitea-event": "push", "x-gitea-delivery": senderId, "x-gitea-signature": signature };
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.url);
    this.calls.push(`${request.method} ${url.pathname}${url.search}`);
    const fault = this.faults.shift();
    const asked: Asked = { method: request.method ?? "GET", path: url.pathname, query: url.searchParams };
    const given = fault ?? (this.#isLetIn(request) ? await this.#answer(asked) : { status: 401, body: {} });
    const text = typeof given.body === "string" ? given.body : JSON.stringify(given.body);
    response.writeHead(given.status, { "content-type": "application/json", ...given.headers }).end(text);
  }

  #isLetIn({ headers }: IncomingMessage): boolean {
    if (this.kind === "gitlab") return headers["private-token"] === this.token;
    return (
      headers.authorization ===
      `${this.kind.startsWith("git") && this.kind !== "github" ? "token" : "Bearer"} ${this.token}`
    );
  }

  async #answer(asked: Asked): Promise<Given> {
    return (await answerLog(this, asked)) ?? answerRefs(this, asked) ?? { status: 404, body: { message: "Not Found" } };
  }
}
