import type { InputName } from "./declared.generated.ts";
import type { InputReader } from "./input-reader.ts";
import type { StepInputs } from "./step-inputs.ts";

/** The inputs as far as they can contradict each other. */
export type Contradictable = Pick<
  StepInputs,
  | "dryRun"
  | "wait"
  | "timeoutMs"
  | "startTimeoutMs"
  | "waitForJobs"
  | "onManual"
  | "playJobs"
  | "retries"
  | "cancelOn"
  | "artifacts"
  | "dotenvFrom"
  | "junitPath"
  | "comment"
> & {
  /** Whether a pipeline was given that exists already. */
  readonly given: boolean;
  readonly cancelOutdated: boolean;
  /** Whether an access or OAuth token was given, or no token at all and the run is left out for that. */
  readonly mayAct: boolean;
  readonly hasGithubToken: boolean;
  /** The CI system around; undefined when there is none. */
  readonly around: "github" | "gitlab" | "other" | undefined;
};

/** Complains about inputs that are fine by themselves and make no sense together, each with what to write instead. */
export function refuseContradictions(inputs: Contradictable, reader: InputReader): void {
  const refuse = (name: InputName, problem: string) => reader.complainOf(name)(problem);
  if (inputs.given) besidePipeline(inputs, reader);
  if (!inputs.wait) withoutWaiting(inputs, reader);
  if (inputs.startTimeoutMs !== undefined && inputs.startTimeoutMs > inputs.timeoutMs)
    refuse("start-timeout", "it is longer than `timeout`, so it would never count. Write a shorter one.");
  if (inputs.playJobs.length > 0 && inputs.onManual !== "play")
    refuse("play-jobs", "manual jobs are only played with `on-manual: play`. Write that as well, or leave this out.");
  if (!inputs.mayAct) withoutAccessToken(inputs, reader);
  if (inputs.comment) refuseComment(inputs, reader);
}

function besidePipeline({ dryRun, wait, cancelOutdated }: Contradictable, reader: InputReader): void {
  const ofNew = ["ref", "variables", "file-variables", "inputs", "concurrency-key"] as const;
  const told = [
    ...ofNew.filter((name) => reader.given(name) !== undefined),
    ...(cancelOutdated ? ["cancel-outdated" as const] : []),
  ];
  for (const name of told)
    reader.complainOf(name)("it is for a new pipeline, but `pipeline` names one that exists. Leave one of them out.");
  if (dryRun) reader.complainOf("dry-run")("with `pipeline` nothing is triggered anyway. Leave one of them out.");
  if (!wait)
    reader.complainOf("wait")("with `pipeline` nothing is left to do without waiting. Write true, or leave it out.");
}

function withoutWaiting(inputs: Contradictable, reader: InputReader): void {
  const { given, artifacts, dotenvFrom, junitPath, retries, waitForJobs, onManual, cancelOn } = inputs;
  if (given) return;
  const pointless: readonly (readonly [InputName, boolean, string])[] = [
    ["artifacts", artifacts.length > 0, "artifacts exist only once the pipeline has run"],
    ["dotenv-from", dotenvFrom.length > 0, "dotenv reports exist only once the pipeline has run"],
    ["junit-path", junitPath !== undefined, "test reports exist only once the pipeline has run"],
    ["retry", retries > 0, "whether the pipeline fails is known only once it has run"],
    ["wait-for-jobs", waitForJobs.length > 0, "it says what to wait for"],
    ["on-manual", onManual === "play" || onManual === "wait", "nobody is there when a manual job is reached"],
    ["cancel-on", cancelOn.has("timeout") || cancelOn.has("failure"), "nobody is there to see a timeout or a failure"],
  ];
  for (const [name, isAsked, why] of pointless)
    if (isAsked) reader.complainOf(name)(`${why}. Write \`wait: true\`, or leave this out.`);
}

function withoutAccessToken({ cancelOutdated, retries, onManual }: Contradictable, reader: InputReader): void {
  const needing: readonly (readonly [InputName, boolean, string])[] = [
    ["cancel-outdated", cancelOutdated, "cancelling"],
    ["retry", retries > 0, "retrying"],
    ["on-manual", onManual === "play", "playing jobs"],
  ];
  for (const [name, isAsked, what] of needing)
    if (isAsked)
      reader.complainOf(name)(
        `GitLab takes neither a trigger token nor a job token for ${what}. Write \`access-token\` with the scope api as well.`,
      );
}

function refuseComment({ around, hasGithubToken, mayAct }: Contradictable, reader: InputReader): void {
  if (around === "github" && !hasGithubToken)
    reader.complainOf("comment")(
      "it needs a token of the server the pull request is on. Write `github-token: ${{ github.token }}` and the permission pull-requests: write.",
    );
  const hasOnlyOauth = reader.given("oauth-token") !== undefined && reader.given("access-token") === undefined;
  if (around === "gitlab" && (!mayAct || hasOnlyOauth))
    reader.complainOf("comment")(
      "on a merge request it is written with an access token and no other one. Write `access-token` with the scope api, which the upstream project knows as well.",
    );
  if (around === undefined || around === "other")
    reader.complainOf("comment")(
      "there is no pull or merge request of GitHub, Gitea, Forgejo or GitLab around. Leave it out.",
    );
}
