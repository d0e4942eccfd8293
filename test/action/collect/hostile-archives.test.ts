import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disk } from "../../../action/collect/disk.ts";
import { extractArchive } from "../../../action/collect/extract-archive.ts";
import { hostileArchives } from "./hostile-archives.ts";
import { contentOf, deps, failureOf, going, streamOf, tempFolder } from "./on-disk.ts";
import { everyWay } from "./ways.ts";
import { zipBytes } from "./zip-bytes.ts";

const honest = { name: "honest.txt", content: "honest" };

describe.each(everyWay())("a hostile archive that comes $way", ({ open, crew }) => {
  it.each(hostileArchives)(
    "with $code-$because is refused and leaves nothing behind",
    async ({ code, bytes, limits, names }) => {
      const folder = tempFolder();
      const into = join(folder, "not", "there", "yet");

      const failure = await failureOf(
        extractArchive(deps(crew), { open: open(bytes), what: "the archive", into, limits: limits ?? {} }, going),
      );

      expect(failure.code, failure.message).toBe(code);
      expect(failure.message).toContain(names ?? "the archive");
      expect(contentOf(folder)).toEqual({});
    },
  );

  it("leaves a folder that was there as it was", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "mine"));
    writeFileSync(join(into, "mine", "file"), "mine");
    const before = contentOf(into);
    const bytes = zipBytes([
      honest,
      { name: "big", content: Buffer.alloc(5_000_000), local: { crc32: 1 }, central: { crc32: 1 } },
    ]);

    const failure = await failureOf(
      extractArchive(deps(crew), { open: open(bytes), what: "the archive", into }, going),
    );

    expect(failure.code).toBe("ARTIFACTS_CORRUPT");
    expect(contentOf(into)).toEqual(before);
  });

  it("is refused even when only its honest part is wanted, where it lies about places or names", async () => {
    const into = tempFolder();
    const bytes = zipBytes([honest, { name: "../evil" }]);
    const wanted = (path: string) => path === "honest.txt";

    const failure = await failureOf(
      extractArchive(deps(crew), { open: open(bytes), what: "the archive", into, wanted }, going),
    );

    expect(failure.code).toBe("ARTIFACTS_UNSAFE_PATH");
    expect(contentOf(into)).toEqual({});
  });

  it("never lets a name of its own move the terminal's cursor in a message", async () => {
    const bytes = zipBytes([{ name: "\u001b[2Jevil" }]);

    const failure = await failureOf(
      extractArchive(deps(crew), { open: open(bytes), what: "the archive", into: tempFolder() }, going),
    );

    expect(failure.message).toContain("\\u{1b}[2Jevil");
    expect(failure.message).not.toContain("\u001b");
  });
});

describe("a hostile archive", () => {
  it.each([
    ["a stream of another file", "readme.txt:hidden"],
    ["a stream of a folder", "folder::$INDEX_ALLOCATION/evil"],
    ["a device", "NUL"],
    ["a device with an ending", "aux.tar.gz"],
    ["a device below a folder", "src/com1"],
    ["a device by another digit", "lpt¹.txt"],
    ["the console", "CONIN$"],
    ["a name that loses its dot", "evil.exe."],
    ["a name that loses its blank", "evil.exe "],
    ["a folder that loses its dot", "dir./evil"],
    ["a wildcard", "evil?.txt"],
    ["a way out by backslashes", "a\\..\\..\\evil"],
  ])("is refused on Windows where it names %s", async (_what, name) => {
    const folder = tempFolder();
    const bytes = zipBytes([honest, { name, content: "evil" }]);

    const failure = await failureOf(
      extractArchive(
        deps({ files: { ...disk, platform: "windows" } }),
        { open: async () => streamOf(bytes), what: "the archive", into: join(folder, "target") },
        going,
      ),
    );

    expect(failure.code).toBe("ARTIFACTS_UNSAFE_PATH");
    expect(contentOf(folder)).toEqual({});
  });

  it("is cut off where it holds more than it announced", async () => {
    const announced = { sizeBytes: 5_000_000 };
    const bytes = zipBytes([{ name: "a", content: Buffer.alloc(80_000_000), local: announced, central: announced }]);
    let written = 0;
    const create: typeof disk.create = (path, attributes) => {
      const file = disk.create(path, attributes);
      if (path.endsWith("a")) file.on("close", () => (written = statSync(path).size));
      return file;
    };

    const failure = await failureOf(
      extractArchive(
        deps({ files: { ...disk, create } }),
        { open: async () => streamOf(bytes), what: "the archive", into: tempFolder() },
        going,
      ),
    );

    expect(failure.code).toBe("ARTIFACTS_CORRUPT");
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(announced.sizeBytes);
  });
});
