import { readLeftGraph } from "../action/cancel/left-graph.ts";
import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import { cleanUp } from "../action/run/clean-up.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { type CancelOptions, cancelInputs } from "./commands/cancel.ts";
import { jobStatePaths, readJobState } from "./job-state.ts";
import { openHost } from "./open-host.ts";
import { rawInputs } from "./raw-inputs.ts";
import type { World } from "./world.ts";

const TAKEN = new Set<string>(["job-token", ...cancelInputs(DECLARED_INPUTS).map(({ name }) => name)]);

/** The exit code when something may run on: GitLab does not tell, or did not do it. */
const MAY_RUN = 4;

/**
 * Cancels what killed runs of this CI job have left running, and resolves with 0 once nothing of it runs.
 *
 * @throws CodedError USAGE
 */
export async function runCancelLeftRunning(options: CancelOptions, world: World): Promise<number> {
  const { clock, random, env, cwd } = world;
  const beside = options.pipeline === undefined ? (options.json ? "--json" : undefined) : "a pipeline";
  if (beside !== undefined) {
    throw new CodedError("USAGE", `sluice cancel: --left-running does not go with ${beside}.`, {
      hint: "Leave one of them out; `sluice cancel --help` shows the two ways to call it.",
    });
  }
  const { host, close } = await openHost(options, world, "out");
  try {
    const runs = readJobState(jobStatePaths(env), world.readFile);
    const connect = (server: Parameters<typeof connectGitLab>[0]) =>
      connectGitLab(server, { clock, random, log: host.log });
    const raw = rawInputs(options, world, (name) => TAKEN.has(name));
    // All at once: each may take minutes, and after_script has five.
    const deps = { host, clock, connect, cwd };
    const cleaned = await Promise.all(
      runs.map(async (state) => {
        const left = readLeftGraph(state);
        if (left === undefined) return await cleanUp(deps, state, { raw, env });
        const { cleanUpLeftGraph } = await import("./graph/clean-up-left-graph.ts");
        return await cleanUpLeftGraph(deps, left, { options, raw }, world);
      }),
    );
    return cleaned.includes("may-run") ? MAY_RUN : 0;
  } finally {
    close();
  }
}
