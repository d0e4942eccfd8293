import { describe, expect, it } from "vitest";
import { letGo } from "../../../action/collect/zip/let-go.ts";

describe("letGo", () => {
  it.each([1_400, 16_384, 65_536])(
    "gives back a piece of %i bytes, as plain and encrypted connections bring them",
    (size) => {
      const piece = Buffer.from(new ArrayBuffer(size));

      letGo(piece);

      expect(piece.buffer.byteLength).toBe(0);
    },
  );

  it.each([
    ["a part of a piece", Buffer.from(new ArrayBuffer(100)).subarray(10)],
    ["a piece of the pool that small ones share", Buffer.allocUnsafe(100)],
    ["memory that threads share", Buffer.from(new SharedArrayBuffer(100))],
  ])("leaves %s alone", (_title, piece) => {
    const { length } = piece;

    letGo(piece);

    expect(piece.length).toBe(length);
  });
});
