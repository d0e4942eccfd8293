// Generated from action.yml by `npm run generate`. Change it there, not here.

/** One input of the step as action.yml declares it. */
export interface DeclaredInput {
  readonly name: string;
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
  {"name":"host","description":"The GitLab server, as a URL or a bare host name; a server below a path (https://example.com/gitlab) works too. Without it, the server of the surrounding GitLab job ($CI_SERVER_URL) is used, and https://gitlab.com everywhere else.","required":false,"secret":false},
  {"name":"project","description":"The project whose pipeline is triggered: its full path (group/subgroup/name), its numeric id, or the URL of its page on `host`.","required":true,"secret":false},
  {"name":"ref","description":"The branch or tag the pipeline runs on. GitLab takes no commit here.","required":true,"secret":false},
  {"name":"trigger-token","description":"A pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens). Without it, the pipeline is triggered with `job-token`.","required":false,"secret":true},
  {"name":"access-token","description":"A project, group or personal access token that may read the pipeline and its artifacts (scope read_api), and cancel it when the step is cancelled (scope api). Without it, the step looks with `job-token`, then without any token.","required":false,"secret":true},
  {"name":"job-token","description":"A GitLab CI/CD job token, which triggers when there is no `trigger-token` and reads when there is no `access-token`. Inside a GitLab job, $CI_JOB_TOKEN is used for it by itself.","required":false,"secret":true},
  {"name":"variables","description":"Pipeline variables, as a JSON object, a YAML map, or lines of NAME=value. Every value travels as a string.","required":false,"secret":false},
  {"name":"inputs","description":"Typed inputs for `spec: inputs` of the project's CI file, as a JSON object or a YAML map. Numbers, booleans and lists keep their types.","required":false,"secret":false},
  {"name":"wait","description":"Whether to wait until the pipeline has ended. With false, the step ends as soon as the pipeline exists.","default":"true","required":false,"secret":false},
  {"name":"timeout","description":"How long to wait for the pipeline at most, for example 90s, 45m or 1h30m. The pipeline itself runs on after that.","default":"1h","required":false,"secret":false},
  {"name":"poll-interval","description":"The pause between two looks at the pipeline, for example 10s. Without it, the step looks every second at first and ever less often later, at least every 15 seconds.","required":false,"secret":false},
  {"name":"artifacts","description":"Which artifacts to bring back: true for those of every job, or job names with globs, one per line or parted by commas, each followed by path globs where only some files are wanted (\"test-*: reports/**\"). False brings none.","default":"false","required":false,"secret":false},
  {"name":"artifacts-path","description":"The folder the artifacts are extracted to, those of each job to a folder of the job's name in it. It is made when missing, and must be empty or of an earlier run, whose artifacts of the same project are replaced: two steps for one project take a folder each.","default":"downstream-artifacts","required":false,"secret":false},
  {"name":"if-no-artifacts","description":"What to do when artifacts were asked for and the pipeline has none of them: fail, warn or ignore.","default":"fail","required":false,"secret":false},
  {"name":"ca-file","description":"A PEM file with the certificate authority of a GitLab server whose certificate is not signed by a public one.","required":false,"secret":false},
] as const satisfies readonly DeclaredInput[];

/** The name of an input, as written in action.yml. */
export type InputName = (typeof DECLARED_INPUTS)[number]["name"];

/** The name of an output, as written in action.yml. */
export type OutputName =
  | "pipeline-id"
  | "web-url"
  | "status"
  | "ref"
  | "sha"
  | "artifacts-path"
  | "artifacts-downloaded"
  | "result";
