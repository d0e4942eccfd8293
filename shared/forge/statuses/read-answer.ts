import { parseRetryAfterMs } from "../../retry/retry-after.ts";
import type { ForgeAnswer } from "../exchange.ts";
import { forgeWords } from "../forge-words.ts";

/** What a forge's answer to a status means. */
export type StatusAnswer =
  | { readonly kind: "accepted" }
  /** It may take it later. */
  | {
      readonly kind: "passing";
      /** Whether every status would be answered so now: a limit, a gateway, a server that is away. */
      readonly everybody: boolean;
      readonly words: string;
      /** How long it asks to be left alone. */
      readonly pauseMs?: number;
    }
  /** It will never take it: the token may not, there is no such commit, the text does not please. */
  | { readonly kind: "refused"; readonly words: string };

/** "Wait for at least one minute", GitHub says of a secondary limit that names no time (docs.github.com, rate limits for the REST API). */
const SECONDARY_LIMIT_PAUSE_MS = 60_000;

/** A request that may be sent again as it is: timeout, GitLab's lock on the commit, too early. */
const SOON_AGAIN: readonly number[] = [408, 409, 425];

/** What stands between us and the forge, or the forge as a whole, answers these. A 500 may be about one commit only. */
const GATEWAY: readonly number[] = [502, 503, 504];

/**
 * Sorts an answer. Limits come as 429, and from GitHub also as 403 with `Retry-After`, with `x-ratelimit-remaining: 0`, or with words
 * about a secondary rate limit.
 *
 * @param redact hides secrets that the answer may quote back
 */
export function readStatusAnswer(answer: ForgeAnswer, now: Date, redact: (text: string) => string): StatusAnswer {
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "accepted" };
  const words = forgeWords(answer.body, redact);
  const pauseMs = limitPauseMs(answer, words, now);
  if (pauseMs !== undefined) return { kind: "passing", everybody: true, words, pauseMs };
  if (status < 500 && !SOON_AGAIN.includes(status)) return { kind: "refused", words };
  const asked = parseRetryAfterMs(header(answer, "retry-after"), now);
  const pause = asked === undefined ? {} : { pauseMs: asked };
  return { kind: "passing", everybody: GATEWAY.includes(status) || asked !== undefined, words, ...pause };
}

/** The pause of a rate limit; undefined when the answer is none. */
function limitPauseMs(answer: ForgeAnswer, words: string, now: Date): number | undefined {
  const { status } = answer;
  if (status !== 429 && status !== 403) return undefined;
  const asked = parseRetryAfterMs(header(answer, "retry-after"), now);
  if (asked !== undefined) return asked;
  const spent = header(answer, "x-ratelimit-remaining") === "0";
  const reset = header(answer, spent ? "x-ratelimit-reset" : "ratelimit-reset") ?? "";
  if ((spent || status === 429) && /^\d{9,11}$/.test(reset)) return Math.max(0, Number(reset) * 1_000 - now.getTime());
  return status === 429 || spent || /secondary rate limit/i.test(words) ? SECONDARY_LIMIT_PAUSE_MS : undefined;
}

function header({ headers }: ForgeAnswer, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}
