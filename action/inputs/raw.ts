import { DECLARED_INPUTS, GRAPH_INPUTS, type GraphInputName, INPUT_ALIASES } from "./declared.generated.ts";
import { environmentName } from "./environment-name.ts";
import type { RawInputs } from "./step-inputs.ts";

/** Environment variables, as a process has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The inputs as a GitHub runner (or one of Gitea or Forgejo) hands them to an action: `INPUT_` and the upper-cased name.
 *
 * Runners turn blanks into underscores and nothing else, so hyphens stay: `INPUT_TRIGGER-TOKEN`.
 */
export function rawFromAction(env: Env): RawInputs {
  return collect([...DECLARED_INPUTS, ...INPUT_ALIASES], (name) => env[`INPUT_${name.toUpperCase()}`]);
}

/** The inputs of a graph of pipelines, as the same runners hand them to the Action. */
export function graphFromAction(env: Env): Readonly<Partial<Record<GraphInputName, string>>> {
  return collect(GRAPH_INPUTS, (name) => env[`INPUT_${name.toUpperCase()}`]);
}

/**
 * The inputs as environment variables of the command line: `SLUICE_TRIGGER_TOKEN`.
 *
 * Two names are facts elsewhere, and there they are no inputs: in a pipeline the relay has started ($SLUICE_DELIVERY tells),
 * $SLUICE_REF is the ref whose push caused it; in a job that gets the dotenv report of an earlier step ($SLUICE_PIPELINE_ID
 * tells), $SLUICE_REF and $SLUICE_ARTIFACTS_PATH are outputs of that step.
 */
export function rawFromEnv(env: Env): RawInputs {
  const isSet = (name: string) => (env[name] ?? "") !== "";
  const facts = new Set([
    ...(isSet("SLUICE_DELIVERY") ? ["ref"] : []),
    ...(isSet("SLUICE_PIPELINE_ID") ? ["ref", "artifacts-path"] : []),
  ]);
  return collect(DECLARED_INPUTS, (name) => (facts.has(name) ? undefined : env[environmentName(name)]));
}

function collect<Name extends string>(
  inputs: readonly { readonly name: Name }[],
  look: (name: Name) => string | undefined,
): Readonly<Partial<Record<Name, string>>> {
  const given: Partial<Record<Name, string>> = {};
  for (const { name } of inputs) {
    const text = look(name);
    if (text !== undefined && text !== "") given[name] = text;
  }
  return given;
}
