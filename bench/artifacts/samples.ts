import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Packed, writeGoZip } from "./go-zip.ts";

const MB = 1_000_000;

/** An archive to measure with, and the goals for it: wall time over that of curl and unzip. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly goal: { readonly parts: number; readonly whole: number };
  readonly rounds: number;
  /** Writes it into a folder. */
  make(folder: string): void;
}

/** @param scale 1 for the sizes the goals are set for; less for a quick look */
export function samples(scale: number): readonly Sample[] {
  const files = Math.max(1, Math.round(2_000 * scale));
  return [
    {
      name: "small",
      title: `${files.toLocaleString("en")} small files, ${Math.round(60 * scale)} MB`,
      goal: { parts: 0.7, whole: 0.75 },
      rounds: 7,
      make: (folder) => writeGoZip(join(folder, "small.zip"), smallFiles(files)),
    },
    {
      name: "text",
      title: `${Math.round(300 * scale)} MB compressible`,
      goal: { parts: 0.65, whole: 0.75 },
      rounds: 5,
      make: (folder) => writeGoZip(join(folder, "text.zip"), logs(30, 10 * MB * scale)),
    },
    {
      name: "noise",
      title: `${Math.round(1_000 * scale)} MB incompressible`,
      goal: { parts: 0.45, whole: 0.5 },
      rounds: 5,
      make: (folder) => writeGoZip(join(folder, "noise.zip"), noise(10, 100 * MB * scale)),
    },
  ];
}

/** Thirty kilobytes each, as compiled code: it packs to about a fifth. */
function* smallFiles(count: number): Generator<Packed> {
  for (let index = 0; index < count; index += 1)
    yield { name: `out/part-${index % 100}/file-${index}.js`, pieces: [code(30_000)], level: 6 };
}

const WORDS = Array.from({ length: 300 }, () =>
  randomBytes(8)
    .toString("base64")
    .replaceAll(/[^a-z]/gi, ""),
);

function code(sizeBytes: number): Buffer {
  const dice = randomBytes(sizeBytes);
  const word = (at: number) => WORDS[((dice[at] ?? 0) * 7 + (dice[at + 1] ?? 0)) % WORDS.length] ?? "";
  let text = "";
  for (let at = 0; text.length < sizeBytes; at += 8)
    text += `  const ${word(at)} = this.${word(at + 2)}(${word(at + 4)}, ${dice[at + 6]});\n`;
  return Buffer.from(text, "latin1").subarray(0, sizeBytes);
}

function* logs(count: number, sizeBytes: number): Generator<Packed> {
  for (let index = 0; index < count; index += 1)
    yield { name: `logs/run-${index}.log`, pieces: lines(sizeBytes, index), level: 6 };
}

/** Lines as test runners write them, compressed to about a sixth. */
function* lines(sizeBytes: number, seed: number): Generator<Buffer> {
  for (let left = sizeBytes; left > 0; ) {
    const text: string[] = [];
    for (let line = 0; line < 12_000; line += 1) {
      const id = randomBytes(6).toString("hex");
      text.push(
        `2026-11-22T10:${(line >> 8) % 60}:${line % 60} run-${seed} INFO case ${id} passed in ${line % 977} ms\n`,
      );
    }
    const piece = Buffer.from(text.join("")).subarray(0, Math.ceil(left));
    left -= piece.length;
    yield piece;
  }
}

function* noise(count: number, sizeBytes: number): Generator<Packed> {
  const pieces = function* () {
    for (let left = sizeBytes; left > 0; left -= MB) yield randomBytes(Math.min(MB, Math.ceil(left)));
  };
  for (let index = 0; index < count; index += 1) yield { name: `disk/image-${index}.bin`, pieces: pieces(), level: 0 };
}
