import { createHash } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeTogether } from "../../../action/collect/make-together.ts";
import { BadContent } from "../../../action/collect/unpack-bytes.ts";
import type { PlacedTask } from "../../../action/collect/unpack-messages.ts";

interface Spec {
  readonly content: string;
  readonly stored?: true;
  readonly crc32?: number;
}

function slotOf(specs: readonly Spec[]) {
  const tasks: PlacedTask[] = [];
  const pieces: Buffer[] = [];
  let at = 0;
  for (const [index, { content, stored, ...said }] of specs.entries()) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const sizes = { packedBytes: packed.length, sizeBytes: bytes.length, crc32: said.crc32 ?? crc32(bytes) };
    tasks.push({ task: { index, to: `file ${index}`, method: stored ? 0 : 8, executable: false, ...sizes }, at });
    pieces.push(packed);
    at += packed.length;
  }
  return { tasks, slot: Buffer.concat(pieces) };
}

function made(specs: readonly Spec[]) {
  const { tasks, slot } = slotOf(specs);
  const written: Record<string, string> = {};
  const result = makeTogether(tasks, slot, ({ to }, bytes) => {
    written[to] = bytes.toString();
  });
  return { ...result, written };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const large = "large ".repeat(150_000);

describe("makeTogether", () => {
  it.each<readonly [string, readonly Spec[]]>([
    ["deflated files", [{ content: "a" }, { content: "" }, { content: "c".repeat(99_999) }]],
    [
      "stored files among them",
      [{ content: "a" }, { content: "b", stored: true }, { content: "", stored: true }, { content: "d" }],
    ],
    ["more than is unpacked in one go", [{ content: large }, { content: "b" }, { content: large }, { content: large }]],
    ["a single file", [{ content: "a" }]],
    [
      "a file whose bytes look like the beginning of another one",
      [{ content: "a" }, { content: "\u001f\u008b\u0008", stored: true }, { content: "c" }],
    ],
  ])("makes %s", (_title, specs) => {
    const { files, fault, written } = made(specs);

    expect(fault).toBeUndefined();
    expect(Object.values(written)).toEqual(specs.map(({ content }) => content));
    expect(files).toEqual(specs.map(({ content }, index) => ({ index, sha256: sha256(content) })));
  });

  it("makes files whose packed bytes look like the beginning of another one", () => {
    const bytes = Buffer.from([1, 0x1f, 0x8b, 8, 0, 2]);
    const packed = deflateRawSync(bytes, { level: 0 });
    const sizes = { packedBytes: packed.length, sizeBytes: bytes.length, crc32: crc32(bytes) };
    const tasks = [0, 1].map((index) => ({ task: { index, to: "", method: 8, executable: false, ...sizes }, at: 0 }));
    const written: Buffer[] = [];

    makeTogether(tasks, packed, (_, content) => void written.push(Buffer.from(content)));

    expect(written).toEqual([bytes, bytes]);
  });

  it("writes nothing of a bad file, nor any behind it, and says which it is", () => {
    const { files, fault, written } = made([
      { content: "a" },
      { content: "b" },
      { content: "c", crc32: 1 },
      { content: "d" },
    ]);

    expect(written).toEqual({ "file 0": "a", "file 1": "b" });
    expect(files.map(({ index }) => index)).toEqual([0, 1]);
    expect(fault).toEqual({ index: 2, error: expect.any(BadContent) });
  });

  it("stops where a file cannot be written", () => {
    const { tasks, slot } = slotOf([{ content: "a" }, { content: "b" }, { content: "c" }]);
    const full = new Error("The disk is full.");

    const { files, fault } = makeTogether(tasks, slot, ({ index }) => {
      if (index === 1) throw full;
    });

    expect(files.map(({ index }) => index)).toEqual([0]);
    expect(fault).toEqual({ index: 1, error: full });
  });
});
