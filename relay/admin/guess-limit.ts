import type { Clock } from "../../shared/time/clock.ts";

/** So many wrong tokens of one address within a minute are mistakes; more are guesses. */
const MOST_WRONG = 10;
const WITHIN_MS = 60_000;

/** Beyond so many addresses the one that failed longest ago is forgotten: memory stays bounded, whoever guesses from wherever. */
const MOST_ADDRESSES = 10_000;

/** Keeps wrong tokens from being tried one after the other. */
export interface GuessLimit {
  /** How long this address has to wait before a token of its is looked at again; 0: not at all. */
  waitMs(address: string): number;
  /** Notes that a token of this address was wrong. */
  wrong(address: string): void;
}

/**
 * Counts wrong tokens per address: ten within a minute, and none of its tokens is looked at, not even a right one, until the first of
 * them is a minute old. Of IPv6 the network of 64 bits counts, which is what one customer has.
 */
export function createGuessLimit(clock: Pick<Clock, "monotonicMs">): GuessLimit {
  const times = new Map<string, readonly number[]>();
  const recent = (key: string) => {
    const since = clock.monotonicMs() - WITHIN_MS;
    return (times.get(key) ?? []).filter((at) => at > since);
  };
  return {
    waitMs(address) {
      const wrong = recent(networkOf(address));
      const [first] = wrong.slice(-MOST_WRONG);
      return wrong.length < MOST_WRONG || first === undefined ? 0 : first + WITHIN_MS - clock.monotonicMs();
    },
    wrong(address) {
      const key = networkOf(address);
      const wrong = [...recent(key), clock.monotonicMs()].slice(-MOST_WRONG);
      times.delete(key);
      times.set(key, wrong);
      const [oldest] = times.keys();
      if (times.size > MOST_ADDRESSES && oldest !== undefined) times.delete(oldest);
    },
  };
}

/** The first four groups of an IPv6 address, one that only wraps an IPv4 address as that one, anything else as it is. */
function networkOf(address: string): string {
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (wrapped !== undefined) return wrapped;
  if (!address.includes(":")) return address.slice(0, 100);
  const [head = "", tail] = address.split("::", 2);
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups =
    tail === undefined
      ? front
      : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0"), ...back];
  return groups
    .slice(0, 4)
    .map((group) =>
      group
        .toLowerCase()
        .replace(/^0+(?=.)/, "")
        .slice(0, 4),
    )
    .join(":");
}
