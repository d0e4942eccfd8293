// The least that a Node program with two threads can do to bring an archive: `node bare.ts URL FOLDER`. Figures for many small files are
// to be read against it: one request, nothing judged, no retry, no table but the archive's own, not even a command line; but each file
// inflated, held to its CRC, hashed and written with its time, since that is the work. The other thread starts before the answer comes.
import { createHash } from "node:crypto";
import { closeSync, futimesSync, mkdirSync, openSync, writeSync } from "node:fs";
import { get } from "node:http";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { crc32, inflateRawSync } from "node:zlib";

interface Work {
  readonly archive: SharedArrayBuffer;
  /** Whether it is there, how many rows its table has, where that begins, and which row is the next to do. */
  readonly state: SharedArrayBuffer;
  readonly into: string;
}

const [READY, ROWS, TABLE, NEXT] = [0, 1, 2, 3];
const MOST_BYTES = 20_000_000;
const TOGETHER = 16;

if (isMainThread) main(process.argv[2] ?? "", process.argv[3] ?? "");
else helpWith(workerData as Work);

function main(url: string, into: string): void {
  const work = { archive: new SharedArrayBuffer(MOST_BYTES), state: new SharedArrayBuffer(16), into };
  void new Worker(new URL(import.meta.url), { workerData: work, env: {}, execArgv: [] });
  get(url, (answer) => {
    const archive = Buffer.from(work.archive);
    let at = 0;
    answer.on("data", (piece: Buffer) => (at += piece.copy(archive, at)));
    answer.on("end", () => begin(work, archive.subarray(0, at)));
  });
}

function begin(work: Work, archive: Buffer): void {
  const state = new Int32Array(work.state);
  const end = archive.lastIndexOf("PK\u0005\u0006");
  state[ROWS] = archive.readUInt16LE(end + 10);
  state[TABLE] = archive.readUInt32LE(end + 16);
  const folders = new Set(rows(archive, state).map(({ name }) => name.slice(0, name.lastIndexOf("/"))));
  for (const folder of folders) mkdirSync(`${work.into}/${folder}`, { recursive: true });
  Atomics.store(state, READY, 1);
  Atomics.notify(state, READY);
  unpack(work);
}

function helpWith(work: Work): void {
  Atomics.wait(new Int32Array(work.state), READY, 0);
  unpack(work);
}

function unpack(work: Work): void {
  const archive = Buffer.from(work.archive);
  const state = new Int32Array(work.state);
  const all = rows(archive, state);
  for (let from = 0; from < all.length; ) {
    from = Atomics.add(state, NEXT, TOGETHER);
    for (const row of all.slice(from, from + TOGETHER)) make(archive, row, work.into);
  }
}

function make(archive: Buffer, { name, data, packedBytes, sizeBytes, crc }: Row, into: string): void {
  const options = { chunkSize: Math.max(40_000, sizeBytes + 1) };
  const bytes = inflateRawSync(archive.subarray(data, data + packedBytes), options);
  if (crc32(bytes) !== crc) throw new Error(`${name} is damaged.`);
  createHash("sha256").update(bytes).digest("hex");
  const file = openSync(`${into}/${name}`, "wx", 0o644);
  writeSync(file, bytes);
  futimesSync(file, 1_760_000_000, 1_760_000_000);
  closeSync(file);
  bytes.buffer.transfer(0);
}

type Row = ReturnType<typeof rows>[number];

function rows(archive: Buffer, state: Int32Array) {
  let at = state[TABLE] ?? 0;
  return Array.from({ length: state[ROWS] ?? 0 }, () => {
    const row = at;
    const nameEnd = row + 46 + archive.readUInt16LE(row + 28);
    const header = archive.readUInt32LE(row + 42);
    at = nameEnd + archive.readUInt16LE(row + 30) + archive.readUInt16LE(row + 32);
    return {
      name: archive.toString("latin1", row + 46, nameEnd),
      data: header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28),
      packedBytes: archive.readUInt32LE(row + 20),
      sizeBytes: archive.readUInt32LE(row + 24),
      crc: archive.readUInt32LE(row + 16),
    };
  });
}
