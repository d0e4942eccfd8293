import { CodedError, isCoded } from "../../errors/coded-error.ts";
import { oneLine } from "../../errors/describe.ts";
import { redactor } from "../../text/redact.ts";
import type { Clock } from "../../time/clock.ts";
import type { Exchange, ForgeAnswer } from "../exchange.ts";
import { readStatusAnswer } from "../statuses/read-answer.ts";
import { accessHeaders, type ForgeAccess } from "./forge-access.ts";
import { redirectOf } from "./redirect-of.ts";

/** What calls of a forge are made with. */
export interface CallDeps {
  readonly exchange: Exchange;
  readonly clock: Clock;
}

/** A call that changes nothing that a second one of it would change again. */
export interface ForgeCall {
  readonly method: "GET" | "POST";
  /** Below the address of the API, encoded, with its query. */
  readonly path: string;
  /** What it is for, in error messages: `reading the branches of acme/app`. */
  readonly what: string;
}

/** A limit that ends sooner is waited for. */
const MOST_PAUSE_MS = 60_000;
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 500;
const MOST_REDIRECTS = 3;

/**
 * Calls a forge's API, again after passing faults and after limits that end within a minute.
 *
 * @throws CodedError FORGE_REFUSED, FORGE_UNAVAILABLE; the signal's reason when it aborts
 */
export async function callForge(
  deps: CallDeps,
  access: ForgeAccess,
  call: ForgeCall,
  signal: AbortSignal,
): Promise<ForgeAnswer> {
  const redact = redactor([access.token]);
  for (let tries = 1; ; tries += 1) {
    const heard = await hear(deps, access, call, signal, redact);
    if (heard.kind === "accepted") return heard.answer;
    if (heard.kind === "refused") throw refused(call, heard.status, heard.words);
    const pauseMs = heard.pauseMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1);
    if (tries >= MOST_TRIES || pauseMs > MOST_PAUSE_MS) throw unavailable(call, heard.words, heard.pauseMs);
    await deps.clock.sleep(pauseMs, signal);
  }
}

type Heard =
  | { readonly kind: "accepted"; readonly answer: ForgeAnswer }
  | { readonly kind: "passing"; readonly words: string; readonly pauseMs?: number }
  | { readonly kind: "refused"; readonly status: number; readonly words: string };

async function hear(
  deps: CallDeps,
  access: ForgeAccess,
  call: ForgeCall,
  signal: AbortSignal,
  redact: (text: string) => string,
): Promise<Heard> {
  let answer: ForgeAnswer;
  try {
    answer = await send(deps, access, call, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "passing", words: redact(isCoded(error) ? error.message : oneLine(error)) };
  }
  const { status } = answer;
  const meant = readStatusAnswer(answer, deps.clock.now(), redact);
  if (meant.kind === "accepted") return { kind: "accepted", answer };
  const words = `it answered ${status}${meant.words === "" ? "" : ` (${meant.words})`}`;
  if (meant.kind === "refused") return { kind: "refused", status, words };
  return { kind: "passing", words, ...(meant.pauseMs === undefined ? {} : { pauseMs: meant.pauseMs }) };
}

async function send(
  { exchange }: CallDeps,
  access: ForgeAccess,
  { method, path, what }: ForgeCall,
  signal: AbortSignal,
): Promise<ForgeAnswer> {
  const headers = { accept: "application/json", "user-agent": "sluice", ...accessHeaders(access) };
  let url = new URL(`${access.url}/${path}`);
  for (let redirects = 0; ; redirects += 1) {
    const answer = await exchange({ method, url, headers, what }, signal);
    const next = redirects < MOST_REDIRECTS ? redirectOf(answer, url) : undefined;
    if (next === undefined) return answer;
    url = next;
  }
}

function refused({ what }: ForgeCall, status: number, words: string): CodedError {
  const hint = hintFor(status);
  return new CodedError("FORGE_REFUSED", `The forge refused ${what}: ${words}.`, hint === undefined ? {} : { hint });
}

function hintFor(status: number): string | undefined {
  if (status === 404) return "Check the repository's name, and what the token under the source's `api` may see.";
  if (status >= 300 && status < 400)
    return "It leads on to another address, where the token is not sent. Write the forge's own address as `url` of the source's `api`.";
  return undefined;
}

function unavailable({ what }: ForgeCall, words: string, pauseMs: number | undefined): CodedError {
  const until = pauseMs === undefined ? "" : `, and asks to be left alone for ${Math.ceil(pauseMs / 1_000)} s`;
  return new CodedError("FORGE_UNAVAILABLE", `The forge failed at ${what}: ${words.replace(/\.$/, "")}${until}.`);
}
