import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disk } from "../../../action/collect/disk.ts";
import { tempFolder } from "./on-disk.ts";

describe("the disk", () => {
  it("makes a folder with those above it, and tells the outermost new one", async () => {
    const folder = tempFolder();

    expect(await disk.makeFolder(join(folder, "a/b/c"))).toBe(join(folder, "a"));
    expect(await disk.makeFolder(join(folder, "a/b/d"))).toBe(join(folder, "a/b/d"));
    expect(await disk.makeFolder(join(folder, "a/b/d"))).toBeUndefined();
    expect(await disk.standing(join(folder, "a/b/c"))).toBe("folder");
  });

  it("makes no folder below a file", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "file"), "");

    await expect(disk.makeFolder(join(folder, "file/a/b"))).rejects.toMatchObject({ code: "ARTIFACTS_WRITE_FAILED" });
  });

  it.skipIf(!existsSync("/proc/self"))("gives up where nothing can be made", async () => {
    await expect(disk.makeFolder("/proc/sluice/a")).rejects.toMatchObject({ code: "ARTIFACTS_WRITE_FAILED" });
  });
});
