import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Locked, type LockedPackage, lockFaults, type Manifest } from "../../scripts/audit/lock-faults.ts";
import { unexplained } from "../../scripts/audit/unexplained.ts";
import { ROOT } from "../support/source-files.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const ours = JSON.parse(read("package.json")) as Manifest;

const SOUND: LockedPackage = {
  version: "1.2.3",
  integrity: `sha512-${Buffer.alloc(64, 7).toString("base64")}`,
  license: "MIT",
};
const MANIFEST: Manifest = { dependencies: { a: "1.2.3" } };
const AT = "node_modules/a";

const faultsOf = (one: LockedPackage, manifest = MANIFEST, bundled = new Set<string>()) =>
  lockFaults(manifest, { "": {}, [AT]: one }, bundled);

describe("what comes in from elsewhere", () => {
  it("is sound as it is locked", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as { readonly packages: Locked };
    const { components } = JSON.parse(read("dist/sbom.cdx.json")) as {
      readonly components: readonly { name: string }[];
    };

    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(lockFaults(ours, packages, new Set(components.map(({ name }) => name)))).toEqual([]);
  });

  it("has its reasons in docs/dependencies.md, each", () => {
    expect(Object.keys(ours.dependencies ?? {}).length).toBeGreaterThan(10);
    expect(unexplained(read("docs/dependencies.md"), ours)).toEqual([]);
  });
});

describe("a locked package", () => {
  it.each<[string, LockedPackage]>([
    ["that is sound", SOUND],
    ["under one of two licences", { ...SOUND, license: "(GPL-3.0 OR MIT)" }],
    ["under two licences that are both allowed", { ...SOUND, license: "MIT AND ISC" }],
    [
      "that is optional, with a script that is not approved and so does not run",
      { ...SOUND, hasInstallScript: true, optional: true },
    ],
    ["for development under MPL-2.0", { ...SOUND, license: "MPL-2.0" }],
  ])("%s has no fault", (_, one) => {
    expect(faultsOf(one)).toEqual([]);
  });

  it.each<[string, LockedPackage, RegExp]>([
    ["without a hash", { version: "1.2.3", license: "MIT" }, /no SHA-512/],
    ["with a weak hash", { ...SOUND, integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }, /no SHA-512/],
    ["with a strong hash and a weak one", { ...SOUND, integrity: `${SOUND.integrity} sha1-AAAA` }, /no SHA-512/],
    ["from an address", { ...SOUND, resolved: "https://example.com/a.tgz" }, /address/],
    ["that is a folder beside ours", { ...SOUND, link: true }, /link/],
    ["without a licence", { version: "1.2.3", integrity: SOUND.integrity ?? "" }, /no licence/],
    ["under a licence that is not on the list", { ...SOUND, license: "AGPL-3.0" }, /AGPL-3.0/],
    ["under two licences of which one is not", { ...SOUND, license: "MIT AND AGPL-3.0" }, /AGPL-3.0/],
    ["with a script nobody has judged", { ...SOUND, hasInstallScript: true }, /allowScripts/],
    ["in another version than package.json wants", { ...SOUND, version: "1.2.4" }, /has 1.2.4/],
  ])("%s is a fault", (_, one, says) => {
    expect(faultsOf(one)).toEqual([expect.stringMatching(says)]);
  });

  it("under MPL-2.0 is a fault once code of it is bundled", () => {
    expect(faultsOf({ ...SOUND, license: "MPL-2.0" }, MANIFEST, new Set(["a"]))).toEqual([
      expect.stringContaining("MPL-2.0"),
    ]);
  });

  it("is wanted by its exact version", () => {
    for (const wanted of ["^1.2.3", "~1.2.3", "1.x", "latest", "*", "https://example.com/a.tgz", "file:../a"])
      expect(faultsOf(SOUND, { dependencies: { a: wanted } })).toEqual([expect.stringContaining("exact")]);
  });

  it("that is gone is approved for nothing", () => {
    expect(faultsOf(SOUND, { ...MANIFEST, allowScripts: { gone: true } })).toEqual([expect.stringContaining("gone")]);
  });
});

describe("docs/dependencies.md", () => {
  const page = (rows: string, development = "typescript (types).") =>
    `# D\n\n## In the bundles\n\n| package | what | who | instead |\n|---|---|---|---|\n${rows}\n\n## For development only\n\n${development}\n`;
  const manifest: Manifest = {
    dependencies: { a: "1.0.0", "@s/b": "1.0.0", "@s/c": "1.0.0" },
    devDependencies: { typescript: "1.0.0" },
  };

  it.each([
    { rows: "| a | x | y | z |\n| @s/b, c | x | y | z |", says: [] },
    { rows: "| a | x | y | z |\n| @s/b | x | y | z |", says: ["@s/c has no row"] },
    { rows: "| a | x | | z |\n| @s/b, c | x | y | z |", says: ["The row of a"] },
    { rows: "| a | x | y | z |\n| @s/b, c | x | y | z |\n| old | x | y | z |", says: ["old has a row"] },
  ])("with $rows says too little: $says", ({ rows, says }) => {
    expect(unexplained(page(rows), manifest)).toEqual(says.map((text) => expect.stringContaining(text)));
  });

  it("names what is for development only", () => {
    const rows = "| a | x | y | z |\n| @s/b, c | x | y | z |";

    expect(unexplained(page(rows, "Nothing."), manifest)).toEqual([expect.stringContaining("typescript")]);
  });
});
