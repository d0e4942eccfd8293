import type { Readable } from "node:stream";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { BodyBuffer } from "./body-buffer.ts";
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
 *   or takes too long, RELAY_OVERLOADED when the account has no room, or is given up for others because the body comes slowly
 */
export async function collectBody(
  stream: BodyStream,
  limits: BodyLimits,
  account: ByteAccount,
  clock: Clock,
): Promise<Uint8Array> {
  const { announcedBytes, maxBytes } = limits;
  if (announcedBytes !== undefined && announcedBytes > maxBytes) throw tooLarge(maxBytes);
  const body = new BodyBuffer(announcedBytes);
  if (stream === null) return complete(body, announcedBytes);
  const add = (chunk: Uint8Array) => {
    if (body.sizeBytes + chunk.length > maxBytes) throw tooLarge(maxBytes);
    if (!account.take(chunk.length))
      throw new CodedError("RELAY_OVERLOADED", "Too many large bodies are being received at once.");
    body.add(chunk);
  };
  const reading = "getReader" in stream ? readWeb(stream, add) : readNode(stream, add);
  try {
    if (!(await finishesThisTurn(reading.finished)))
      await patiently(limits.deadlineMs, reading.finished, account, clock);
    return complete(body, announcedBytes);
  } finally {
    reading.stop();
  }
}

/** Most bodies come in one packet with their headers; a timer for each of those would cost more than reading them. */
function finishesThisTurn(finished: Promise<void>): Promise<boolean> {
  return Promise.race([finished.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);
}

async function patiently(
  deadlineMs: number,
  finished: Promise<void>,
  account: ByteAccount,
  clock: Clock,
): Promise<void> {
  const done = new AbortController();
  const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>();
  account.awaiting(() =>
    giveUp(new CodedError("RELAY_OVERLOADED", "The body came slowly, and its room was needed for others.")),
  );
  const late = clock.sleep(deadlineMs, done.signal).then(() => {
    throw new CodedError("WEBHOOK_INCOMPLETE", `The body did not arrive within ${deadlineMs / 1_000} s.`);
  });
  try {
    await Promise.race([finished, late, givenUp]);
  } finally {
    account.complete();
    done.abort();
    // It rejects now because it was aborted; the race is over and nobody listens.
    late.catch(() => {});
  }
}

function complete(body: BodyBuffer, announcedBytes: number | undefined): Uint8Array {
  if (announcedBytes !== undefined && body.sizeBytes < announcedBytes)
    throw new CodedError("WEBHOOK_INCOMPLETE", `The body ended after ${body.sizeBytes} of ${announcedBytes} bytes.`);
  return body.bytes();
}

interface BodyReading {
  /** Resolves at the body's end; rejects when it breaks off or a chunk is refused. */
  readonly finished: Promise<void>;
  /** Lets go of the stream; safe to call at any time. */
  stop(): void;
}

/** Listeners instead of `for await`: half the cost per request, and leaving early does not destroy the socket. */
function readNode(stream: Readable, add: (chunk: Uint8Array) => void): BodyReading {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onData = (chunk: Uint8Array) => {
    try {
      add(chunk);
    } catch (error) {
      stop();
      reject(error);
    }
  };
  const onEnd = () => {
    stop();
    resolve();
  };
  const onLost = (cause?: unknown) => {
    stop();
    reject(new CodedError("WEBHOOK_INCOMPLETE", "The connection was lost before the body's end.", { cause }));
  };
  const stop = () => {
    stream.off("data", onData).off("end", onEnd).off("close", onLost).off("error", onLost);
    // An error after this (the peer resets) has no one left to tell; unheard it would end the process.
    stream.off("error", ignore).on("error", ignore);
    if (!stream.readableEnded) stream.pause();
  };
  stream.on("data", onData).on("end", onEnd).on("close", onLost).on("error", onLost);
  if (stream.destroyed) onLost();
  return { finished: promise, stop };
}

function readWeb(stream: ReadableStream<Uint8Array>, add: (chunk: Uint8Array) => void): BodyReading {
  const reader = stream.getReader();
  const readAll = async () => {
    for (;;) {
      const next = await reader.read().catch((cause: unknown) => {
        throw new CodedError("WEBHOOK_INCOMPLETE", "The connection was lost before the body's end.", { cause });
      });
      if (next.done) return;
      add(next.value);
    }
  };
  // Cancelling a stream that has ended or broken changes nothing and tells nobody.
  return { finished: readAll(), stop: () => void reader.cancel().catch(ignore) };
}

function ignore(): void {}

function tooLarge(maxBytes: number): CodedError {
  return new CodedError("WEBHOOK_TOO_LARGE", `The body is larger than the ${maxBytes} bytes this source accepts.`);
}
