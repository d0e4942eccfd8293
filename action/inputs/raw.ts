import { DECLARED_INPUTS, INPUT_ALIASES } from "./declared.generated.ts";
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

/**
 * The inputs as environment variables of the command line: `SLUICE_TRIGGER_TOKEN`.
 *
 * In a pipeline the relay has started, $SLUICE_REF is a fact about the push that caused it ($SLUICE_DELIVERY tells), not the
 * ref of a pipeline to trigger, so there it is no input.
 */
export function rawFromEnv(env: Env): RawInputs {
  const startedByRelay = (env["SLUICE_DELIVERY"] ?? "") !== "";
  return collect(DECLARED_INPUTS, (name) =>
    startedByRelay && name === "ref" ? undefined : env[environmentName(name)],
  );
}

function collect(inputs: readonly { readonly name: string }[], look: (name: string) => string | undefined): RawInputs {
  return Object.fromEntries(
    inputs.flatMap(({ name }) => {
      const text = look(name);
      return text === undefined || text === "" ? [] : [[name, text]];
    }),
  );
}
