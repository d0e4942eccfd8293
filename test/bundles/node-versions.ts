import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** A Node to run a bundle on. */
export interface NodeVersion {
  readonly path: string;
  /** For example `20.20.2`. */
  readonly version: string;
}

/** The Node that runs the tests, and every other version that PATH leads to: a machine's own is often an older one. */
export async function nodeVersions(): Promise<readonly NodeVersion[]> {
  const found = new Map([[process.versions.node, process.execPath]]);
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, "node");
    try {
      await access(path);
      const { stdout } = await promisify(execFile)(path, ["-p", "process.versions.node"]);
      const version = stdout.trim();
      if (Number.parseInt(version, 10) >= 20 && !found.has(version)) found.set(version, path);
    } catch {
      // No Node there.
    }
  }
  return [...found].map(([version, path]) => ({ version, path }));
}
