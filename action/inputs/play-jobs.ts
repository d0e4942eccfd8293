import { printable } from "../../shared/text/printable.ts";
import { splitList } from "../../shared/text/split-list.ts";
import type { Complain } from "./complain.ts";
import { readMap } from "./read-map.ts";
import type { PlayJob } from "./step-inputs.ts";
import { checkVariableNames, toPairs } from "./variables.ts";
import type { Written, WrittenMap } from "./written.ts";

/**
 * Manual jobs to start, from a list of globs, or from a JSON object or YAML map of globs to the variables each gets.
 *
 * A text is a map only when every value in it is a map or empty, since names of jobs hold colons as well:
 * `deploy: [eu, prod]` is one job of a matrix.
 */
export async function readPlayJobs(text: string, complain: Complain): Promise<readonly PlayJob[]> {
  const map = await asMap(text, complain);
  if (map === undefined) return splitList(text).map((job) => ({ job, variables: {} }));
  return map.entries.map(([job, written]) => ({ job, variables: variablesOf(job, written, complain) }));
}

async function asMap(text: string, complain: Complain): Promise<WrittenMap | undefined> {
  if (!text.includes(":")) return undefined;
  const isJson = text.trimStart().startsWith("{");
  const map = await readMap(text, isJson ? complain : () => {});
  return isJson || map?.entries.every(([, value]) => isVariables(value)) === true ? map : undefined;
}

function isVariables(written: Written): boolean {
  return written.kind === "map" || (written.kind === "scalar" && written.value === null);
}

function variablesOf(job: string, written: Written, complain: Complain): Readonly<Record<string, string>> {
  if (!isVariables(written)) {
    complain(`what ${printable(job, 80)} gets is no map of variables. Write one, or {} where it gets none.`);
    return {};
  }
  if (written.kind !== "map") return {};
  const told: Complain = (problem) => complain(`${printable(job, 80)}: ${problem}`);
  const pairs = toPairs(written, told);
  return (pairs === undefined ? undefined : checkVariableNames(pairs, told)) ?? {};
}
