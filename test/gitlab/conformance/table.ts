import type { ConformanceCase } from "./case.ts";
import { ARTIFACT_CHANGES } from "./cases/artifact-changes.ts";
import { ARTIFACT_READS } from "./cases/artifact-reads.ts";
import { JOB_TOKENS } from "./cases/job-tokens.ts";
import { PIPELINE_ACTIONS } from "./cases/pipeline-actions.ts";
import { PIPELINE_LISTS } from "./cases/pipeline-lists.ts";
import { PIPELINE_READS } from "./cases/pipeline-reads.ts";
import { STARTING } from "./cases/starting.ts";
import { TRIGGER_CREATION } from "./cases/trigger-creation.ts";
import { TRIGGER_INPUTS } from "./cases/trigger-inputs.ts";
import { TRIGGER_TOKENS } from "./cases/trigger-tokens.ts";
import { TRIGGERING } from "./cases/triggering.ts";

/**
 * What GitLab promises to a program that triggers pipelines, waits for them and fetches artifacts: numbered cases after
 * GitLab's own specs (spec/requests/api/ci of the 18.x and 19.x series) and code, in the order of their numbers.
 */
export const CASES: readonly ConformanceCase[] = [
  ...TRIGGERING,
  ...TRIGGER_CREATION,
  ...TRIGGER_INPUTS,
  ...JOB_TOKENS,
  ...TRIGGER_TOKENS,
  ...PIPELINE_LISTS,
  ...PIPELINE_READS,
  ...PIPELINE_ACTIONS,
  ...ARTIFACT_READS,
  ...ARTIFACT_CHANGES,
  ...STARTING,
].toSorted((a, b) => a.number - b.number);
