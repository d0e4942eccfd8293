/** A JSON object of an answer, its fields unread. */
export type Row = Readonly<Record<string, unknown>>;

/** What came back. `json` is undefined when the body is not JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: unknown;
}

/** One request as a case spells it; at most one of `form`, `json` and `body` is given. */
export interface Call {
  /** An access token, sent as `PRIVATE-TOKEN`. Without it and `jobToken` the call is anonymous. */
  readonly as?: string;
  /** A job token, sent as `JOB-TOKEN`. */
  readonly jobToken?: string;
  readonly query?: Pairs;
  readonly form?: Pairs;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Parameters in the order they are sent; an array when a name repeats. */
export type Pairs = Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[];

/** Sends requests to one GitLab's REST API, speaking plain HTTP and following no redirect. */
export interface Api {
  readonly get: (path: string, call?: Call) => Promise<Answer>;
  readonly post: (path: string, call?: Call) => Promise<Answer>;
  readonly put: (path: string, call?: Call) => Promise<Answer>;
  readonly delete: (path: string, call?: Call) => Promise<Answer>;
}

/** An answer that takes longer than this means the server hangs; a slow GitLab creates a pipeline in a few seconds. */
const DEADLINE_MS = 20_000;

/** Opens the API of the GitLab at `url` (with its relative root, without `/api/v4`); paths are relative to `/api/v4/`. */
export function apiOf(url: string): Api {
  const send = (method: string) => (path: string, call?: Call) =>
    request(method, `${url.replace(/\/+$/, "")}/api/v4/${path}`, call ?? {});
  return { get: send("GET"), post: send("POST"), put: send("PUT"), delete: send("DELETE") };
}

/** The answer's JSON array of objects; throws when it is anything else. */
export function rowsOf(answer: Answer): readonly Row[] {
  if (!Array.isArray(answer.json) || !answer.json.every(isRow)) throw unexpected("a list of objects", answer);
  return answer.json;
}

/** The answer's JSON object; throws when it is anything else. */
export function rowOf(answer: Answer): Row {
  if (!isRow(answer.json)) throw unexpected("an object", answer);
  return answer.json;
}

/** A field of a row that must hold a number, such as `id`. */
export function numberIn(row: Row, field: string): number {
  const value = row[field];
  if (typeof value !== "number") throw new Error(`${field} is not a number in ${JSON.stringify(row)}`);
  return value;
}

/** A field of a row that must hold text, such as `status`. */
export function textIn(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== "string") throw new Error(`${field} is not text in ${JSON.stringify(row)}`);
  return value;
}

/** A field of a row that must hold an object, such as `pipeline` of a job. */
export function rowIn(row: Row, field: string): Row {
  const value = row[field];
  if (!isRow(value)) throw new Error(`${field} is not an object in ${JSON.stringify(row)}`);
  return value;
}

async function request(method: string, address: string, call: Call): Promise<Answer> {
  const query = call.query === undefined ? "" : `?${encode(call.query)}`;
  const headers = new Headers(call.headers);
  if (call.as !== undefined) headers.set("PRIVATE-TOKEN", call.as);
  if (call.jobToken !== undefined) headers.set("JOB-TOKEN", call.jobToken);
  const body = bodyOf(call, headers);
  const response = await fetch(address + query, {
    method,
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(DEADLINE_MS),
    ...(body === undefined ? {} : { body }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString("utf8");
  return { status: response.status, headers: response.headers, bytes, text, json: parsed(text) };
}

function bodyOf(call: Call, headers: Headers): string | Uint8Array<ArrayBuffer> | undefined {
  if (call.form !== undefined) {
    headers.set("content-type", "application/x-www-form-urlencoded");
    return encode(call.form);
  }
  if (call.json !== undefined) {
    headers.set("content-type", "application/json");
    return JSON.stringify(call.json);
  }
  return call.body;
}

function encode(pairs: Pairs): string {
  const list = Array.isArray(pairs) ? pairs : Object.entries(pairs);
  return list.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unexpected(wanted: string, answer: Answer): Error {
  return new Error(`Expected ${wanted}; the answer was ${answer.status} ${answer.text.slice(0, 500)}`);
}
