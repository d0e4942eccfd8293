import { readFile, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/**
 * Gives the libraries of a PostgreSQL from npm the names its programs look for.
 *
 * An npm package holds no symbolic links, so it brings a list of them, for a script that runs when it is installed. Ours are installed
 * without running any (`npm ci --ignore-scripts`); so this does the same, where it has not been done.
 *
 * @param folder the package's
 */
export async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[];
  await Promise.all(
    links.map(async ({ source, target }) => {
      try {
        await symlink(relative(dirname(target), source), join(folder, target));
      } catch (error) {
        // Somebody has made it before, or just now.
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    }),
  );
}
