// Generated from action.yml by `npm run generate`. Change it there, not here.

/** One input of the step as action.yml declares it. */
export interface DeclaredInput {
  readonly name: string;
  /** What it belongs to, as a heading. */
  readonly group: string;
  /** One paragraph: line breaks of the YAML are folded. */
  readonly description: string;
  /** Absent where leaving the input out differs from every value. */
  readonly default?: string;
  readonly required: boolean;
  /** Whether its value must never be printed, nor be given on a command line. */
  readonly secret: boolean;
}

/** The step's inputs, in the order of action.yml. */
export const DECLARED_INPUTS = [
  {"name":"host","group":"Which pipeline","description":"The GitLab server, as a URL or a bare host name; a server below a path (https://example.com/gitlab) works too. Without it, that of a `project` or `pipeline` given as a URL is used, else the server of the surrounding GitLab job ($CI_SERVER_URL), and https://gitlab.com everywhere else.","required":false,"secret":false},
  {"name":"project","group":"Which pipeline","description":"The project whose pipeline is triggered: its full path (group/subgroup/name), its numeric id, or the URL of its page. Left out only beside a `pipeline` that is a URL.","required":false,"secret":false},
  {"name":"ref","group":"Which pipeline","description":"The branch or tag the pipeline runs on, or several, parted by commas or line breaks, of which the first that exists is taken. `same-branch` is the branch or tag the surrounding CI run is about, `default` the default branch of the project (one that is called so is refs/heads/default). GitLab takes no commit here. Left out only beside `pipeline`.","required":false,"secret":false},
  {"name":"pipeline","group":"Which pipeline","description":"A pipeline that exists already, by its URL or its id: it is waited for and its artifacts are brought, and nothing is triggered.","required":false,"secret":false},
  {"name":"trigger-token","group":"Tokens","description":"A pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens). Without it, the pipeline is triggered with `job-token`, then through the pipelines API with `access-token` or `oauth-token`.","required":false,"secret":true},
  {"name":"access-token","group":"Tokens","description":"A project, group or personal access token. With the scope read_api it reads the pipeline, its jobs and artifacts; with the scope api it can trigger, cancel, retry and play as well. Without it, the step looks with `oauth-token`, then with `job-token`, then without any token.","required":false,"secret":true},
  {"name":"oauth-token","group":"Tokens","description":"An OAuth 2.0 access token, sent as a bearer token; it may do what `access-token` may.","required":false,"secret":true},
  {"name":"job-token","group":"Tokens","description":"A GitLab CI/CD job token, which triggers when there is no `trigger-token` and reads when there is no `access-token`. Inside a GitLab job, $CI_JOB_TOKEN is used for it by itself.","required":false,"secret":true},
  {"name":"if-no-token","group":"Tokens","description":"What to do when no token that could trigger was given, as in workflows of forks, which get no secrets: fail, or skip the step with a notice.","default":"fail","required":false,"secret":false},
  {"name":"variables","group":"What the pipeline gets","description":"Pipeline variables, as a JSON object, a YAML map, or lines of NAME=value. Every value travels as a string.","required":false,"secret":false},
  {"name":"file-variables","group":"What the pipeline gets","description":"Pipeline variables of type file, as `variables` are written, each value being the path of a file whose text they get. Only the pipelines API has them, so they need `access-token` or `oauth-token`.","required":false,"secret":false},
  {"name":"inputs","group":"What the pipeline gets","description":"Typed inputs for `spec: inputs` of the project's CI file, as a JSON object or a YAML map. Numbers, booleans and lists keep their types. They are checked against that file first where a token may read it.","required":false,"secret":false},
  {"name":"dry-run","group":"What the pipeline gets","description":"Whether to stop after the plan: tokens, project, ref and inputs are checked as far as can be without triggering.","default":"false","required":false,"secret":false},
  {"name":"cancel-outdated","group":"What the pipeline gets","description":"Whether earlier pipelines of the same `concurrency-key` that still run are cancelled once the new one exists. Needs `access-token` with the scope api.","default":"false","required":false,"secret":false},
  {"name":"concurrency-key","group":"What the pipeline gets","description":"What pipelines that replace each other have in common. Without it, the surrounding repository, workflow or job, and branch.","required":false,"secret":false},
  {"name":"on-rerun","group":"What the pipeline gets","description":"What a re-run of the same CI job does about the pipeline of the attempt before: resume it (wait for it when it runs, retry it when it failed), or start a new one. Resuming needs `access-token`.","default":"resume","required":false,"secret":false},
  {"name":"wait","group":"Waiting","description":"Whether to wait until the pipeline has ended. With false, the step ends as soon as the pipeline exists.","default":"true","required":false,"secret":false},
  {"name":"timeout","group":"Waiting","description":"How long to wait for the pipeline at most, for example 90s, 45m or 1h30m. The pipeline itself runs on after that, unless `cancel-on` says otherwise.","default":"1h","required":false,"secret":false},
  {"name":"start-timeout","group":"Waiting","description":"How long to wait at most until a first job runs. Without it, only `timeout` counts.","required":false,"secret":false},
  {"name":"outage-budget","group":"Waiting","description":"How long GitLab may be out of reach at a stretch while the step waits.","default":"10m","required":false,"secret":false},
  {"name":"poll-interval","group":"Waiting","description":"The pause between two looks at the pipeline, for example 10s. Without it, the step looks every second at first and ever less often later, at least every 15 seconds, or every 90 while earlier pipelines tell that the end is far off.","required":false,"secret":false},
  {"name":"follow","group":"Waiting","description":"Whether pipelines that the pipeline's trigger jobs start, in the same or in other projects, are waited for as well and count for the verdict.","default":"true","required":false,"secret":false},
  {"name":"wait-for-jobs","group":"Waiting","description":"Names of jobs, with globs, one per line or parted by commas: the wait ends once all of these have ended, and only they decide.","required":false,"secret":false},
  {"name":"on-manual","group":"Waiting","description":"What to do when only manual jobs are left: fail (as blocked), pass, wait for a person, or play them.","default":"fail","required":false,"secret":false},
  {"name":"play-jobs","group":"Waiting","description":"Which manual jobs `on-manual: play` starts: names with globs, one per line, or a YAML map of names to the variables each gets. Without it, all that block the pipeline. Needs `access-token` with the scope api.","required":false,"secret":false},
  {"name":"retry","group":"Waiting","description":"How often the failed jobs of the pipeline are retried before it counts as failed. Needs `access-token` with the scope api.","default":"0","required":false,"secret":false},
  {"name":"fail-on","group":"Waiting","description":"Which ends fail the step: failed, canceled, skipped, blocked, timed-out, warnings (jobs that were allowed to fail, and did), or none.","default":"failed, canceled, skipped, blocked, timed-out","required":false,"secret":false},
  {"name":"cancel-on","group":"Waiting","description":"When the downstream pipelines are cancelled: cancelled (when the step is), timeout, failure (of one job, while others still run), or never. Without it, cancelled; a pipeline given by `pipeline` is then cancelled never.","required":false,"secret":false},
  {"name":"artifacts","group":"Artifacts","description":"Which artifacts to bring back: true for those of every job, or job names with globs, one per line or parted by commas, each followed by path globs where only some files are wanted (\"test-*: reports/**\"). False brings none.","default":"false","required":false,"secret":false},
  {"name":"artifacts-path","group":"Artifacts","description":"The folder the artifacts are extracted to. It is made when missing, and must be empty or of an earlier run, whose artifacts of the same project are replaced: two steps for one project take a folder each.","default":"downstream-artifacts","required":false,"secret":false},
  {"name":"artifacts-layout","group":"Artifacts","description":"How the folder is laid out: by-job (a folder per job), by-stage (a folder per stage, and in it one per job), flat (all in one, where no two files may have one name), or dbp (job_ID_NAME/artifacts, as digital-blueprint/gitlab-pipeline-trigger-action has it).","default":"by-job","required":false,"secret":false},
  {"name":"artifacts-when","group":"Artifacts","description":"After which ends artifacts are brought back: always, on-success or on-failure.","default":"always","required":false,"secret":false},
  {"name":"if-no-artifacts","group":"Artifacts","description":"What to do when artifacts were asked for and the pipeline has none of them: fail, warn or ignore.","default":"fail","required":false,"secret":false},
  {"name":"dotenv-from","group":"Reports","description":"Which jobs' dotenv files become outputs of this step: written as `artifacts` is (\"build: build.env\"), or true for the dotenv reports of every job whose file can be had.","default":"false","required":false,"secret":false},
  {"name":"dotenv-prefix","group":"Reports","description":"What the names of those outputs begin with.","required":false,"secret":false},
  {"name":"dotenv-mask","group":"Reports","description":"Which of those values are masked in logs: names with globs, one per line or parted by commas.","required":false,"secret":false},
  {"name":"junit-path","group":"Reports","description":"A file to which the tests of all downstream pipelines are written as one JUnit report. Needs `access-token`.","required":false,"secret":false},
  {"name":"job-logs","group":"Reports","description":"Whose log is printed when the pipeline has ended: none, failed or all jobs'. Needs `access-token`, unless the pipeline is public.","default":"failed","required":false,"secret":false},
  {"name":"comment","group":"Reports","description":"Whether a comment on the pull or merge request tells how it went; one comment per step, rewritten by later runs. Needs `github-token` on GitHub, Gitea and Forgejo, and `access-token` for the upstream project on GitLab.","default":"false","required":false,"secret":false},
  {"name":"github-token","group":"Reports","description":"The token for `comment`: mostly the workflow's own (github.token), with the permission pull-requests: write.","required":false,"secret":true},
  {"name":"redact","group":"Reports","description":"Whether URLs, ids and names of the downstream project are kept out of everything printed, for logs that anybody may read.","default":"false","required":false,"secret":false},
  {"name":"ca-file","group":"Connection","description":"A PEM file with the certificate authority of a GitLab server whose certificate is not signed by a public one, or its text itself.","required":false,"secret":false},
  {"name":"insecure","group":"Connection","description":"Whether the server's certificate goes unchecked. Anybody between here and the server can then read the tokens; give `ca-file` instead where that is possible.","default":"false","required":false,"secret":false},
] as const satisfies readonly DeclaredInput[];

