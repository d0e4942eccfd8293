import { createHash } from "node:crypto";
import type { BundledPackage } from "./bundled-packages.ts";

/** What the bill is of. */
export interface BilledProduct {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/**
 * dist/sbom.cdx.json: what the bundles are made of, as a CycloneDX bill of materials (https://cyclonedx.org/docs/1.6/json/).
 *
 * It lists what is really in them, after tree shaking, each with the hash of the archive it came in and the bundles that hold code of
 * it. The same packages give the same bytes: there is no time in it, and its serial number is made of its contents.
 */
export function sbomText({ name, version, license }: BilledProduct, packages: readonly BundledPackage[]): string {
  const product = purlOf(name, version);
  const refsByName = Map.groupBy(
    packages.map((one) => ({ name: one.name, ref: purlOf(one.name, one.version) })),
    (one) => one.name,
  );
  const refsOf = (names: readonly string[]) =>
    names.flatMap((needed) => (refsByName.get(needed) ?? []).map(({ ref }) => ref));
  const bill = {
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": product,
        name,
        version,
        purl: product,
        licenses: licensesOf(license),
      },
    },
    components: packages.map(componentOf),
    dependencies: [
      { ref: product, dependsOn: refsOf([...refsByName.keys()]) },
      ...packages.map((one) => ({ ref: purlOf(one.name, one.version), dependsOn: refsOf(one.needs) })),
    ],
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bill))}`;
  return `${JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", serialNumber, ...bill }, undefined, 2)}\n`;
}

function componentOf({ name, version, license, integrity, bundles }: BundledPackage) {
  const purl = purlOf(name, version);
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    hashes: [{ alg: "SHA-512", content: sha512Of(integrity) }],
    licenses: licensesOf(license),
    properties: bundles.map((value) => ({ name: "sluice:bundle", value })),
  };
}

/** https://github.com/package-url/purl-spec: the `@` of a scope is written %40. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
}

/** One id stands alone, several are an expression. */
function licensesOf(license: string) {
  return /^[\w.+-]+$/.test(license) ? [{ license: { id: license } }] : [{ expression: license }];
}

function sha512Of(integrity: string): string {
  const [, base64] = /^sha512-(.+)$/.exec(integrity) ?? [];
  if (base64 === undefined) throw new Error(`The lock file holds a hash that is no SHA-512: ${integrity}.`);
  return Buffer.from(base64, "base64").toString("hex");
}

/** A UUID of version 8, whose meaning is ours: the first bits of a SHA-256. */
function uuidOf(text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
