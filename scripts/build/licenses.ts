import type { BundledPackage } from "./bundled-packages.ts";

/** dist/licenses.txt: the licence of every package the bundles hold code of, since theirs ask that the text comes along. */
export function licensesText(packages: readonly BundledPackage[]): string {
  const sections = packages.map(
    ({ name, version, license, licenseText }) =>
      `${name} ${version} (${license})\n\n${licenseText.replaceAll("\r\n", "\n").trim()}\n`,
  );
  return `Code of these packages is part of the bundles in this folder. Sluice itself is under the licence in ../LICENSE.\n\n${sections.join(`\n${"-".repeat(80)}\n\n`)}`;
}
