import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { globMatcher } from "../../../shared/text/glob.ts";
import { printable } from "../../../shared/text/printable.ts";

/** What the dotenv files of one job say. */
export interface JobValues {
  readonly job: Job;
  readonly values: ReadonlyMap<string, string>;
}

/** What becomes an output. */
export interface OutputValue {
  /** With its prefix. */
  readonly name: string;
  readonly value: string;
  readonly masked: boolean;
  readonly job: Job;
}

/** How values become outputs. */
export interface ValueRules {
  readonly prefix: string;
  /** Globs over names as the jobs wrote them, or with the prefix. */
  readonly mask: readonly string[];
  /** Names that are taken by outputs of the step itself. */
  readonly reserved: readonly string[];
}

/**
 * What of the jobs' values becomes which output, and what people should be warned of.
 *
 * Of a name that several jobs give, the last job in the list wins; give jobs in the order in which they should win. Outputs
 * differ in more than case, as the places they are read in do not tell cases apart. An output of the step itself is never
 * overwritten.
 */
export function judgeValues(
  jobs: readonly JobValues[],
  { prefix, mask, reserved }: ValueRules,
): { readonly outputs: readonly OutputValue[]; readonly warnings: readonly string[] } {
  const isMasked = globMatcher(mask);
  const taken = new Map(reserved.map((name) => [keyOf(name), name]));
  const outputs = new Map<string, OutputValue>();
  const warnings: string[] = [];
  for (const { job, values } of jobs) {
    for (const [written, value] of values) {
      const name = `${prefix}${written}`;
      const own = taken.get(keyOf(name));
      if (own !== undefined) {
        warnings.push(
          `The value ${name} of job ${nameOf(job)} is left out: the step has an output ${own} of its own. Set \`dotenv-prefix\`.`,
        );
        continue;
      }
      const earlier = outputs.get(keyOf(name));
      if (earlier !== undefined && (earlier.value !== value || earlier.name !== name))
        warnings.push(
          `Jobs ${nameOf(earlier.job)} and ${nameOf(job)} both give a value for ${name}; that of ${nameOf(job)} is taken.`,
        );
      const masked = isMasked(written) || isMasked(name);
      outputs.delete(keyOf(name));
      // What one job wants hidden stays hidden, whoever gives it last.
      outputs.set(keyOf(name), { name, value, job, masked: masked || earlier?.masked === true });
    }
  }
  return { outputs: [...outputs.values()], warnings };
}

/** GitHub tells no cases apart in outputs, and variables of GitLab have `_` where outputs have `-`. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll("-", "_");
}

function nameOf({ name, id }: Job): string {
  return `${printable(name)} (${id})`;
}
