import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BundleLab, gitlabJob, openLab, ROOT } from "../bundles/bundle-lab.ts";
import { type PipelineOrder, type RanPipeline, runPipeline } from "./run-pipeline.ts";

/** A GitLab that has a project `OWNER/sluice` with our components, and a pipeline of `group/caller` to include them. */
export interface ComponentLab extends BundleLab {
  /** Runs the pipeline of a CI file, whose jobs have a job token and nothing else. */
  run(ci: string, more?: Partial<PipelineOrder>): Promise<RanPipeline>;
}

/** The version by which templates get the command line. */
export const VERSION = `v${(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version}`;

/** Starts the lab; it ends with the test. */
export async function openComponentLab(
  options: Parameters<typeof openLab>[0] & { readonly visibility?: "public" | "private" } = {},
): Promise<ComponentLab> {
  const lab = await openLab(options);
  lab.gitlab.world.project({
    path: "OWNER/sluice",
    visibility: options.visibility ?? "public",
    tags: [VERSION],
    files: { "dist/cli.js": readFileSync(join(ROOT, "dist/cli.js"), "utf8") },
  });
  return {
    ...lab,
    run: async (ci, { variables, ...more } = {}) => {
      const { CI_JOB_TOKEN } = gitlabJob(lab, "");
      const around = { CI_JOB_TOKEN: String(CI_JOB_TOKEN), ...variables };
      return await runPipeline({ gitlabUrl: lab.gitlab.url, ci, versions: [VERSION], variables: around, ...more });
    },
  };
}
