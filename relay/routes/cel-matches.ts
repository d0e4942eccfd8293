import type { Environment } from "@marcbachmann/cel-js";
import { type LinearRegex, linearRegex } from "../../shared/text/linear-regex/linear-regex.ts";
import type { CelBudget } from "./cel-budget.ts";
import { nodesOf } from "./cel-tree.ts";

/** What `matches` is called once it is bounded; nobody writes that. */
const BOUNDED = "matches_linearly";

/** States entered in the time of one step of a loop. */
const STATES_PER_STEP = 20;

/**
 * Lets an environment's `matches` take linear time, as CEL promises of it and RE2 keeps.
 *
 * The library's own uses JavaScript's expressions, which a text can make take forever, and it lets nobody replace one of its
 * functions. So calls of `matches` in a parsed expression are directed to a function of ours.
 */
export function addMatches(environment: Environment, budget: CelBudget): void {
  const compiled = new Map<string, LinearRegex>();
  const matches = (text: string, pattern: string) => {
    const regex = compiled.get(pattern) ?? linearRegex(pattern);
    compiled.set(pattern, regex);
    return regex.test(text, (states) => budget.spend(states / STATES_PER_STEP));
  };
  environment.registerFunction({ signature: `string.${BOUNDED}(string): bool`, handler: matches, async: false });
}

/**
 * Directs the calls of `matches` in a parsed expression to the bounded one, its types not yet checked.
 *
 * @returns what is wrong with one of its patterns; undefined when all are sound
 */
export function boundMatches(ast: unknown): string | undefined {
  for (const { args } of nodesOf(ast, "rcall")) {
    const call = args as [
      name: string,
      receiver: unknown,
      args: readonly { readonly op: string; readonly args: unknown }[],
    ];
    if (call[0] === BOUNDED) return `there is no function ${BOUNDED}: write matches`;
    if (call[0] !== "matches") continue;
    call[0] = BOUNDED;
    const [pattern] = call[2];
    // A pattern from a payload would let the sender choose what matches.
    if (pattern?.op !== "value" || typeof pattern.args !== "string")
      return "`matches` takes a pattern that is written out, as in `change.ref_name.matches('^v[0-9]+$')`";
    try {
      linearRegex(pattern.args);
    } catch (error) {
      return `the pattern of \`matches\` is none: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return undefined;
}

/** What the library says of a call, in the name that was written. */
export function asWritten(text: string): string {
  return text.replaceAll(BOUNDED, "matches");
}
