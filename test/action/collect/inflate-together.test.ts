import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Deflated, inflateTogether } from "../../../action/collect/inflate-together.ts";

function deflated(content: string, more: Partial<Deflated> = {}): Deflated {
  const bytes = Buffer.from(content);
  return { packed: deflateRawSync(bytes), sizeBytes: bytes.length, crc32: crc32(bytes), ...more };
}

const [one, empty, two] = [deflated("one".repeat(5_000)), deflated(""), deflated("another")];
const packed = (...pieces: readonly (Buffer | readonly number[])[]) =>
  Buffer.concat(pieces.map((piece) => Buffer.from(piece)));

describe("inflateTogether", () => {
  it("gives each entry's content, in order", () => {
    const contents = inflateTogether([one, empty, two]);

    expect(contents?.map(String)).toEqual(["one".repeat(5_000), "", "another"]);
  });

  it.each<readonly [string, Deflated]>([
    ["another CRC", { ...two, crc32: (two.crc32 ^ 1) >>> 0 }],
    ["fewer bytes than announced", { ...two, sizeBytes: two.sizeBytes + 1 }],
    ["more bytes than announced", { ...two, sizeBytes: two.sizeBytes - 1 }],
    ["far more bytes than announced", { ...one, sizeBytes: 3 }],
    ["no end", { ...two, packed: two.packed.subarray(0, -1) }],
    ["nothing at all", { ...two, packed: Buffer.alloc(0) }],
    ["something else than deflated bytes", { ...two, packed: Buffer.from("no deflated bytes") }],
    ["zeros behind its end", { ...two, packed: packed(two.packed, [0, 0, 0, 0, 0, 0, 0, 0]) }],
    ["its seal and more behind its end", { ...two, packed: packed(gzipSync("another").subarray(10), [0, 1, 2, 3]) }],
    [
      "a member of its own before its end",
      { ...two, packed: packed(gzipSync("").subarray(10), gzipSync("another").subarray(0, 10), two.packed) },
    ],
    ["two that go on into each other", { ...two, packed: packed(two.packed, [0, 0, 0, 0]), sizeBytes: 7 }],
  ])("gives nothing when an entry has %s, wherever it stands", (_title, bad) => {
    expect(inflateTogether([bad, one])).toBeUndefined();
    expect(inflateTogether([one, bad, two])).toBeUndefined();
    expect(inflateTogether([one, bad])).toBeUndefined();
  });

  it("gives nothing when one entry is shorter and the next longer by as much", () => {
    const [long, short] = [deflated("aaaa"), deflated("bb")];

    expect(
      inflateTogether([
        { ...long, sizeBytes: 3 },
        { ...short, sizeBytes: 3 },
      ]),
    ).toBeUndefined();
  });
});
