import { describe, expect, it } from "vitest";
import { formatBytes } from "../../../shared/text/format-bytes.ts";

describe("a size for people", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [999.4, "999 bytes"],
    [1_000, "1.0 kB"],
    [9_949, "9.9 kB"],
    [9_950, "10 kB"],
    [999_499, "999 kB"],
    [999_500, "1.0 MB"],
    [4_200_000, "4.2 MB"],
    [1_500_000_000, "1.5 GB"],
    [2e15, "2000 TB"],
  ])("of %d bytes is %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
