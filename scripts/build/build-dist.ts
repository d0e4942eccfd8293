import { build } from "esbuild";
import { assertOnlyListed } from "./builtins-when-needed.ts";
import { BUNDLES, buildOptions } from "./bundles.ts";
import { licensesText } from "./licenses.ts";

/** A file of dist/. */
export interface DistFile {
  readonly name: string;
  readonly contents: Buffer;
  readonly executable: boolean;
}

/** Everything that belongs into dist/, made in memory. The same tree gives the same bytes on every machine. */
export async function buildDist(root: string): Promise<readonly DistFile[]> {
  const built = await Promise.all(
    BUNDLES.map(async (bundle) => {
      const { outputFiles, metafile } = await build(buildOptions(root, bundle));
      const contents = Buffer.concat(outputFiles.map((file) => file.contents));
      assertOnlyListed(bundle.name, contents.toString("utf8"));
      // Only what is left after tree shaking counts as bundled.
      const inputs = Object.values(metafile.outputs).flatMap((output) =>
        Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
      );
      return { name: bundle.name, contents, executable: bundle.executable === true, inputs };
    }),
  );
  const licenses = licensesText(
    root,
    built.flatMap(({ inputs }) => inputs),
  );
  return [
    ...built.map(({ name, contents, executable }) => ({ name, contents, executable })),
    { name: "licenses.txt", contents: Buffer.from(licenses), executable: false },
  ];
}
