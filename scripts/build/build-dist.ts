import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildResult, build } from "esbuild";
import { assertOnlyListed } from "./builtins-when-needed.ts";
import { bundledPackages } from "./bundled-packages.ts";
import { BUNDLES, type Bundle, buildOptions, MODULE_BANNER, SCRIPT_BANNER } from "./bundles.ts";
import { licensesText } from "./licenses.ts";
import { packed } from "./pack.ts";
import { type BilledProduct, sbomText } from "./sbom.ts";

/** A file of dist/. */
export interface DistFile {
  readonly name: string;
  readonly contents: Buffer;
  readonly executable: boolean;
}

/** What esbuild hands back for one bundle. */
type Built = BuildResult<ReturnType<typeof buildOptions>>;

/** Everything that belongs into dist/, made in memory. The same tree gives the same bytes on every machine. */
export async function buildDist(root: string): Promise<readonly DistFile[]> {
  const built = await Promise.all(
    BUNDLES.map(async (bundle) => {
      const result = await build(buildOptions(root, bundle));
      const contents = Buffer.from(await textOf(bundle, result));
      // Only what is left after tree shaking counts as bundled.
      const inputs = Object.values(result.metafile.outputs).flatMap((output) =>
        Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
      );
      return { name: bundle.name, contents, executable: bundle.executable === true, inputs };
    }),
  );
  const packages = bundledPackages(root, built);
  return [
    ...built.map(({ name, contents, executable }) => ({ name, contents, executable })),
    { name: "licenses.txt", contents: Buffer.from(licensesText(packages)), executable: false },
    { name: "sbom.cdx.json", contents: Buffer.from(sbomText(productOf(root), packages)), executable: false },
  ];
}

function productOf(root: string): BilledProduct {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as BilledProduct;
}

async function textOf({ name, exported, target }: Bundle, { outputFiles, metafile }: Built): Promise<string> {
  for (const { text } of outputFiles) assertOnlyListed(name, text);
  const pieces = outputFiles.map(({ path, text }) => {
    const file = basename(path);
    return { file, code: text, source: sourceOf(metafile.outputs[`dist/${file}`]?.inputs ?? {}) };
  });
  return exported === undefined
    ? await packed(SCRIPT_BANNER, pieces, { entry: name }, target)
    : await packed(MODULE_BANNER, pieces, { entry: name, exported }, target);
}

/** The largest of the sources a piece was made of stands for it; of a piece that only hands on, there is none. */
function sourceOf(inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>): string {
  const [largest] = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
  return largest?.[0].replace(/^.*node_modules\//, "") ?? "exports";
}
