import { Readable } from "node:stream";
import type { ForgeAnswer } from "../../shared/forge/exchange.ts";
import type { GitLab, GitLabDeps } from "../../shared/gitlab/http.ts";
import { silentLog } from "../../shared/text/log.ts";
import type { Clock } from "../../shared/time/clock.ts";

/** A clock that stands still and does not wait. */
export const standingClock: Clock = {
  now: () => new Date("2026-11-22T12:00:00Z"),
  monotonicMs: () => 0,
  sleep: async (_ms, signal) => signal?.throwIfAborted(),
};

const DEPS: GitLabDeps = { clock: standingClock, random: () => 0, log: silentLog };

/** A GitLab that answers every call with this, headers as they are. */
export function answering(body: Buffer, headers: Readonly<Record<string, string>> = {}): GitLab {
  const url = "https://gitlab.example.com";
  const answer = { status: 200, headers: { "content-type": "application/json", ...headers }, url: `${url}/api/v4/x` };
  return {
    url,
    apiUrl: `${url}/api/v4`,
    deps: DEPS,
    send: async () => ({ ...answer, body }),
    open: async () => ({ ...answer, body: Readable.from([body]) }),
    close: () => {},
  };
}

/** What a forge answers with to every call. */
export function forgeAnswering(answer: ForgeAnswer) {
  return { exchange: async () => answer, clock: standingClock };
}
