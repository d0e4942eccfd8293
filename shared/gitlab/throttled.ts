import { isCoded } from "../errors/coded-error.ts";
import { READ_RETRY, type RetryPolicy } from "../retry/policy.ts";
import { retry } from "../retry/retry.ts";
import { afterAnswer, afterRefusal, nextCallAt, UNKNOWN_BUDGET } from "./api-budget.ts";
import { type ApiRequest, type GitLab, type GitLabDeps, isRepeated } from "./http.ts";

/** What pauses are made with. */
export type ThrottleDeps = Pick<GitLabDeps, "clock" | "random">;

/** Each attempt takes its turn, so they are made out here. */
const ONCE: RetryPolicy = { maxAttempts: 1, baseMs: 0, maxMs: 0, maxRetryAfterMs: 0 };

/**
 * The same connection, shared by many: all of them keep to what the server says of its limits.
 *
 * One that is refused with 429 makes all wait for as long as was asked for, and then they come back one by one; where the
 * server tells how much is left and that is little, calls are spread until its count begins anew. GETs are repeated as ever,
 * each attempt in its turn.
 */
export function throttled(gitlab: GitLab, { clock, random }: ThrottleDeps): GitLab {
  let budget = UNKNOWN_BUDGET;
  let lastAt = Number.NEGATIVE_INFINITY;
  const turn = async (signal: AbortSignal | undefined) => {
    for (;;) {
      const now = clock.monotonicMs();
      const at = nextCallAt(budget, lastAt, now);
      if (at <= now) break;
      await clock.sleep(at - now, signal);
    }
    lastAt = clock.monotonicMs();
  };
  const inTurn = async <T extends { readonly headers: Parameters<typeof afterAnswer>[1] }>(
    request: ApiRequest,
    call: (request: ApiRequest) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> => {
    const attempt = async () => {
      await turn(signal);
      try {
        const answer = await call({ ...request, retry: ONCE });
        budget = afterAnswer(budget, answer.headers, clock.monotonicMs());
        return answer;
      } catch (error) {
        if (isCoded(error, "GITLAB_RATE_LIMITED"))
          budget = afterRefusal(budget, error.retryAfterMs, clock.monotonicMs());
        throw error;
      }
    };
    if (request.method !== "GET") return await attempt();
    const policy = request.retry ?? gitlab.deps.retry ?? READ_RETRY;
    return await retry({ clock, random }, { policy, retryable: isRepeated }, attempt, signal);
  };
  return {
    ...gitlab,
    send: (request, signal) => inTurn(request, (once) => gitlab.send(once, signal), signal),
    open: (request, signal) => inTurn(request, (once) => gitlab.open(once, signal), signal),
  };
}
