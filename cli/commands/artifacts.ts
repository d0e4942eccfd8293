import { Command } from "commander";
import { EXIT_CODES, examples } from "../help-text.ts";

/** What the options of `sluice artifacts` came to. */
export interface ArtifactsOptions {
  readonly host?: string;
  readonly project?: string;
  readonly ref?: string;
  readonly job?: string;
  readonly into?: string;
  readonly zip?: string;
  readonly overwrite?: true;
  readonly caFile?: string;
  readonly accessTokenFile?: string;
  readonly jobTokenFile?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly verbose?: true;
}

/** `sluice artifacts`: the artifacts of another project's newest successful pipeline on a ref, by job name. */
export function artifactsCommand(run: (options: ArtifactsOptions) => Promise<void>): Command {
  return new Command("artifacts")
    .summary("fetch a job's artifacts from another project, by ref and job name")
    .description(
      "Fetches the artifacts of a job by its name, from the newest successful pipeline of a project on a branch or tag, and " +
        "extracts them safely.",
    )
    .option(
      "--project <project>",
      "The project: its full path (group/subgroup/name) or its numeric id. [SLUICE_PROJECT]",
    )
    .option("--ref <ref>", "The branch or tag. [SLUICE_REF]")
    .option("--job <name>", "The job's name as in the project's CI file. [SLUICE_JOB]")
    .option(
      "--into <folder>",
      "Where to extract to; made when missing. Default: the current folder. [SLUICE_ARTIFACTS_PATH]",
    )
    .option(
      "--overwrite",
      "Replace files that stand in the way; without it they end the command, and nothing is changed.",
    )
    .option("--zip <file>", "Keep the archive as this file instead of extracting it.")
    .option("--host <host>", "The GitLab server. Default: $CI_SERVER_URL, else https://gitlab.com. [SLUICE_HOST]")
    .option("--ca-file <file>", "A PEM file with the server's certificate authority. [SLUICE_CA_FILE]")
    .option("--access-token-file <file>", "A file that holds an access token (scope read_api).")
    .option("--job-token-file <file>", "A file that holds a CI/CD job token.")
    .option("--json", "Print the files as one JSON object on standard output.")
    .option("--quiet", "Print nothing but errors.")
    .option("--verbose", "Print every request and retry, and the stack of an unexpected error.")
    .addHelpText("after", TOKENS)
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES)
    .action(async (options: ArtifactsOptions) => run(options));
}

const TOKENS = `
The token comes from SLUICE_ACCESS_TOKEN, else SLUICE_JOB_TOKEN, else CI_JOB_TOKEN of a GitLab job, or from the files above;
without any, the artifacts of a public project can be fetched.`;

const EXAMPLES = examples(
  [
    "In a GitLab job, with its job token: what `test` of group/library published on main",
    "sluice artifacts --project group/library --ref main --job test --into library",
  ],
  [
    "The archive itself, from another server",
    "sluice artifacts --host gitlab.example.com --project 9 --ref v2.0 --job build --zip build.zip",
  ],
);
