import type { Readable } from "node:stream";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { ByteAccount } from "./byte-budget.ts";

/** A request body on its way: Node's own stream, or a web stream where there is no socket (`app.request()`). */
export type BodyStream = Readable | ReadableStream<Uint8Array> | null;

/** How much of a body is taken, and for how long. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** No sender waits longer than 30 s for its answer (GitHub Enterprise Server), so no honest body takes longer. */
  readonly deadlineMs: number;
  /** The length the sender announced, when it did. */
  readonly announcedBytes?: number | undefined;
}

/**
 * The exact bytes of a request body, counted while they come. Nothing is inflated or decoded.
 *
 * @throws CodedError WEBHOOK_TOO_LARGE (at once when the announced length says so), WEBHOOK_INCOMPLETE when it ends early
 *   or takes too long, RELAY_OVERLOADED when the account has no room
 */
export async function collectBody(
  stream: BodyStream,
  limits: BodyLimits,
  account: ByteAccount,
  clock: Clock,
): Promise<Uint8Array> {
  const { announcedBytes, maxBytes } = limits;
  if (announcedBytes !== undefined && announcedBytes > maxBytes) throw tooLarge(maxBytes);
  if (stream === null) return complete([], 0, announcedBytes);
  const done = new AbortController();
  const late = clock.sleep(limits.deadlineMs, done.signal).then(
    () => {
      throw new CodedError("WEBHOOK_INCOMPLETE", `The body did not arrive within ${limits.deadlineMs / 1_000} s.`);
    },
    // Aborted because the body is complete: nobody waits for this any more.
    () => new Promise<never>(() => {}),
  );
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const add = (chunk: Uint8Array) => {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
    if (!account.take(chunk.length))
      throw new CodedError("RELAY_OVERLOADED", "Too many large bodies are being received at once.");
    chunks.push(chunk);
  };
  try {
    const read = "getReader" in stream ? readWeb(stream, add, done.signal) : readNode(stream, add, done.signal);
    await Promise.race([late, read]);
    return complete(chunks, sizeBytes, announcedBytes);
  } finally {
    done.abort();
  }
}

function complete(chunks: readonly Uint8Array[], sizeBytes: number, announcedBytes: number | undefined): Uint8Array {
  if (announcedBytes !== undefined && sizeBytes < announcedBytes)
    throw new CodedError("WEBHOOK_INCOMPLETE", `The body ended after ${sizeBytes} of ${announcedBytes} bytes.`);
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, sizeBytes);
}

/** Listeners instead of `for await`: half the cost per request, and leaving early does not destroy the socket. */
function readNode(stream: Readable, add: (chunk: Uint8Array) => void, done: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onData = (chunk: Uint8Array) => {
    try {
      add(chunk);
    } catch (error) {
      reject(error);
    }
  };
  const onLost = (cause?: unknown) =>
    reject(new CodedError("WEBHOOK_INCOMPLETE", "The connection was lost before the body's end.", { cause }));
  const stop = () => {
    stream.off("data", onData).off("end", resolve).off("close", onLost).off("error", onLost);
    // An error after the answer is decided (the peer resets) has no one left to tell; unheard it would end the process.
    stream.on("error", () => {});
    if (!stream.readableEnded) stream.pause();
  };
  done.addEventListener("abort", stop, { once: true });
  stream.on("data", onData).on("end", resolve).on("close", onLost).on("error", onLost);
  if (stream.destroyed) onLost();
  return promise;
}

async function readWeb(
  stream: ReadableStream<Uint8Array>,
  add: (chunk: Uint8Array) => void,
  done: AbortSignal,
): Promise<void> {
  const reader = stream.getReader();
  // Cancelling a stream that has ended or broken changes nothing and tells nobody.
  done.addEventListener("abort", () => void reader.cancel().catch(() => {}), { once: true });
  for (;;) {
    const next = await reader.read().catch((cause: unknown) => {
      throw new CodedError("WEBHOOK_INCOMPLETE", "The connection was lost before the body's end.", { cause });
    });
    if (next.done) return;
    add(next.value);
  }
}

function tooLarge(maxBytes: number): CodedError {
  return new CodedError("WEBHOOK_TOO_LARGE", `The body is larger than the ${maxBytes} bytes this source accepts.`);
}
