/** One request to a forge. */
export interface ForgeRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON text. */
  readonly body?: string;
  /** What it is for, in error messages: `listing the comments of #12`. */
  readonly what: string;
}

/** What came back; refusals are answers too. */
export interface ForgeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Sends a single request, once, and reads its answer; rejects when none comes. */
export type Exchange = (request: ForgeRequest, signal: AbortSignal) => Promise<ForgeAnswer>;
