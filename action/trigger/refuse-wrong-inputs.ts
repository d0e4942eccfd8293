import { CodedError } from "../../shared/errors/coded-error.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { printable } from "../../shared/text/printable.ts";
import { checkInputs } from "./check-inputs.ts";
import { type FoundSpecs, readSpec, type SpecDeps } from "./read-spec.ts";

/**
 * Throws one INPUT_INVALID that lists every problem when inputs do not fit the target's `spec: inputs` at the ref. Where that
 * cannot be read GitLab is left to judge.
 *
 * @param later names of inputs whose values are not known yet
 * @returns what was read
 */
export async function refuseWrongInputs(
  deps: SpecDeps,
  ref: string,
  inputs: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  later?: ReadonlySet<string>,
): Promise<FoundSpecs> {
  const found = await readSpec(deps, ref, signal);
  if (found.kind === "unread") {
    deps.gitlab.deps.log.debug("The inputs are not checked beforehand", { why: found.why });
    return found;
  }
  const problems = checkInputs(found.specs, inputs, later);
  if (problems.length === 0) return found;
  const file = `${printable(found.path, 120)} of ${projectName(deps.project)} at ${printable(ref)}`;
  throw new CodedError(
    "INPUT_INVALID",
    [`\`inputs\` does not fit \`spec: inputs\` in ${file}:`, ...problems.map((problem) => `  ${problem}`)].join("\n"),
    { hint: "Correct `inputs`; nothing was triggered." },
  );
}
