import { array, assert, nat, option, property, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { BodyBuffer } from "../../../relay/http/body-buffer.ts";

describe("a body's buffer", () => {
  it("holds every byte in order, whatever the chunks and the length announced", () => {
    const chunks = array(uint8Array({ maxLength: 50 }), { maxLength: 30 });
    assert(
      property(chunks, option(nat(1_000), { nil: undefined }), (parts, announcedBytes) => {
        const body = new BodyBuffer(announcedBytes);
        for (const part of parts) body.add(part);

        expect(Buffer.from(body.bytes())).toEqual(Buffer.concat(parts));
        expect(body.sizeBytes).toBe(Buffer.concat(parts).length);
      }),
    );
  });

  it("does not change the chunks it was given, nor keep more than was announced", () => {
    const first = new Uint8Array(1_000).fill(1);
    const body = new BodyBuffer(1_500);

    body.add(first);
    body.add(new Uint8Array(500).fill(2));

    expect(first.every((byte) => byte === 1)).toBe(true);
    expect(body.bytes().buffer.byteLength).toBe(1_500);
  });

  it("takes no memory for a length that is only announced", () => {
    const body = new BodyBuffer(25_000_000);

    body.add(new Uint8Array(1_000));
    body.add(new Uint8Array(1_000));

    expect(body.bytes().buffer.byteLength).toBeLessThan(10_000);
  });
});
