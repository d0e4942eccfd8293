import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { MANIFEST_NAME } from "../../action/collect/manifest.ts";
import type { PipelineRow } from "../../test/gitlab/world/rows.ts";
import { say, table } from "./say.ts";

/** Says in plain words what the webhooks and the step have led to, with the files that were brought. */
export function tellWhatHappened(
  fromWebhooks: readonly PipelineRow[],
  ofStep: PipelineRow | undefined,
  exitCode: number,
  folder: string,
): void {
  const count = fromWebhooks.length;
  const succeeded = fromWebhooks.filter(({ status }) => status === "success").length;
  say(`${count} changes became ${count} pipelines, of which ${succeeded} have succeeded by now.`);
  say("A push that no route takes, a ping, a repeat and a forgery became none.");
  say(
    `The step triggered pipeline #${ofStep?.id}, saw it end with ${ofStep?.status}, and ended with exit code ${exitCode}.`,
  );
  const files = filesUnder(folder).filter((path) => relative(folder, path) !== MANIFEST_NAME);
  if (files.length === 0) return;
  say(`It brought ${files.length} files, and ${MANIFEST_NAME} with their jobs and checksums:`);
  say("");
  table([
    ["file", "size", "first line"],
    ...files.map((path) => [relative(folder, path), `${statSync(path).size} bytes`, firstLine(path)]),
  ]);
}

function firstLine(path: string): string {
  return readFileSync(path, "utf8").split("\n", 1)[0] ?? "";
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
