import { CodedError } from "../../shared/errors/coded-error.ts";
import { resolveAliases } from "../inputs/aliases.ts";
import type { InputName } from "../inputs/declared.generated.ts";
import { readBoolean } from "../inputs/plain.ts";
import { problemsText } from "../inputs/problems-text.ts";
import type { RawInputs } from "../inputs/step-inputs.ts";

/** Inputs of the step that a graph as a whole has too. */
const OF_BOTH: ReadonlySet<InputName> = new Set([
  "host",
  "trigger-token",
  "access-token",
  "oauth-token",
  "job-token",
  "ca-file",
  "insecure",
  "dry-run",
  "redact",
]);

/** What no pipeline of a graph has either. */
const OF_NONE: Readonly<Partial<Record<InputName, string>>> = {
  pipeline: "it names a pipeline that exists, and a graph starts all of its own.",
  wait: "a graph waits for all of its pipelines.",
  "if-no-token": "a graph says for each server where its token is.",
  "on-rerun": "a graph goes on where an earlier attempt ended.",
  comment: "a graph writes no comment.",
  "github-token": "it is for `comment`, and a graph writes none.",
};

/** What the inputs beside `pipelines` say of the run as a whole. */
export interface GraphInputs {
  readonly dryRun: boolean;
  readonly redact: boolean;
}

/**
 * Reads the inputs beside `pipelines`, and refuses those that describe a single pipeline, all at once and each with where it is
 * written instead.
 *
 * @throws CodedError INPUT_INVALID
 */
export function readGraphInputs(raw: RawInputs): GraphInputs {
  const { raw: given, nameOf, problems } = resolveAliases(raw);
  const told = problems.map(({ text }) => text);
  for (const name of Object.keys(given) as InputName[]) {
    const problem = problemOf(name, nameOf(name));
    if (problem !== undefined) told.push(`\`${nameOf(name)}\`: ${problem}`);
  }
  const isOn = (name: "dry-run" | "redact") =>
    readBoolean(given[name] ?? "false", (problem) => told.push(`\`${nameOf(name)}\`: ${problem}`)) === true;
  const inputs = { dryRun: isOn("dry-run"), redact: isOn("redact") };
  if (told.length > 0) throw new CodedError("INPUT_INVALID", problemsText("input", told));
  return inputs;
}

function problemOf(name: InputName, written: string): string | undefined {
  if (OF_BOTH.has(name))
    return written === name ? undefined : `beside \`pipelines\`, only \`${name}\` is taken. Write that instead.`;
  const none = OF_NONE[name];
  if (none !== undefined) return `${none} Leave it out beside \`pipelines\`.`;
  return `beside \`pipelines\`, what describes a pipeline stands in that file. Write \`${name}\` there: below the pipeline, or under \`defaults\` for all of them.`;
}
