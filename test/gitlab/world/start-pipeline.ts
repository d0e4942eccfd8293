import { type CreationRules, checkCreation } from "./check-creation.ts";
import type { CiFile } from "./ci-file.ts";
import { type CreateOrder, storePipeline } from "./create-pipeline.ts";
import { type InputProblem, resolveInputs } from "./inputs.ts";
import type { JobRow, PipelineRow, Project } from "./rows.ts";
import type { World } from "./world.ts";

/** What came of the wish to create a pipeline. */
export type Creation =
  | { readonly kind: "created"; readonly pipeline: PipelineRow }
  /** Nothing was stored. */
  | { readonly kind: "refused"; readonly base: string }
  /** A failed pipeline was stored; `message` is what the trigger API answers with its 422. */
  | {
      readonly kind: "failed";
      readonly pipeline: PipelineRow;
      readonly message: string | { readonly base: readonly string[] };
    };

/** A child may have children, and that is all. */
const MOST_CHILD_LEVELS = 2;

/** Creates a pipeline if GitLab would. The `ref` may be short or full; the CI file is the project's unless given. */
export function startPipeline(
  world: World,
  project: Project,
  wish: Omit<CreateOrder, "ci" | "failed" | "sha"> & { readonly ci?: CiFile },
  rules: CreationRules,
): Creation {
  const ref = wish.ref.replace(/^refs\/(heads|tags)\//u, "");
  const tag = wish.ref.startsWith("refs/tags/") || (!project.branches.has(ref) && project.tags.has(ref));
  const verdict = checkCreation(
    project,
    { ...wish, variables: wish.variables ?? [], recent: recentOf(world, project) },
    rules,
  );
  if (verdict.kind === "refused") return verdict;
  const ci = wish.ci ?? project.ci ?? { jobs: [] };
  if (verdict.kind === "duplicate-variable") {
    const base = `Duplicate variable name: ${verdict.key}`;
    const failed = { reason: "config_error" };
    const pipeline = storePipeline(world, project, { ...wish, ref, tag, ci, variables: [], failed });
    return { kind: "failed", pipeline, message: { base: [base] } };
  }
  const inputs = resolveInputs(ci.inputs ?? {}, wish.inputs ?? {});
  const broken = brokenBy(ci, inputs.problems);
  if (broken !== undefined) {
    const failed = { reason: broken.reason, ...(broken.text === undefined ? {} : { yamlErrors: broken.text }) };
    const pipeline = storePipeline(world, project, { ...wish, ref, tag, ci, failed });
    return { kind: "failed", pipeline, message: broken.text === undefined ? broken.reason : { base: [broken.text] } };
  }
  const pipeline = storePipeline(world, project, { ...wish, ref, tag, ci, inputs: inputs.values });
  if (pipeline.jobs.length === 0 && ci.script === undefined) {
    world.remove(pipeline);
    return {
      kind: "refused",
      base: "Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.",
    };
  }
  return { kind: "created", pipeline };
}

/** Starts what a bridge points at; a string is the failure reason when it cannot be. */
export function startDownstream(world: World, bridge: JobRow, at: number): PipelineRow | string {
  const { project: path, ref, ci, variables = {} } = bridge.spec.trigger ?? {};
  const upstream = bridge.pipeline;
  const target = path === undefined ? upstream.project : world.projects.find((project) => project.path === path);
  if (target === undefined || (path === undefined && ci === undefined)) return "downstream_bridge_project_not_found";
  const targetRef = ref ?? (path === undefined ? upstream.ref : target.defaultBranch);
  const refusedFor = tooDeep(bridge, target, targetRef);
  if (refusedFor !== undefined) return refusedFor;
  const made = startPipeline(
    world,
    target,
    {
      ref: targetRef,
      source: path === undefined ? "parent_pipeline" : "pipeline",
      user: bridge.user,
      variables: Object.entries(variables).map(([key, value]) => ({ key, value, type: "env_var" as const })),
      createdAt: at,
      sourceJob: bridge,
      ...(ci === undefined ? {} : { ci }),
    },
    { payloadCountsAsVariable: true },
  );
  return made.kind === "created" ? made.pipeline : "downstream_pipeline_creation_failed";
}

/** GitLab's guards against pipelines that start each other without end: loops, and children of grandchildren. */
function tooDeep(bridge: JobRow, target: Project, ref: string): string | undefined {
  let children = 0;
  for (let at: PipelineRow | undefined = bridge.pipeline; at !== undefined; at = at.sourceJob?.pipeline) {
    if (at.project === target && at.ref === ref && target !== bridge.pipeline.project) return "pipeline_loop_detected";
    if (at.source === "parent_pipeline") children += 1;
  }
  const child = bridge.spec.trigger?.project === undefined;
  if (child) return children >= MOST_CHILD_LEVELS ? "reached_max_descendant_pipelines_depth" : undefined;
  return target === bridge.pipeline.project ? "invalid_bridge_trigger" : undefined;
}

function brokenBy(ci: CiFile, problems: readonly InputProblem[]): { reason: string; text?: string } | undefined {
  if (ci.yamlErrors !== undefined) return { reason: "config_error", text: ci.yamlErrors };
  const [problem] = problems;
  if (problem !== undefined) return { reason: "config_error", text: problem };
  return ci.failure === undefined ? undefined : { reason: ci.failure };
}

/** Pipelines of the last minute, for the creation rate limit; child pipelines do not count. */
function recentOf(world: World, project: Project): readonly PipelineRow[] {
  const since = world.nowMs - 60_000;
  const found: PipelineRow[] = [];
  for (let at = world.allPipelines.length - 1; at >= 0; at -= 1) {
    const pipeline = world.allPipelines[at];
    if (pipeline === undefined || pipeline.createdAt < since) break;
    if (pipeline.project === project && pipeline.source !== "parent_pipeline") found.push(pipeline);
  }
  return found;
}
