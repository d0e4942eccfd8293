import type { GeneratedFile } from "./generated-file.ts";

/** package.json's version as a module: a bundle copied alone still knows which version it is. */
export function versionModule(packageJson: string): GeneratedFile {
  return {
    path: "shared/text/version.generated.ts",
    text: `// Generated from package.json by \`npm run generate\`. Change it there, not here.

/** The version of Sluice, as in package.json. */
export const VERSION = ${JSON.stringify(versionOf(packageJson))};
`,
  };
}

/** The version in package.json. */
export function versionOf(packageJson: string): string {
  return (JSON.parse(packageJson) as { version: string }).version;
}
