import { chooseJobs } from "../select.ts";
import type { ArtifactSelector } from "../selector.ts";
import type { TreeJob } from "../tree-jobs.ts";

/** One job's dotenv files that are wanted. */
export interface DotenvChoice {
  readonly job: TreeJob;
  /** Whether its dotenv report is wanted. */
  readonly report: boolean;
  /** Which files of its archive are wanted; absent: none. */
  readonly wanted?: (path: string) => boolean;
  /** Whether it is an error when there is none: it was asked for by name. */
  readonly required: boolean;
}

/**
 * Whose dotenv files are wanted, in the order in which they win over each other, the strongest last.
 *
 * `build: build.env` asks for files of the archive of `build`, `build` for its dotenv report, and `true` for the report of
 * every job that has one. Within a pipeline a later job wins (GitLab numbers them by stage), and a pipeline wins over those
 * it has started.
 */
export function chooseDotenv(
  jobs: readonly TreeJob[],
  selectors: readonly ArtifactSelector[],
): readonly DotenvChoice[] {
  const adding = selectors.filter(({ exclude }) => !exclude);
  const excluding = selectors.filter(({ exclude }) => exclude);
  const forReports = adding.filter(({ paths }) => paths === undefined);
  const forFiles = adding.filter(({ paths }) => paths !== undefined);
  const whole = excluding.filter(({ paths }) => paths === undefined);
  const reporting = jobs.flatMap((job) =>
    job.artifacts.some(({ fileType }) => fileType === "dotenv")
      ? [{ ...job, archive: job.archive ?? { filename: "", sizeBytes: 0 } }]
      : [],
  );
  const reports = new Set(
    selectors.length === 0 || (forReports.length === 0 && forFiles.length > 0)
      ? []
      : chooseJobs(reporting, [...forReports, ...whole]).chosen.map(({ job }) => job.id),
  );
  const files = new Map(
    forFiles.length === 0
      ? []
      : chooseJobs(jobs, [...forFiles, ...excluding]).chosen.map(({ job, wanted }) => [job.id, wanted]),
  );
  const everything = forReports.every(({ text }) => text.toLowerCase() === "true");
  return [...jobs].sort(byStrength).flatMap((job) => {
    const [report, wanted] = [reports.has(job.id), files.get(job.id)];
    if (!report && wanted === undefined) return [];
    return [
      { job, report, ...(wanted === undefined ? {} : { wanted }), required: wanted !== undefined || !everything },
    ];
  });
}

function byStrength(one: TreeJob, other: TreeJob): number {
  return (other.via?.length ?? 0) - (one.via?.length ?? 0) || one.id - other.id;
}
