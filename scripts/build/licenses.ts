import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of which code is in a bundle. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/**
 * dist/licenses.txt: the licence of every package the bundles hold code of, since theirs ask that the text comes along.
 *
 * @param inputs the files esbuild read, as its metafile names them
 * @throws Error when a bundled package has no licence file
 */
export function licensesText(root: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((path) => packageFolder(path) ?? []));
  const packages = [...folders].sort().map((folder) => readPackage(root, folder));
  const sections = packages.map(
    ({ name, version, license, text }) =>
      `${name} ${version} (${license})\n\n${text.replaceAll("\r\n", "\n").trim()}\n`,
  );
  return `Code of these packages is part of the bundles in this folder. Sluice itself is under the licence in ../LICENSE.\n\n${sections.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** `node_modules/@actions/core` of `node_modules/@actions/core/lib/core.js`; undefined for our own files. */
function packageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

function readPackage(root: string, folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Record<string, unknown>;
  const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} is bundled and has no licence file.`);
  return {
    name: String(manifest["name"]),
    version: String(manifest["version"]),
    license: String(manifest["license"]),
    text: readFileSync(join(root, folder, file), "utf8"),
  };
}
