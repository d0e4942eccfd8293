import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./target.ts";

const FOLDER = join(import.meta.dirname, "findings");

/** Inputs that once broke a promise, by the target's name: `findings/<target>/<what-was-wrong>.txt`. */
export function findingsOf({
  name,
}: Pick<Target, "name">): readonly { readonly because: string; readonly input: Buffer }[] {
  const folder = join(FOLDER, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => ({
    because: file.replace(/\.[a-z]+$/, ""),
    input: readFileSync(join(folder, file)),
  }));
}

/** The names of all folders of findings. */
export function namesWithFindings(): readonly string[] {
  return existsSync(FOLDER) ? readdirSync(FOLDER) : [];
}
