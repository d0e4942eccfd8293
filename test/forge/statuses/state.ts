import type { IncomingMessage } from "node:http";

/** A request, read to its end. */
export interface Call {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly body: string;
}

/** A status in the forge's own words. */
export interface StoredStatus {
  readonly sha: string;
  /** What the forge tells statuses apart by. */
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly url: string;
  readonly ref?: string;
}

/** What a forge answers, and what it keeps. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kept?: StoredStatus;
}

/** What it knows. The repository is always acme/app. */
export interface ForgeState {
  readonly token: string;
  readonly commits: ReadonlySet<string>;
  readonly kind: string;
}

/** The fields of a JSON body that are text; of a body that is none, none. */
export function textsOf(body: string): Readonly<Record<string, string | undefined>> {
  try {
    const entries = Object.entries(JSON.parse(body) as object).filter(([, value]) => typeof value === "string");
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Whether a text is an absolute address of the web. */
export function isWebAddress(text: string | undefined): text is string {
  return text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
