import { describe, expect, it } from "vitest";
import { parseByteSize } from "../../../shared/text/byte-size.ts";

describe("a size", () => {
  it.each([
    { text: "25mb", sizeBytes: 26_214_400 },
    { text: "512 KB", sizeBytes: 524_288 },
    { text: "1.5kb", sizeBytes: 1_536 },
    { text: "1gb", sizeBytes: 1_073_741_824 },
    { text: "100", sizeBytes: 100 },
    { text: "100b", sizeBytes: 100 },
    { text: "0", sizeBytes: undefined },
    { text: "-1mb", sizeBytes: undefined },
    { text: "mb", sizeBytes: undefined },
    { text: "1tb", sizeBytes: undefined },
    { text: "99999999999gb", sizeBytes: undefined },
    { text: "", sizeBytes: undefined },
  ])("$text is $sizeBytes bytes", ({ text, sizeBytes }) => {
    expect(parseByteSize(text)).toBe(sizeBytes);
  });
});
