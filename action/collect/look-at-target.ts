import { join } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files, FoundFile, Standing } from "./files.ts";
import { judgeTarget, namesOf, type TakenName, type TargetPlan } from "./judge-target.ts";
import { MANIFEST_NAME, readManifest } from "./manifest.ts";
import type { Staging } from "./staging.ts";

/** What shall come into a target folder. */
export interface Arrival {
  /** The folder as it was ordered, for messages. */
  readonly into: string;
  /** The names in the folder it needs, as far as they are known. */
  readonly needed: readonly string[];
  /** The project whose pipeline the run follows. */
  readonly projectId: number;
}

/** The plan for a target folder, with the text of the manifest it was made from. */
export type SeenTarget = TargetPlan & { readonly manifest: string | undefined };

/** Finds out what stands in the way. Throws ARTIFACTS_TARGET_OCCUPIED. */
export async function lookAtTarget(
  files: Files,
  { target, targetExists }: Staging,
  { into, needed, projectId }: Arrival,
): Promise<SeenTarget> {
  if (!targetExists) return { kind: "target", kept: [], leaving: [], manifest: undefined };
  const text = await files.readText(join(target, MANIFEST_NAME));
  const earlier = text === undefined ? [] : readManifest(text);
  if (earlier === undefined) throw occupied(into, `its ${MANIFEST_NAME} was not written by this version of Sluice`);
  const taken: TakenName[] = [];
  for (const name of new Set([...needed, ...earlier.flatMap(namesOf)])) {
    const standing = await files.standing(join(target, name));
    if (standing !== undefined) taken.push({ name, standing, files: await below(files, target, name, standing) });
  }
  const plan = judgeTarget({ earlier, taken, needed, projectId });
  if (plan.kind === "refused") throw occupied(into, plan.reason);
  return { ...plan, manifest: text };
}

/** Why nothing can be put into a folder. */
export function occupied(into: string, reason: string): CodedError {
  return new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: ${reason}.`);
}

async function below(files: Files, target: string, name: string, standing: Standing): Promise<readonly FoundFile[]> {
  const path = join(target, name);
  if (standing === "folder")
    return (await files.filesBelow(path)).map((found) => ({ ...found, path: `${name}/${found.path}` }));
  return [{ path: name, kind: standing, sizeBytes: standing === "file" ? await sizeOf(files, path) : 0 }];
}

async function sizeOf(files: Files, path: string): Promise<number> {
  const file = await files.open(path);
  try {
    return file.lengthBytes;
  } finally {
    await file.close();
  }
}
