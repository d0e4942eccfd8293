import { counted } from "../../../shared/text/counted.ts";
import { formatBytes } from "../../../shared/text/format-bytes.ts";
import type { StepResult } from "../../model/step-result.ts";
import type { Ink } from "../ink.ts";
import { markdownTable } from "../markdown.ts";

const MOST_FILES = 10;

type Artifacts = NonNullable<StepResult["artifacts"]>;

/** What was brought back, in a line: how much, and where to. */
export function artifactsLine({ path, count, files }: Artifacts, ink: Ink): string {
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return `📦 **${counted(count, "file")}** (${formatBytes(sizeBytes)}) in ${ink.text(path, 500)}`;
}

/** The same, with the largest files. */
export function artifactsPart(artifacts: Artifacts, ink: Ink): string {
  const { files } = artifacts;
  const head = artifactsLine(artifacts, ink);
  if (files.length === 0) return head;
  const largest = [...files].sort((one, other) => other.sizeBytes - one.sizeBytes).slice(0, MOST_FILES);
  const rows = largest.map((file) => [ink.text(file.path), ink.text(file.job), formatBytes(file.sizeBytes)]);
  const title = files.length > largest.length ? `the ${largest.length} largest` : "all of them";
  return `${head}\n\n<details><summary>${title}</summary>\n\n${markdownTable(["File", "Job", "Size"], rows)}\n\n</details>`;
}
