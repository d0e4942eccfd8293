import { join } from "node:path";
import type { Files } from "./files.ts";

/**
 * Brings the content of one folder into another by as few renames as that takes; both are on one disk, and nobody else's.
 *
 * No file may stand where another one comes: that is for the caller to have found out.
 */
export async function mergeFolders(files: Files, from: string, to: string): Promise<void> {
  for (const name of await files.names(from)) {
    const [here, there] = [join(from, name), join(to, name)];
    if ((await files.standing(there)) === "folder" && (await files.standing(here)) === "folder")
      await mergeFolders(files, here, there);
    else await files.move(here, there);
  }
}
