import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Tail, textOfTail } from "../../../shared/gitlab/tail.ts";

describe("Tail", () => {
  it("keeps the last bytes, however they come", () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 60 }),
        (chunks, max) => {
          const whole = Buffer.concat(chunks);
          const tail = new Tail(max);

          for (const chunk of chunks) tail.push(chunk);

          expect(tail.bytes()).toEqual(whole.subarray(Math.max(0, whole.length - max)));
          expect(tail.cut).toBe(whole.length > max);
        },
      ),
    );
  });
});

describe("textOfTail", () => {
  it.each([
    ["all of it when nothing was cut", "one\ntwo", false, "one\ntwo"],
    ["whole lines when something was", "ne\ntwo\nthree\n", true, "two\nthree\n"],
    ["what there is when there is one line only", "progress…", true, "progress…"],
    ["the last line even when it ends", "rogress\n", true, "rogress\n"],
    ["nothing of nothing", "", true, ""],
  ])("gives %s", (_what, text, cut, shown) => {
    expect(textOfTail(Buffer.from(text), cut)).toBe(shown);
  });

  it("leaves out the rest of a character whose start was cut off", () => {
    expect(textOfTail(Buffer.from("🚀abc").subarray(1), true)).toBe("abc");
  });
});
