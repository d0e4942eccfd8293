import { createHash } from "node:crypto";
import { entryPath } from "./entry-path.ts";
import { MANIFEST_NAME } from "./manifest.ts";
import { nameKey } from "./name-key.ts";
import type { TreeJob } from "./tree-jobs.ts";

/** GitLab allows 255 characters; a path needs room for what comes below. */
const LONGEST = 80;
const NOT_IN_A_NAME = /[^\p{L}\p{N}\p{M}._+@=-]+/gu;

/**
 * A folder name for each job, by job id: readable, safe on every disk, and no two alike there.
 *
 * Letters and digits of any script stay, anything else becomes `-`: `build: [amd64, debug]` → `build-amd64-debug`. Where a
 * job of a downstream pipeline has a name that another pipeline of the tree has too, the names of the trigger jobs that
 * lead to it come first (`deploy-build`), and the root's own job keeps the plain name. Names that still fall together, and
 * those of which nothing is left, get a mark made from the whole name; runs of the very same job get their id. So a job's
 * folder is the same in every run of pipelines with the same jobs, in whatever order they come: give all jobs, not only
 * those wanted.
 */
export function jobFolders(jobs: readonly TreeJob[]): ReadonlyMap<number, string> {
  const plain = new Map(jobs.map((job) => [job.id, plainName(job.name)]));
  const plainOf = (job: TreeJob) => plain.get(job.id) ?? "";
  const sharing = countBy(jobs, (job) => nameKey(plainOf(job)));
  const sharingInRoot = countBy(jobs.filter(isOfRoot), (job) => nameKey(plainOf(job)));
  const wish = (job: TreeJob) => {
    const name = plainOf(job);
    const key = nameKey(name);
    const isAlone = sharing.get(key) === 1 || (isOfRoot(job) && sharingInRoot.get(key) === 1);
    if (isOfRoot(job) || isAlone) return { name, isAlone };
    return { name: plainName([...(job.via ?? []), job.name].join(" ")), isAlone: true };
  };
  const wishes = new Map(jobs.map((job) => [job.id, wish(job)]));
  const wishing = countBy(jobs, (job) => nameKey(wishes.get(job.id)?.name ?? ""));
  const runs = countBy(jobs, fullName);
  const folders = new Map<number, string>();
  const taken = new Set<string>();
  for (const job of [...jobs].sort(byPlace)) {
    const { name, isAlone } = wishes.get(job.id) ?? { name: "", isAlone: false };
    // The root's own job keeps its name from one further down that would be called the same.
    const isFree = wishing.get(nameKey(name)) === 1 || (isOfRoot(job) && !taken.has(nameKey(name)));
    const mark = runs.get(fullName(job)) === 1 ? nameMark(job) : String(job.id);
    let folder = isAlone && isFree && isUsable(name) ? name : `${name || "job"}-${mark}`;
    // A job may be named after the mark of another.
    while (taken.has(nameKey(folder))) folder = `${folder}-${job.id}`;
    taken.add(nameKey(folder));
    folders.set(job.id, folder);
  }
  return folders;
}

/** The same for stages, by the stage's name. */
export function stageFolders(stages: Iterable<string>): ReadonlyMap<string, string> {
  const names = [...new Set(stages)];
  const sharing = countBy(names, (stage) => nameKey(plainName(stage)));
  return new Map(
    names.map((stage) => {
      const name = plainName(stage);
      const isFree = sharing.get(nameKey(name)) === 1 && isUsable(name);
      return [stage, isFree ? name : `${name || "stage"}-${markOf(stage)}`];
    }),
  );
}

function isOfRoot({ via = [] }: TreeJob): boolean {
  return via.length === 0;
}

function byPlace(one: TreeJob, other: TreeJob): number {
  const depth = (one.via?.length ?? 0) - (other.via?.length ?? 0);
  if (depth !== 0) return depth;
  const [first, second] = [fullName(one), fullName(other)];
  if (first !== second) return first < second ? -1 : 1;
  return one.id - other.id;
}

/** Of no other job of the tree, but for other runs of the same. */
function fullName({ via = [], name }: TreeJob): string {
  return [...via, name].join("\n");
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

function nameMark(job: TreeJob): string {
  return markOf(fullName(job));
}

function markOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
