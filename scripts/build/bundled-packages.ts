import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of which code is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its manifest says it: an SPDX id, or an expression of some. */
  readonly license: string;
  readonly licenseText: string;
  /** Of its archive, as the lock file holds it: `sha512-` and Base64. */
  readonly integrity: string;
  /** Names of the packages its manifest asks for. */
  readonly needs: readonly string[];
  /** The files of dist/ that hold code of it. */
  readonly bundles: readonly string[];
}

/** What a bundle was made of. */
export interface BundleInputs {
  readonly name: string;
  /** The files esbuild took code from, as its metafile names them. */
  readonly inputs: readonly string[];
}

/**
 * The packages the bundles hold code of, by name and version.
 *
 * @throws Error when one comes without the text of its licence, or is not in the lock file
 */
export function bundledPackages(root: string, bundles: readonly BundleInputs[]): readonly BundledPackage[] {
  const inBundles = new Map<string, Set<string>>();
  for (const { name, inputs } of bundles) {
    for (const folder of inputs.flatMap((path) => packageFolder(path) ?? []))
      inBundles.set(folder, (inBundles.get(folder) ?? new Set()).add(name));
  }
  const locked = lockedPackages(root);
  const copies = [...inBundles].map(([folder, names]) => readPackage(root, folder, [...names].sort(), locked));
  // One version may lie in several folders.
  return [...Map.groupBy(copies, keyOf)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...more]]) => {
      if (first === undefined) return [];
      const names = new Set([first, ...more].flatMap((copy) => copy.bundles));
      return [{ ...first, bundles: [...names].sort() }];
    });
}

const keyOf = ({ name, version }: BundledPackage) => `${name}@${version}`;

/** `node_modules/@actions/core` of `node_modules/@actions/core/lib/core.js`; undefined for our own files. */
function packageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function readPackage(
  root: string,
  folder: string,
  bundles: readonly string[],
  locked: Readonly<Record<string, { readonly integrity?: string }>>,
): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Record<string, unknown>;
  const integrity = locked[folder]?.integrity;
  if (integrity === undefined) throw new Error(`${folder} is bundled and not in package-lock.json.`);
  return {
    name: String(manifest["name"]),
    version: String(manifest["version"]),
    license: String(manifest["license"]),
    licenseText: licenseTextOf(join(root, folder)),
    integrity,
    needs: Object.keys(manifest["dependencies"] ?? {}).sort(),
    bundles,
  };
}

/** Of a file of its own, or of the section of its readme where a package has only that. */
function licenseTextOf(folder: string): string {
  const names = readdirSync(folder);
  const file = names.find((name) => /^licen[cs]e/i.test(name));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8");
  const readme = names.find((name) => /^readme/i.test(name));
  const text = readme === undefined ? "" : readFileSync(join(folder, readme), "utf8");
  const section = /^#+ *licen[cs]e *\n([^]+?)(?=^#|$(?![^]))/im.exec(text)?.[1];
  if (section === undefined || !/copyright/i.test(section))
    throw new Error(`${folder} is bundled and comes without the text of its licence.`);
  return section;
}

function lockedPackages(root: string): Readonly<Record<string, { readonly integrity?: string }>> {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
  };
  return lock.packages;
}