/** The name of an input, as written in action.yml. */
export type InputName = (typeof DECLARED_INPUTS)[number]["name"];

/** The Action's inputs of a graph of pipelines, in the order of action.yml. */
export const GRAPH_INPUTS = [
  {"name":"pipelines","group":"A graph of pipelines","description":"A graph of pipelines that need one another, instead of one pipeline: the path of a file (pipelines.yml), or its YAML itself. What it may say is in docs/graph.md; what else describes a single pipeline stands in it then.","required":false,"secret":false},
  {"name":"state","group":"A graph of pipelines","description":"Where the state of the graph's run is kept as it goes, so that a later run goes on with it: a file, which is made when missing. Without it, a file of this job alone, by which the step cleans up after itself. Only beside `pipelines`.","required":false,"secret":false},
] as const satisfies readonly DeclaredInput[];

/** The name of an input of a graph, as written in action.yml. */
export type GraphInputName = (typeof GRAPH_INPUTS)[number]["name"];

/** Other actions' names for inputs, and the names they stand for here. */
export const INPUT_ALIASES = [
  {"name":"id","of":["project"]},
  {"name":"project_id","of":["project"]},
  {"name":"project-id","of":["project"]},
  {"name":"GL_PROJECT_ID","of":["project"]},
  {"name":"ref_name","of":["ref"]},
  {"name":"triggered-ref","of":["ref"]},
  {"name":"url","of":["host"]},
  {"name":"ci-api-v4-url","of":["host"]},
  {"name":"domain","of":["host"]},
  {"name":"GL_SERVER_URL","of":["host"]},
  {"name":"trigger_token","of":["trigger-token"]},
  {"name":"access_token","of":["access-token"]},
  {"name":"GL_API_TOKEN","of":["access-token"]},
  {"name":"token","of":["trigger-token","access-token"]},
  {"name":"interval","of":["poll-interval"]},
  {"name":"poll-period","of":["poll-interval"]},
  {"name":"cancel-outdated-pipelines","of":["cancel-outdated"]},
  {"name":"download_artifacts","of":["artifacts"]},
  {"name":"download_artifacts_on_failure","of":["artifacts-when"]},
  {"name":"fail_if_no_artifacts","of":["if-no-artifacts"]},
  {"name":"download_path","of":["artifacts-path"]},
  {"name":"download_job_logs","of":["job-logs"]},
  {"name":"SHOW_JOB_LOGS","of":["job-logs"]},
  {"name":"verbose","of":["redact"]},
] as const satisfies readonly {
  readonly name: string;
  readonly of: readonly [InputName, ...InputName[]];
}[];

/** Another action's name for an input. */
export type InputAlias = (typeof INPUT_ALIASES)[number]["name"];

/** The name of an output, as written in action.yml. */
export type OutputName =
  | "pipeline-id"
  | "web-url"
  | "status"
  | "outcome"
  | "ref"
  | "sha"
  | "failed-jobs"
  | "warnings"
  | "artifacts-path"
  | "artifacts-downloaded"
  | "tests"
  | "result"
  | "pipelines";

/** Other actions' names for outputs, and the name each stands for here. */
export const OUTPUT_ALIASES = [
  {"name":"id","of":["pipeline-id"]},
  {"name":"PIPELINE_ID","of":["pipeline-id"]},
  {"name":"web_url","of":["web-url"]},
  {"name":"artifacts_downloaded","of":["artifacts-downloaded"]},
] as const satisfies readonly {
  readonly name: string;
  readonly of: readonly [OutputName];
}[];
