import { jobStatePaths } from "../job-state.ts";
import type { World } from "../world.ts";

/**
 * Where the state of a run is kept: where the command line or SLUICE_STATE says; in a GitLab job without either, in a file of this
 * run alone beside what the job keeps for `after_script`; else nowhere.
 */
export function statePath(
  { state }: { readonly state?: string },
  { env, random, appendFile }: Pick<World, "env" | "random" | "appendFile">,
): string | undefined {
  const named = state ?? env["SLUICE_STATE"] ?? "";
  if (named !== "") return named;
  const run = random().toString(36).slice(2);
  return jobStatePaths(env)
    .map((path) => path.replace(/\.state$/, `-graph-${run}.state`))
    .find((path) => canBeMade(path, appendFile));
}

function canBeMade(path: string, appendFile: World["appendFile"]): boolean {
  try {
    appendFile(path, "");
    return true;
  } catch {
    return false;
  }
}
