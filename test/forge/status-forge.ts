import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerBitbucketCloud } from "./statuses/bitbucket-cloud.ts";
import { answerBitbucketDataCenter } from "./statuses/bitbucket-datacenter.ts";
import { answerGitea } from "./statuses/gitea.ts";
import { answerGitHub } from "./statuses/github.ts";
import type { Answer, Call, ForgeState, StoredStatus } from "./statuses/state.ts";

/** What stands in the way of the next request, in place of an answer or after it. */
export type StatusFault =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** Breaks the connection once the work is done. */
  | { readonly kind: "drop-after" }
  | { readonly kind: "hang" };

const ANSWERS = {
  github: answerGitHub,
  gitea: answerGitea,
  forgejo: answerGitea,
  "bitbucket-cloud": answerBitbucketCloud,
  "bitbucket-datacenter": answerBitbucketDataCenter,
  // Before 7.4, which brought builds by repository.
  "bitbucket-server": answerBitbucketDataCenter,
};

/** A kind of forge it can be. GitLab's statuses are those of the GitLab stand-in. */
export type StatusForgeKind = keyof typeof ANSWERS;

/**
 * A forge as far as the statuses of its commits go, over real HTTP, by the documentation of each.
 *
 * It has the repository `acme/app` with whatever commits it is told of, and one token that may write.
 */
export class StatusForgeStandIn implements AsyncDisposable {
  readonly url: string;
  readonly token = "forge-token-canary-51d0";
  /** Every status it took, in order. */
  readonly statuses: StoredStatus[] = [];
  /** `POST /path` of every request, in order, faults included. */
  readonly requests: string[] = [];
  readonly faults: StatusFault[] = [];
  readonly commits = new Set<string>();
  readonly #kind: StatusForgeKind;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(kind: StatusForgeKind, server: ReturnType<typeof createServer>) {
    this.#kind = kind;
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(kind: StatusForgeKind): Promise<StatusForgeStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const standIn = new StatusForgeStandIn(kind, server);
    server.on("request", (request, response) => standIn.#take(request, response));
    return standIn;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The latest status of a commit and context, as the forge shows it. */
  shown(sha: string, context: string): StoredStatus | undefined {
    return this.statuses.findLast((status) => status.sha === sha && status.context === context);
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", this.url);
      this.requests.push(`${request.method} ${url.pathname}`);
      const fault = this.faults.shift();
      if (fault?.kind === "hang") return;
      if (fault?.kind === "answer") return send(response, fault.answer);
      const answer = this.#answer({ request, path: url.pathname, body });
      if (fault?.kind === "drop-after") return void request.socket.destroy();
      send(response, answer);
    });
  }

  #answer(call: Call): Answer {
    const state: ForgeState = { token: this.token, commits: this.commits, kind: this.#kind };
    const answer = ANSWERS[this.#kind](call, state);
    if (answer.kept !== undefined) this.statuses.push(answer.kept);
    return answer;
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, { ...(text === "" ? {} : { "content-type": "application/json" }), ...headers }).end(text);
}
