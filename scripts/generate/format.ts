import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { GeneratedFile } from "./generated-file.ts";

/** The text as the formatter would leave it, so that a generated schema passes the format check like any other file. */
export function formatLikeBiome(root: string, { path, text }: GeneratedFile): string {
  if (!path.endsWith(".json")) return text;
  const biome = join(root, "node_modules", ".bin", "biome");
  const done = spawnSync(biome, ["format", `--stdin-file-path=${path}`], { cwd: root, input: text, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`biome cannot format ${path}: ${done.stderr || String(done.error)}`);
  return done.stdout;
}
