import { DECLARED_INPUTS, type InputName } from "./declared.generated.ts";

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  DECLARED_INPUTS.flatMap((input) => ("default" in input ? [[input.name, input.default] as const] : [])),
);

/** An input's default, as action.yml has it; undefined where leaving it out differs from every value. */
export function defaultOf(name: InputName): string | undefined {
  return DEFAULTS.get(name);
}
