import { createHash } from "node:crypto";
import type { Job } from "../../shared/gitlab/pipeline.ts";
import { entryPath } from "./entry-path.ts";
import { MANIFEST_NAME } from "./manifest.ts";
import { nameKey } from "./name-key.ts";

/** GitLab allows 255 characters; a path needs room for what comes below. */
const LONGEST = 80;
const NOT_IN_A_NAME = /[^\p{L}\p{N}\p{M}._+@=-]+/gu;

/**
 * A folder name for each job, by job id: readable, safe on every disk, and no two alike there.
 *
 * Letters and digits of any script stay, anything else becomes `-`: `build: [amd64, debug]` → `build-amd64-debug`. Names
 * that would fall together, and those of which nothing is left, get a mark made from the whole name; jobs of the very same
 * name (retried, or in two pipelines of a tree) get their id. So a job's folder is the same in every run of a pipeline
 * with the same jobs, in whatever order they come: give all jobs, not only those wanted.
 */
export function jobFolders(jobs: readonly Job[]): ReadonlyMap<number, string> {
  const sameFolder = countBy(jobs, ({ name }) => nameKey(plainName(name)));
  const sameName = countBy(jobs, ({ name }) => name);
  const folders = new Map<number, string>();
  const taken = new Set<string>();
  for (const job of [...jobs].sort((a, b) => a.id - b.id)) {
    const plain = plainName(job.name);
    const isAlone = sameFolder.get(nameKey(plain)) === 1 && isUsable(plain);
    const mark = sameName.get(job.name) === 1 ? nameMark(job.name) : String(job.id);
    let folder = isAlone ? plain : `${plain || "job"}-${mark}`;
    // A job may be named after the mark of another.
    while (taken.has(nameKey(folder))) folder = `${folder}-${job.id}`;
    taken.add(nameKey(folder));
    folders.set(job.id, folder);
  }
  return folders;
}

function plainName(name: string): string {
  const words = name.normalize("NFC").replaceAll(NOT_IN_A_NAME, "-").replaceAll(/-{2,}/g, "-");
  return trimmed(Array.from(trimmed(words)).slice(0, LONGEST).join(""));
}

/** No hidden folder, none that looks like an option, none whose end Windows drops. */
function trimmed(text: string): string {
  return text.replace(/^[-.]+/, "").replace(/[-.]+$/, "");
}

function isUsable(folder: string): boolean {
  return folder !== "" && nameKey(folder) !== nameKey(MANIFEST_NAME) && entryPath(folder, "windows").kind === "inside";
}

function nameMark(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 8);
}

function countBy(jobs: readonly Job[], key: (job: Job) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const job of jobs) counts.set(key(job), (counts.get(key(job)) ?? 0) + 1);
  return counts;
}
