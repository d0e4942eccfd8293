import { CodedError } from "../shared/errors/coded-error.ts";

/** Options by which people would hand a token over; `--trigger-token-file` and its like are none of them. */
const TOKEN_OPTION = /^--((?:trigger|access|oauth|job|github|private|api|ci-job)-token|token|password)(?==|$)/;

const ENVIRONMENT: Readonly<Record<string, string>> = {
  "trigger-token": "SLUICE_TRIGGER_TOKEN",
  "access-token": "SLUICE_ACCESS_TOKEN",
  "oauth-token": "SLUICE_OAUTH_TOKEN",
  "github-token": "SLUICE_GITHUB_TOKEN",
  "job-token": "SLUICE_JOB_TOKEN",
};

/** What a token without a name is taken for: option and variable that are safe. */
const OF_TRIGGER = ["trigger-token", "SLUICE_TRIGGER_TOKEN"] as const;
const OF_RELAY = ["token", "SLUICE_RELAY_TOKEN"] as const;

/**
 * Refuses tokens on the command line, where every user of the machine can read them in the list of processes and the shell
 * writes them into its history. Looks at the raw arguments, so that no parser has a chance to echo the value.
 *
 * @throws CodedError USAGE, naming the ways that are safe and never the value
 */
export function refuseTokenArguments(args: readonly string[]): void {
  const end = args.indexOf("--");
  for (const arg of end === -1 ? args : args.slice(0, end)) {
    const option = TOKEN_OPTION.exec(arg)?.[1];
    if (option === undefined) continue;
    const known = ENVIRONMENT[option];
    const usual = args[0] === "relay" ? OF_RELAY : OF_TRIGGER;
    const [name, variable] = known === undefined ? usual : [option, known];
    throw new CodedError(
      "USAGE",
      `--${option} is refused: a token on the command line can be read by every user of this machine, and stays in the shell's history.`,
      {
        hint: `Set the environment variable ${variable}, or name a file that holds the token with --${name}-file. If the token is real, revoke it and create a new one.`,
      },
    );
  }
}
