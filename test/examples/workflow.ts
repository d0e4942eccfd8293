import { parse } from "yaml";

/** A step of a workflow, as far as the examples go. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with: Readonly<Record<string, string>>;
}

/** One job of a workflow, with one combination of its matrix. */
export interface Job {
  readonly name: string;
  readonly matrix: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** Values by dotted path: `secrets.TOKEN`, `github.sha`, `steps.build.outputs.status`. */
export type Context = (path: string) => string | undefined;

/** The jobs of a workflow, each as often as its matrix makes it. */
export function jobsOf(workflow: string): readonly Job[] {
  const { jobs } = parse(workflow) as {
    jobs: Record<
      string,
      {
        readonly strategy?: { readonly matrix?: Readonly<Record<string, readonly unknown[]>> };
        readonly steps: readonly (Omit<Step, "with"> & { readonly with?: Readonly<Record<string, unknown>> })[];
      }
    >;
  };
  return Object.entries(jobs).flatMap(([name, { strategy, steps }]) =>
    combinations(strategy?.matrix ?? {}).map((matrix) => ({
      name,
      matrix,
      steps: steps.map((step) => ({ ...step, with: texts(step.with ?? {}) })),
    })),
  );
}

/**
 * Text with its expressions filled in. Only plain paths are known, which is all that the examples need.
 *
 * @throws Error for an expression that leads to nothing
 */
export function filled(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, path: string) => {
    const value = context(path);
    if (value === undefined) throw new Error(`The example reads ${path}, and there is none.`);
    return value;
  });
}

function combinations(
  matrix: Readonly<Record<string, readonly unknown[]>>,
): readonly Readonly<Record<string, string>>[] {
  return Object.entries(matrix).reduce<readonly Readonly<Record<string, string>>[]>(
    (sofar, [name, values]) => sofar.flatMap((one) => values.map((value) => ({ ...one, [name]: String(value) }))),
    [{}],
  );
}

/** A runner hands every value over as text. */
function texts(given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}
