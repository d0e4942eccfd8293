import type { GitLab, GitLabOptions } from "../../shared/gitlab/http.ts";
import { type ThrottleDeps, throttled } from "../../shared/gitlab/throttled.ts";
import type { Log } from "../../shared/text/log.ts";
import type { StepDeps } from "../run/step-deps.ts";

/**
 * One connection to each server for all nodes of a graph, so that they share its sockets and keep to its limits together.
 *
 * What a node gets of it, it closes when it has ended; the connection itself stays until `close`.
 */
export class Connections {
  readonly #connect: StepDeps["connect"];
  readonly #deps: ThrottleDeps;
  readonly #open = new Map<string, Promise<GitLab>>();

  constructor(connect: StepDeps["connect"], deps: ThrottleDeps) {
    this.#connect = connect;
    this.#deps = deps;
  }

  /** Throws as the connecting function does. */
  readonly connect = async (options: GitLabOptions, log: Log): Promise<GitLab> => {
    const { url, caFile, insecure } = options;
    const key = JSON.stringify([url, caFile, insecure]);
    const known = this.#open.get(key);
    const gitlab = known ?? this.#begin(options, log);
    if (known === undefined) this.#open.set(key, gitlab);
    return { ...(await gitlab), close: () => {} };
  };

  async #begin(options: GitLabOptions, log: Log): Promise<GitLab> {
    return throttled(await this.#connect(options, log), this.#deps);
  }

  /** Ends all of them. Never throws. */
  async close(): Promise<void> {
    for (const opened of await Promise.allSettled(this.#open.values()))
      if (opened.status === "fulfilled") opened.value.close();
  }
}
