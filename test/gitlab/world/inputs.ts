import type { InputSpec } from "./ci-file.ts";

/** What GitLab says about an input; the words are general knowledge, not confirmed. */
export type InputProblem = string;

/** Checks given inputs against `spec:inputs` and fills in the defaults. */
export function resolveInputs(
  specs: Readonly<Record<string, InputSpec>>,
  sent: Readonly<Record<string, unknown>>,
): { readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly InputProblem[] } {
  // Numbers that are kept as they were written (see read-params.ts) become numbers here.
  const given = JSON.parse(JSON.stringify(sent)) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(specs, name));
  const problems: InputProblem[] =
    unknown.length === 0
      ? []
      : [`Given inputs not defined in the \`spec\` section of the included configuration file: ${unknown.join(", ")}`];
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = Object.hasOwn(given, name) ? given[name] : spec.default;
    const problem = problemWith(value, spec);
    if (problem === undefined) values[name] = value;
    else problems.push(`\`${name}\` input: ${problem}`);
  }
  return { values, problems };
}

/**
 * Inputs as a form sends them: strings stay, anything else comes as JSON text and is read by the type the input has.
 *
 * A value that is not JSON of that type stays a string, and the check of its type refuses it.
 */
export function readFormInputs(
  specs: Readonly<Record<string, InputSpec>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const type = (Object.hasOwn(specs, name) ? specs[name]?.type : undefined) ?? "string";
      if (type === "string" || typeof value !== "string") return [name, value];
      try {
        const parsed: unknown = JSON.parse(value);
        return [name, parsed];
      } catch {
        return [name, value];
      }
    }),
  );
}

function problemWith(value: unknown, { type = "string", options, regex }: InputSpec): string | undefined {
  if (value === undefined) return "required value has not been provided";
  const fits =
    type === "array"
      ? Array.isArray(value)
      : type === "number"
        ? typeof value === "number" && Number.isFinite(value)
        : typeof value === type;
  if (!fits) return `provided value is not ${type === "array" ? "an" : "a"} ${type}`;
  if (options !== undefined && !options.includes(value)) {
    return `\`${JSON.stringify(value)}\` cannot be used because it is not in the list of allowed options`;
  }
  if (regex !== undefined && typeof value === "string" && !new RegExp(regex, "u").test(value)) {
    return "provided value does not match required RegEx pattern";
  }
  return undefined;
}
