import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { SpentReads } from "./spent-reads.ts";

/** The body was longer than allowed. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * A body read to its end, counted while it comes: a Content-Length is only a claim.
 *
 * Rejects with BodyTooLarge, or with the connection's own error when it breaks before the end.
 */
export function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    message.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= maxBytes) return void chunks.push(chunk);
      reject(new BodyTooLarge());
      message.destroy();
    });
    message.once("error", reject);
    // After an answer that ended properly this comes too late to matter.
    message.once("close", () => reject(new Error("the connection closed before the answer's end")));
    message.once("end", () => {
      if (message.complete)
        resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, sizeBytes));
      else reject(new Error("the answer ended early"));
    });
  });
}

/** At most the first `maxBytes` of a body; what comes after is not read. */
export async function readStart(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    // Leaving the loop destroys the stream.
    if (sizeBytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

/** What a `BodyStream` needs to know about the connection it reads. */
export interface BodyStreamRules {
  /** The longest wait for the next bytes while somebody wants them. */
  readonly stallMs: number;
  /** The error to fail with: of a stall when `cause` is undefined, else of a connection that broke. */
  readonly failure: (cause: unknown) => Error;
}

/**
 * A body handed on as it comes, which fails with a coded error when the connection breaks or stalls.
 *
 * Only time during which the reader waits for the server counts as a stall, so a slow disk never ends a download.
 */
export class BodyStream extends Readable {
  readonly #message: IncomingMessage;
  readonly #rules: BodyStreamRules;
  #stall: NodeJS.Timeout | undefined;

  constructor(message: IncomingMessage, rules: BodyStreamRules) {
    // Counted in pieces, which come in up to 64 kB: a stream of bytes would join what has gathered, and copy it all for that.
    super({ objectMode: true, highWaterMark: 4 });
    this.#message = message;
    this.#rules = rules;
    // A connection may break before anybody reads; without a listener that would end the process. Readers still get the error.
    this.on("error", () => {});
    message.pause();
    const reads = new SpentReads(message);
    message.on("data", (chunk: Buffer) => {
      reads.saw(chunk);
      if (this.push(chunk)) this.#stall?.refresh();
      else this.#rest();
    });
    message.once("end", () => {
      this.#rest();
      if (message.complete) this.push(null);
      else this.destroy(rules.failure(new Error("the answer ended early")));
    });
    message.once("error", (cause) => this.destroy(rules.failure(cause)));
    message.once("close", () => {
      if (!message.readableEnded)
        this.destroy(rules.failure(new Error("the connection closed before the answer's end")));
    });
  }

  override _read(): void {
    this.#stall ??= setTimeout(() => this.destroy(this.#rules.failure(undefined)), this.#rules.stallMs);
    this.#message.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#rest();
    if (!this.#message.readableEnded) this.#message.destroy();
    done(error);
  }

  #rest(): void {
    clearTimeout(this.#stall);
    this.#stall = undefined;
    this.#message.pause();
  }
}
