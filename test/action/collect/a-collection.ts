import type { CollectDeps, CollectOrder } from "../../../action/collect/collect.ts";
import { parseSelectors } from "../../../action/collect/selector.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { aBareJob, aJob } from "./a-job.ts";
import { contentOf, deps, streamOf } from "./on-disk.ts";
import { type EntrySpec, zipBytes } from "./zip-bytes.ts";

/** What the manifest is called. */
export const MANIFEST = "sluice-artifacts.json";
const build = aJob({ id: 11, name: "build: [amd64]" });
/** The one in the middle. */
export const test1 = aJob({ id: 12, name: "test 1/2" });
const test2 = aJob({ id: 13, name: "test 2/2" });
const lint = aBareJob({ id: 14, name: "lint" });
/** The jobs of a pipeline. */
export const jobs = [build, test1, test2, lint];

/** Jobs whose archives say in `who` who they are from, and hold a report. */
export function serving(
  archives: Readonly<Record<number, readonly EntrySpec[]>> = {},
  more: Partial<CollectDeps> = {},
): CollectDeps {
  const open = async (job: Job) =>
    streamOf(
      zipBytes(
        archives[job.id] ?? [
          { name: "who", content: `${job.pipeline.projectId}/${job.pipeline.id}/${job.id}` },
          { name: "reports/a.xml", content: "<a/>" },
        ],
      ),
    );
  return { ...deps(), open, ...more };
}

/** An order for what the text selects. */
export function order(into: string, text = "true", more: Partial<CollectOrder> = {}): CollectOrder {
  const parsed = parseSelectors(text);
  if (parsed.kind === "problems") throw new Error(parsed.problems.join());
  const [first] = more.jobs ?? jobs;
  const followed = { id: 41, projectId: 7, webUrl: "https://gitlab.test/group/app/-/pipelines/41", ...first?.pipeline };
  return { followed, jobs, selectors: parsed.selectors, layout: "by-job", into, ...more };
}

/** The target's content without the manifest. */
export function filesIn(into: string): Record<string, string> {
  const { [MANIFEST]: _manifest, ...files } = contentOf(into);
  return files;
}
