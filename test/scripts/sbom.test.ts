import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { BundledPackage } from "../../scripts/build/bundled-packages.ts";
import { sbomText } from "../../scripts/build/sbom.ts";
import { ROOT } from "../support/source-files.ts";

interface Bill {
  readonly serialNumber: string;
  readonly components: readonly {
    readonly purl: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
    readonly properties?: readonly { readonly value: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const PRODUCT = { name: "sluice", version: "1.2.3", license: "MIT" };

const aPackage = (name: string, over: Partial<BundledPackage> = {}): BundledPackage => ({
  name,
  version: "1.0.0",
  license: "MIT",
  licenseText: "Do as you like.",
  integrity: `sha512-${Buffer.alloc(64, 1).toString("base64")}`,
  needs: [],
  bundles: ["cli.js"],
  ...over,
});

const billOf = (...packages: readonly BundledPackage[]): Bill => JSON.parse(sbomText(PRODUCT, packages)) as Bill;

describe("the bill of materials", () => {
  it("is the same for the same packages, and has another number for others", () => {
    const one = aPackage("one");

    expect(sbomText(PRODUCT, [one])).toBe(sbomText(PRODUCT, [one]));
    expect(billOf(one).serialNumber).not.toBe(billOf(one, aPackage("two")).serialNumber);
    expect(billOf(one).serialNumber).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });

  it("tells which package needs which others that are bundled, in every version there is", () => {
    const bill = billOf(
      aPackage("a", { needs: ["b", "not-bundled"] }),
      aPackage("b"),
      aPackage("b", { version: "2.0.0" }),
    );

    expect(bill.dependencies).toEqual([
      { ref: "pkg:npm/sluice@1.2.3", dependsOn: ["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0", "pkg:npm/b@2.0.0"] },
      { ref: "pkg:npm/a@1.0.0", dependsOn: ["pkg:npm/b@1.0.0", "pkg:npm/b@2.0.0"] },
      { ref: "pkg:npm/b@1.0.0", dependsOn: [] },
      { ref: "pkg:npm/b@2.0.0", dependsOn: [] },
    ]);
  });

  it("tells one licence by its id and several as an expression", () => {
    const bill = billOf(aPackage("a", { license: "BSD-3-Clause" }), aPackage("b", { license: "(MIT OR CC0-1.0)" }));

    expect(bill.components.map(({ licenses }) => licenses)).toEqual([
      [{ license: { id: "BSD-3-Clause" } }],
      [{ expression: "(MIT OR CC0-1.0)" }],
    ]);
  });

  it("refuses a hash it cannot tell as SHA-512", () => {
    expect(() => billOf(aPackage("a", { integrity: "sha1-AAAA" }))).toThrow("sha1-AAAA");
  });
});

describe("dist/sbom.cdx.json", () => {
  it("tells of each package what npm's own bill tells", async () => {
    const ours = JSON.parse(await readFile(join(ROOT, "dist/sbom.cdx.json"), "utf8")) as Bill;
    const args = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"];
    const { stdout } = await promisify(execFile)("npm", args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
    const theirs = new Map((JSON.parse(stdout) as Bill).components.map((one) => [one.purl, one]));

    expect(ours.components.length).toBeGreaterThan(10);
    for (const { purl, hashes, licenses } of ours.components)
      expect({ purl, hashes, licenses }).toEqual({
        purl,
        hashes: theirs.get(purl)?.hashes,
        licenses: theirs.get(purl)?.licenses,
      });
  });

  it("bills the packages whose licences are in dist/licenses.txt, and no others", async () => {
    const bill = JSON.parse(await readFile(join(ROOT, "dist/sbom.cdx.json"), "utf8")) as Bill;
    const licenses = await readFile(join(ROOT, "dist/licenses.txt"), "utf8");

    const listed = [...licenses.matchAll(/^(\S+) (\d+\.\d+\.\d+\S*) \(.+\)$/gm)].map(
      ([, name, version]) => `pkg:npm/${name?.replace("@", "%40")}@${version}`,
    );
    expect(bill.components.map(({ purl }) => purl)).toEqual(listed);
  });
});
