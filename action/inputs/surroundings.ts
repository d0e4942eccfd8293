import type { Env } from "./raw.ts";

/** The run of a CI system we are part of, as far as its environment tells. */
export interface Surroundings {
  /** `github` also stands for Gitea and Forgejo, which set the same variables. */
  readonly kind: "github" | "gitlab" | "other";
  /** The branch or tag the run is about; for a pull or merge request, its source branch. */
  readonly ref?: string;
  /** What tells this place in a workflow from any other: repository, workflow or job, and branch or request. */
  readonly place?: string;
  /** The run, the same for each of its jobs and attempts. */
  readonly run?: string;
  /** The step within the run, and which attempt at it this is; absent where the CI system does not count attempts. */
  readonly step?: { readonly name: string; readonly attempt: number };
}

/** The CI run around us; undefined where none can be told, as on a developer's machine. */
export function surroundings(env: Env): Surroundings | undefined {
  if (env["GITHUB_ACTIONS"] === "true") return github(env);
  if (env["GITLAB_CI"] === "true") return gitlab(env);
  const ref = OTHERS.map(([system, refs]) =>
    isSet(env[system]) ? firstSet(refs.map((name) => env[name])) : undefined,
  );
  const found = firstSet(ref);
  return found === undefined ? undefined : { kind: "other", ref: shortRef(found) };
}

/** Other CI systems: the variable that tells them, and those that hold the branch, a request's source branch first. */
const OTHERS: readonly (readonly [system: string, refs: readonly string[]])[] = [
  ["BITBUCKET_BUILD_NUMBER", ["BITBUCKET_BRANCH", "BITBUCKET_TAG"]],
  ["CIRCLECI", ["CIRCLE_BRANCH", "CIRCLE_TAG"]],
  ["TF_BUILD", ["SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH"]],
  ["JENKINS_URL", ["CHANGE_BRANCH", "TAG_NAME", "BRANCH_NAME"]],
  ["BUILDKITE", ["BUILDKITE_BRANCH"]],
  ["DRONE", ["DRONE_SOURCE_BRANCH", "DRONE_TAG", "DRONE_BRANCH"]],
  ["TRAVIS", ["TRAVIS_PULL_REQUEST_BRANCH", "TRAVIS_TAG", "TRAVIS_BRANCH"]],
  // Woodpecker marks itself by the value of $CI, which others set to true.
  ["CI_SYSTEM_NAME", ["CI_COMMIT_SOURCE_BRANCH", "CI_COMMIT_TAG", "CI_COMMIT_BRANCH"]],
];

function github(env: Env): Surroundings {
  // In a pull request, GITHUB_REF_NAME is the merge of it (12/merge), which exists nowhere else.
  const ref = firstSet([env["GITHUB_HEAD_REF"], env["GITHUB_REF_NAME"]]);
  const place = joined(["GITHUB_REPOSITORY", "GITHUB_WORKFLOW", "GITHUB_JOB", "GITHUB_REF"], env);
  const run = joined(["GITHUB_REPOSITORY", "GITHUB_RUN_ID"], env);
  const step = joined(["GITHUB_REPOSITORY", "GITHUB_RUN_ID", "GITHUB_JOB", "GITHUB_ACTION"], env);
  // The runner has no other name for a leg of a matrix than what action.yml makes it fill in.
  const name = step === undefined ? undefined : [step, env["INPUT_MATRIX"]].filter(isSet).join(" ");
  const attempt = Number(env["GITHUB_RUN_ATTEMPT"] ?? "");
  const counts = name !== undefined && Number.isSafeInteger(attempt) && attempt > 0;
  return {
    kind: "github",
    ...(ref === undefined ? {} : { ref }),
    ...(place === undefined ? {} : { place }),
    ...(run === undefined ? {} : { run }),
    ...(counts ? { step: { name, attempt } } : {}),
  };
}

function gitlab(env: Env): Surroundings {
  const ref = firstSet([env["CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"], env["CI_COMMIT_REF_NAME"]]);
  const request = isSet(env["CI_MERGE_REQUEST_REF_PATH"]) ? "CI_MERGE_REQUEST_REF_PATH" : "CI_COMMIT_REF_NAME";
  const place = joined(["CI_PROJECT_PATH", "CI_JOB_NAME", request], env);
  const run = joined(["CI_PROJECT_PATH", "CI_PIPELINE_ID"], env);
  return {
    kind: "gitlab",
    ...(ref === undefined ? {} : { ref }),
    ...(place === undefined ? {} : { place }),
    ...(run === undefined ? {} : { run }),
  };
}

/** Undefined when one of them is missing: half a name would be the name of several places. */
function joined(names: readonly string[], env: Env): string | undefined {
  const values = names.map((name) => env[name] ?? "");
  return values.includes("") ? undefined : values.join(" ");
}

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}

function firstSet(values: readonly (string | undefined)[]): string | undefined {
  return values.find(isSet);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
