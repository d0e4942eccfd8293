import { connectGitLab, type GitLab, type GitLabDeps } from "../../shared/gitlab/http.ts";
import type { GitLabConfig, RelayConfig } from "../model/relay-config.ts";

/** The connections of the configuration in force, by the GitLab's name there. */
export interface Connections {
  get(name: string): GitLab | undefined;
  /**
   * Opens what `next` has and what is in force has not; the function it returns puts them in force. Throws CA_FILE_INVALID or
   * FILE_UNREADABLE, and has then changed nothing.
   *
   * A connection that is replaced is not closed: attempts under way end over it, and it lets go of idle sockets within seconds.
   */
  prepare(next: RelayConfig): () => void;
  /** Ends the calls under way over the connections in force. */
  close(): void;
}

interface Connection {
  readonly gitlab: GitLab;
  /** What it was opened for; another text stands for another connection. */
  readonly of: string;
}

/** Connections to no GitLab yet. */
export function createConnections(deps: GitLabDeps): Connections {
  let inForce: ReadonlyMap<string, Connection> = new Map();
  return {
    get: (name) => inForce.get(name)?.gitlab,
    prepare(next) {
      const prepared = new Map(
        [...next.gitlab.values()].map((gitlab) => [gitlab.name, connection(gitlab, next, inForce.get(gitlab.name))]),
      );
      return () => {
        inForce = prepared;
      };
    },
    close() {
      for (const { gitlab } of inForce.values()) gitlab.close();
    },
  };

  function connection({ url, caFile }: GitLabConfig, { dispatch }: RelayConfig, before?: Connection): Connection {
    // As many connections as calls at once: a call that waits for one would be an attempt begun but not made.
    const options = { url, deadlineMs: dispatch.deadlineMs, maxSockets: dispatch.concurrency };
    const of = JSON.stringify({ ...options, caFile });
    // What an authority's file says may have changed under its name.
    if (caFile === undefined && before?.of === of) return before;
    return { gitlab: connectGitLab({ ...options, ...(caFile === undefined ? {} : { caFile }) }, deps), of };
  }
}
