import type { Clock } from "../../shared/time/clock.ts";

/** Ids of one millisecond are told apart, and kept in order, by a counter of twelve bits. */
const COUNTER_LIMIT = 0x1000;

/** Random bytes of one id, and of how many ids they are drawn at once: one draw each would cost more than all the rest. */
const RANDOM_BYTES = 8;
const IDS_PER_DRAW = 128;

/**
 * A source of UUIDs of version 7 (RFC 9562): unique, and sorting by the time they were made.
 *
 * Ids of one source never go backwards, not even when the clock does.
 *
 * @param randomBytes at least `count` bytes nobody can guess
 */
export function idSource(clock: Clock, randomBytes: (count: number) => Uint8Array): () => string {
  let lastMs = 0;
  let counter = 0;
  let drawn = Buffer.alloc(0);
  const draw = () => {
    if (drawn.length === 0) drawn = Buffer.from(randomBytes(RANDOM_BYTES * IDS_PER_DRAW));
    const bytes = drawn.subarray(0, RANDOM_BYTES);
    drawn = drawn.subarray(RANDOM_BYTES);
    return bytes;
  };
  return () => {
    const nowMs = clock.now().getTime();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      counter = 0;
    } else if (++counter === COUNTER_LIMIT) {
      lastMs += 1;
      counter = 0;
    }
    const time = lastMs.toString(16).padStart(12, "0");
    const tail = draw();
    // The variant of RFC 9562: the two highest bits are 10.
    tail.writeUInt8(0x80 | (tail.readUInt8(0) & 0x3f), 0);
    const rest = tail.toString("hex", 0, RANDOM_BYTES);
    const count = counter.toString(16).padStart(3, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${rest.slice(0, 4)}-${rest.slice(4)}`;
  };
}
