import type { Chance } from "./chance.ts";
import { mutateJson } from "./mutate-json.ts";

/** What inputs are made from. */
export interface Stock {
  readonly corpus: readonly Buffer[];
  readonly words: readonly Buffer[];
}

/** Longer inputs than that are cut: what takes too long with them takes too long with these. */
export const LONGEST_BYTES = 64 * 1_024;

const MEANINGFUL_BYTES = [
  0, 1, 0x09, 0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x2e, 0x2f, 0x5c, 0x7f, 0x80, 0xc2, 0xed, 0xf0, 0xff,
];
const MEANINGFUL_NUMBERS = [
  0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
/** Text that programs trip over, whatever they read. */
const TRICKY = [
  "\0", "\r\n", "\u2028", "\u202e", "\ufeff", "\u0130", "\ud83d\ude80", "e\u0301", "__proto__", "constructor", "toString",
  "-0", "1e999", "99999999999999999999", "NaN", "null", "{}", "[]", '""', "%00", "%", "../", "\u001b[2J", "::error::x\n", "$(x)", "{{", "}}",
].map((text) => Buffer.from(text)); // biome-ignore format: a list

/** The next input: one that has been seen to lead somewhere, changed in a few places. */
export function mutate({ corpus, words }: Stock, chance: Chance): Buffer {
  let input = chance.of(corpus, Buffer.alloc(0));
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const json = chance.below(3) === 0 ? mutateJson(input, chance) : undefined;
    input = json ?? chance.of(CHANGES, insertWord)(input, chance, words, corpus);
  }
  return input.subarray(0, LONGEST_BYTES);
}

type Change = (input: Buffer, chance: Chance, words: readonly Buffer[], corpus: readonly Buffer[]) => Buffer;

const CHANGES: readonly Change[] = [
  insertWord,
  insertWord,
  replaceByWord,
  setByte,
  setNumber,
  remove,
  repeat,
  splice,
  swap,
];

function insertWord(input: Buffer, chance: Chance, words: readonly Buffer[]): Buffer {
  const at = chance.below(input.length + 1);
  return Buffer.concat([input.subarray(0, at), wordOf(chance, words), input.subarray(at)]);
}

function replaceByWord(input: Buffer, chance: Chance, words: readonly Buffer[]): Buffer {
  const [from, to] = span(input, chance);
  return Buffer.concat([input.subarray(0, from), wordOf(chance, words), input.subarray(to)]);
}

function wordOf(chance: Chance, words: readonly Buffer[]): Buffer {
  return chance.of(chance.below(4) === 0 ? TRICKY : words, Buffer.from("x"));
}

function setByte(input: Buffer, chance: Chance): Buffer {
  if (input.length === 0) return Buffer.from([chance.below(256)]);
  const changed = Buffer.from(input);
  changed[chance.below(input.length)] = chance.below(2) === 0 ? chance.of(MEANINGFUL_BYTES, 0) : chance.below(256);
  return changed;
}

/** Two or four bytes, least first, as lengths and offsets are written. */
function setNumber(input: Buffer, chance: Chance): Buffer {
  if (input.length < 4) return setByte(input, chance);
  const changed = Buffer.from(input);
  const at = chance.below(input.length - 3);
  const number = chance.of(MEANINGFUL_NUMBERS, 0);
  if (chance.below(2) === 0) changed.writeUInt16LE(number & 0xffff, at);
  else
    changed.writeUInt32LE(chance.below(3) === 0 ? (changed.readUInt32LE(at) + chance.below(9) - 4) >>> 0 : number, at);
  return changed;
}

function remove(input: Buffer, chance: Chance): Buffer {
  const [from, to] = span(input, chance);
  return Buffer.concat([input.subarray(0, from), input.subarray(to)]);
}

/** A piece many times: what takes the square of its input's length is noticed by that. */
function repeat(input: Buffer, chance: Chance): Buffer {
  const [from, to] = span(input, chance);
  const piece = input.subarray(from, to);
  const times = Math.min(2 ** chance.below(13), Math.ceil(LONGEST_BYTES / Math.max(1, piece.length)));
  return Buffer.concat([input.subarray(0, to), ...Array.from({ length: times }, () => piece), input.subarray(to)]);
}

function splice(input: Buffer, chance: Chance, _words: readonly Buffer[], corpus: readonly Buffer[]): Buffer {
  const other = chance.of(corpus, input);
  const [from, to] = span(other, chance);
  const at = chance.below(input.length + 1);
  return Buffer.concat([
    input.subarray(0, at),
    other.subarray(from, to),
    input.subarray(chance.below(2) === 0 ? at : input.length),
  ]);
}

function swap(input: Buffer, chance: Chance): Buffer {
  const [from, to] = span(input, chance);
  return Buffer.concat([input.subarray(to), input.subarray(from, to), input.subarray(0, from)]);
}

function span(input: Buffer, chance: Chance): readonly [number, number] {
  const from = chance.below(input.length + 1);
  const most = chance.below(3) === 0 ? input.length - from : Math.min(input.length - from, 16);
  return [from, from + chance.below(most + 1)];
}
