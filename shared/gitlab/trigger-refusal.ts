import type { ErrorCode } from "../errors/catalogue.ts";
import type { CodedError } from "../errors/coded-error.ts";
import type { AnswerWords } from "./answer-words.ts";
import { codedRefusal, jobTokenCode, type Refusal, refusalOf } from "./refusal.ts";

/**
 * GitLab's sentences about a pipeline it does not create, in the order in which it checks.
 *
 * Matched loosely, since GitLab rewords: a sentence that none of these knows becomes GITLAB_PIPELINE_REFUSED with GitLab's
 * own words. Sources: lib/api/ci/triggers.rb, app/services/ci/pipeline_trigger_service.rb, lib/gitlab/ci/pipeline/chain/*,
 * lib/gitlab/ci/config/interpolation/*.
 */
const SENTENCES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/\b(token|ref) is missing|\btoken is (empty|blank)/i, "GITLAB_PARAMETER_MISSING"],
  [/\bref\b.{0,20}(is empty|is blank|can't be blank|cannot be blank)/i, "GITLAB_REF_EMPTY"],
  [/variables is invalid/i, "GITLAB_VARIABLES_INVALID"],
  [/map of key-valued strings/i, "GITLAB_VARIABLES_NOT_STRINGS"],
  [/reference not found/i, "GITLAB_REF_NOT_FOUND"],
  [/workflow rules/i, "GITLAB_FILTERED_BY_WORKFLOW_RULES"],
  [/\bref is ambiguous/i, "GITLAB_REF_AMBIGUOUS"],
  [
    /rules configuration prevented|pipeline will not run for the selected|would have been empty|no stages \/ jobs/i,
    "GITLAB_NO_JOBS",
  ],
  [/missing .*\bCI config\b/i, "GITLAB_NO_CI_FILE"],
  [/permissions? to set pipeline variables/i, "GITLAB_VARIABLES_FORBIDDEN"],
  [/permissions? to create a new pipeline/i, "GITLAB_PIPELINE_FORBIDDEN"],
  [/permissions? to run a pipeline on/i, "GITLAB_REF_PROTECTED"],
  [/pipelines are disabled/i, "GITLAB_PIPELINES_DISABLED"],
  [/too many pipelines created/i, "GITLAB_CREATION_RATE_LIMIT"],
  [/duplicate variable name/i, "GITLAB_VARIABLE_DUPLICATE"],
  [
    /\binputs is invalid|`[^`]+` input: |unknown input|inputs? not defined|given inputs|\binputs?\b.{0,60}(not provided|not been provided|not valid|required)/i,
    "GITLAB_INPUTS_REFUSED",
  ],
];

/** Failure reasons of a stored pipeline that have nothing to do with its configuration, and what to do about them. */
const REASONS: Readonly<Record<string, string>> = {
  external_validation_failure: "The instance's external pipeline validation refused it: ask its administrator.",
  user_not_verified: "The token's owner must verify their account with GitLab first.",
  size_limit_exceeded:
    "The pipeline has more jobs than the instance's limit allows: make it smaller or have the limit raised.",
  job_activity_limit_exceeded: "Too many jobs are active in the target: wait for some to end, then trigger again.",
  deployments_limit_exceeded: "The pipeline has more deployments than the instance's limit allows.",
  project_deleted: "The target project is being deleted.",
};

/** The coded error of a trigger call that GitLab answered with anything but 2xx. */
export function triggerRefusalOf(refusal: Refusal): CodedError {
  const { status, words } = refusal;
  switch (status) {
    case 400:
      return codedRefusal(creationCode(words) ?? "GITLAB_PIPELINE_REFUSED", refusal);
    case 401:
      return codedRefusal(jobTokenCode(words) ?? "GITLAB_TOKEN_REJECTED", refusal);
    case 403:
      // The route's only 403, for the header `X-Gitlab-Event: Pipeline Hook`, says nothing more; one with more to say has another origin.
      return /^(403 )?forbidden$/i.test(words.text)
        ? codedRefusal("GITLAB_PIPELINE_HOOK_REFUSED", refusal)
        : refusalOf(refusal);
    case 404:
      return codedRefusal("GITLAB_TRIGGER_NOT_FOUND", refusal, words.form === "html" ? NO_API : undefined);
    case 422:
      return storedFailure(refusal);
    default:
      return refusalOf(refusal);
  }
}

const NO_API =
  "What answered is a web page, not GitLab's API: check that `host` names the GitLab server, with its path when GitLab is installed under one (https://host/gitlab).";

/** A 422: GitLab has stored the pipeline as failed. It gives its errors, or else the bare failure reason. */
function storedFailure(refusal: Refusal): CodedError {
  const { words } = refusal;
  const code = creationCode(words);
  if (code !== undefined) return codedRefusal(code, refusal);
  const hint = Object.hasOwn(REASONS, words.text) ? REASONS[words.text] : undefined;
  if (hint !== undefined || words.form !== "json") return codedRefusal("GITLAB_PIPELINE_REFUSED", refusal, hint);
  return codedRefusal("GITLAB_PIPELINE_INVALID", refusal);
}

/** Why GitLab does not create a pipeline, by its sentence, on any route that would; undefined for one we do not know. */
export function creationCode(words: AnswerWords): ErrorCode | undefined {
  for (const [pattern, code] of SENTENCES) if (words.lines.some((line) => pattern.test(line))) return code;
  return undefined;
}
