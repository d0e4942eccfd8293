import type { ZipEntry } from "./unzip.ts";

/** A row of `artifacts/tree`. */
export interface TreeRow {
  readonly name: string;
  /** Folders end in a slash. */
  readonly path: string;
  readonly type: "file" | "directory";
  readonly size?: number;
  /** Octal. */
  readonly mode: string;
}

/** What lies in a folder of an archive, by name; `recursive` goes all the way down. */
export function treeOf(entries: readonly ZipEntry[], folder: string, recursive: boolean): readonly TreeRow[] {
  const prefix = folder === "" || folder === "/" ? "" : `${folder.replace(/\/+$/u, "")}/`;
  return entries
    .filter(({ path }) => path !== prefix && path.startsWith(prefix))
    .filter(({ path }) => recursive || !path.slice(prefix.length).replace(/\/$/u, "").includes("/"))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(rowOf);
}

function rowOf({ path, size, mode }: ZipEntry): TreeRow {
  const directory = path.endsWith("/");
  return {
    name: path.replace(/\/$/u, "").split("/").at(-1) ?? path,
    path,
    type: directory ? "directory" : "file",
    ...(directory ? {} : { size }),
    mode: mode.toString(8).padStart(6, "0"),
  };
}
