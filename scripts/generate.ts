// Writes the files that are made from other ones: `npm run generate`. With --check it writes nothing, lists those that are
// stale and exits 1.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatLikeBiome } from "./generate/format.ts";
import { type GenerateSources, generateAll } from "./generate/generate-all.ts";

const root = dirname(import.meta.dirname);
const check = process.argv.includes("--check");

const sources: GenerateSources = {
  actionYml: readFileSync(join(root, "action.yml"), "utf8"),
  packageJson: readFileSync(join(root, "package.json"), "utf8"),
  getSluice: readFileSync(join(root, "scripts/generate/components/get-sluice.js"), "utf8"),
  readme: read("README.md"),
};
const stale = generateAll(sources)
  .map((file) => ({ ...file, text: formatLikeBiome(root, file) }))
  .filter(({ path, text }) => read(path) !== text);

for (const { path, text } of stale) {
  console.log(`${check ? "stale" : "written"}: ${path}`);
  if (check) continue;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
if (check && stale.length > 0) {
  console.log("Run `npm run generate` and commit what it writes.");
  process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}
