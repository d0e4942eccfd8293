import { jobFolders, stageFolders } from "./job-folders.ts";
import type { Layout } from "./layout.ts";
import type { TreeJob } from "./tree-jobs.ts";

/**
 * Where the files of each job go, by job id: a path below the target folder, with `/`, or an empty one for the target itself.
 *
 * Give all jobs, not only those wanted: what a folder is called may depend on the others.
 */
export function layOut(layout: Layout, jobs: readonly TreeJob[]): ReadonlyMap<number, string> {
  switch (layout) {
    case "by-job":
      return jobFolders(jobs);
    case "by-stage": {
      const stages = stageFolders(jobs.map(({ stage }) => stage));
      const folders = [...stages].flatMap(([stage, folder]) =>
        [...jobFolders(jobs.filter((job) => job.stage === stage))].map(
          ([id, job]) => [id, `${folder}/${job}`] as const,
        ),
      );
      return new Map(folders);
    }
    case "flat":
      return new Map(jobs.map(({ id }) => [id, ""]));
    case "dbp":
      return new Map(jobs.map((job) => [job.id, `${dbpFolder(job)}/artifacts`]));
  }
}

/** Where the layout `dbp` has a job's log. */
export function dbpLog(job: TreeJob): string {
  return `${dbpFolder(job)}/job.log`;
}

/**
 * `job_<id>_<name>`, each character of the name that is no ASCII letter or digit being `_`: index.js of
 * digital-blueprint/gitlab-pipeline-trigger-action 1.4.3, but for a name too long for a disk, which that cannot write.
 */
function dbpFolder({ id, name }: TreeJob): string {
  return `job_${id}_${name.replace(/[^a-zA-Z0-9]/g, "_")}`.slice(0, 200);
}
