/** Texts that commander does not wrap are as narrow as this, a usual terminal. */
const COLUMNS = 80;

/** The exit codes as every command's help shows them. */
export const EXIT_CODES = `
Exit codes:
  0  succeeded, or triggered without waiting
  1  the downstream pipeline failed
  2  inputs, command line or configuration
  3  credentials or permissions
  4  GitLab unreachable or answering wrongly
  5  timed out waiting
  6  the pipeline was canceled, skipped or blocked, or the command was stopped
  7  artifacts`;

/** A section of examples, each a comment line over the command, which is continued on further lines where it is long. */
export function examples(...list: readonly (readonly [says: string, command: string])[]): string {
  const lines = list.map(([says, command]) => `  # ${says}\n${command.split("\n").flatMap(folded).join("\n")}`);
  return `\nExamples:\n${lines.join("\n\n")}`;
}

/** A line of a shell, folded before its options and pipes. */
function folded(line: string): readonly string[] {
  const lines: string[] = [];
  let last = " ";
  for (const part of line.split(/ (?=--|\| )/)) {
    const longer = `${last} ${part}`;
    if (longer.length + " \\".length <= COLUMNS || last.trim() === "") {
      last = longer;
    } else {
      lines.push(`${last} \\`);
      last = `    ${part}`;
    }
  }
  return [...lines, last];
}

/** Where tokens come from, as every command's help tells it that takes some. */
export const TOKENS = `
Tokens never come from the command line, where other users can read them. They
come from the environment (SLUICE_TRIGGER_TOKEN, SLUICE_ACCESS_TOKEN,
SLUICE_OAUTH_TOKEN, SLUICE_JOB_TOKEN, and CI_JOB_TOKEN inside a GitLab job) or
from the files above. Every option with a variable in brackets can also be given
by that; the option wins.`;

/** What `--project` is, where a command is about a pipeline that exists already. */
export const PROJECT_OF_PIPELINE =
  "The project of the pipeline: its full path (group/subgroup/name), its numeric id, or the URL of its page. Left out where the " +
  "pipeline is a URL.";
