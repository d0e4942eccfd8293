/**
 * Everything a case may ask a GitLab to hold, each a piece of text: an id, a ref, a name or a token.
 *
 * The value says what it is, in the words of docs/conformance.md, which lists the same names as variables.
 */
export const FIXTURES = {
  project: "numeric id of the project under test, P: private, public pipelines off, only maintainers may set variables",
  ref: "P's default branch; its CI file gives the jobs that `jobCount` counts",
  branch: "another branch of P with the same CI file",
  jobCount: "how many jobs a pipeline on `ref` has",
  triggerToken: "trigger token T of P, owned by the maintainer",
  developerTriggerToken: "trigger token T2 of P, owned by a user who is only a developer by now",
  ownerToken: "access token (api) of an owner of P",
  maintainerToken: "access token (api) of P's maintainer, the owner of T",
  developerToken: "access token (api) of P's developer",
  reporterToken: "access token (api) of P's reporter",
  guestToken: "access token (api) of P's guest",
  strangerToken: "access token (api) of a user who is no member of P",
  jobToken: "job token of a running job in another project on P's allowlist, its user a maintainer of P",
  ownJobToken: "job token of a running job in P itself, its user a developer or more",
  outsideJobToken: "job token of a running job in a project that is not on P's allowlist",
  strangerJobToken: "job token of a running job in a project on P's allowlist, its user no member of P",
  finishedJobToken: "job token of a job that has finished with success",
  readJobsJobToken: "job token of a running job in a project allowlisted with the policy `read_jobs` only",
  noPoliciesJobToken: "job token of a running job in a project allowlisted with no policy at all",
  otherProject: "numeric id of a second project with the branch `ref` that the maintainer can read",
  noCiProject: "numeric id of a project of the maintainer whose default branch has no CI file",
  skipCiRef: "branch of P whose head commit message contains `[ci skip]`",
  inputsRef: "branch of P whose CI file declares the inputs of docs/conformance.md",
  failingProject:
    "numeric id of a project of the maintainer whose pipelines GitLab stores as failed, as for a broken CI file",
  failingTriggerToken: "trigger token of `failingProject`, owned by the maintainer",
  failedPipeline: "id of a pipeline of P with a failed job",
  gracefulPipeline: "id of a running pipeline of P whose runner cancels gracefully (gitlab-runner 17.0 and later)",
  lockedProject: "numeric id of a project of the maintainer that refuses to retry its pipelines, with a reason",
  lockedPipeline: "id of a failed pipeline of that project",
  danglingPipeline: "id of a pipeline of P with a dangling source, such as a child pipeline",
  bridgePipeline: "id of a pipeline of P with a trigger job whose downstream pipeline exists",
  artifactJob: "id of a successful job of P with an archive on the GitLab server's own disk",
  artifactPath: "path of a file in the archive of `artifactJob`",
  bareJob: "id of a finished job of P without artifacts",
  artifactRef: "branch of P with a slash in its name, whose newest successful pipeline has the job `artifactJobName`",
  artifactJobName: "name of a job with an archive in the newest successful pipeline of `artifactRef`",
  childArtifactRef: "branch of P whose newest successful pipeline has a child pipeline with artifacts",
  childArtifactJobName: "name of a job with an archive that only the child pipeline has",
  remoteProject: "numeric id of a project of the maintainer with archives in object storage, direct download on",
  remoteArtifactJob: "id of a job of that project with an archive",
  proxiedProject: "numeric id of a project of the maintainer with archives in object storage, proxied download",
  proxiedArtifactJob: "id of a job of that project with an archive",
  hiddenArtifactsProject: "numeric id of a public project",
  hiddenArtifactsJob: "id of a job of that project whose artifacts are not public (`artifacts: public: false`)",
  hiddenArtifactsPath: "path of a file in that job's archive",
  disposableJob: "id of a job of P whose archive may be deleted by the test",
  refreshingProject: "numeric id of a project of the maintainer whose statistics are being recalculated",
  refreshingJob: "id of a job of that project with an archive",
  disposableProject: "numeric id of a project with P's members whose artifacts may all be deleted by the test",
} as const satisfies Readonly<Record<string, string>>;

/** The name of a fixture. */
export type FixtureName = keyof typeof FIXTURES;

/** The fixtures a subject has. */
export type Fixtures = Readonly<Partial<Record<FixtureName, string>>>;

/** Every fixture's name, in the order of the catalogue. */
export const FIXTURE_NAMES: readonly FixtureName[] = Object.keys(FIXTURES).filter(isFixtureName);

function isFixtureName(name: string): name is FixtureName {
  return Object.hasOwn(FIXTURES, name);
}
