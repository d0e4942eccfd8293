import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./bundle-lab.ts";
import { type Child, type Ended, startChild } from "./child.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A bundle of the command line in a folder with nothing else, `bin`, and a folder to run it in. */
export interface CliAlone {
  readonly bin: string;
  readonly folder: string;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Child;
}

/** Copies dist/cli.js, and the bundles named, out of the repository: no package.json and no node_modules is near them. */
export async function cliAlone(node: string, ...beside: readonly string[]): Promise<CliAlone> {
  const bin = join(await temporaryFolder(), "bin");
  await mkdir(bin);
  for (const name of ["cli.js", ...beside]) await copyFile(join(ROOT, "dist", name), join(bin, name));
  const folder = await temporaryFolder();
  const start: CliAlone["start"] = (args, env = {}) =>
    startChild(node, [join(bin, "cli.js"), ...args], { cwd: folder, env: { PATH: "/usr/bin:/bin", ...env } });
  return { bin, folder, start, run: async (args, env) => await start(args, env).ended };
}
