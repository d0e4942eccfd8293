import { join } from "node:path";
import type { Files } from "../collect/files.ts";
import { MANIFEST_NAME, readManifest } from "../collect/manifest.ts";
import type { NodeResult } from "./model.ts";

/**
 * Whether the artifacts that a node has brought are still where it has put them: every file its manifest names, of the same size.
 *
 * True where there are none. Never throws: what cannot be looked at is not there.
 */
export async function isStillThere(files: Files, { artifacts, pipeline }: NodeResult): Promise<boolean> {
  if (artifacts === undefined || artifacts.count === 0) return true;
  try {
    const text = await files.readText(join(artifacts.path, MANIFEST_NAME));
    const jobs = text === undefined ? undefined : readManifest(text);
    const ours = jobs?.filter(({ followed }) => followed.id === pipeline?.id) ?? [];
    const wanted = ours.flatMap((job) => job.files);
    if (wanted.length < artifacts.count) return false;
    const found = new Map((await files.filesBelow(artifacts.path)).map((file) => [file.path, file]));
    return wanted.every((file) => {
      const there = found.get(file.path);
      return there !== undefined && (there.kind === "link" || there.sizeBytes === file.sizeBytes);
    });
  } catch {
    return false;
  }
}
