import { cleanUp } from "../action/clean-up.ts";
import { disk } from "../action/collect/disk.ts";
import type { Host } from "../action/host.ts";
import type { RawInputs } from "../action/inputs/step-inputs.ts";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { forget, keptRuns } from "./kept-state.ts";
import type { World } from "./world.ts";

/** Something may still run, and what could be done about it was said. */
const MAY_RUN = 4;

/**
 * Cancels what killed runs have left running, by what they noted in a folder, and resolves with the exit code. Does and says
 * nothing where every run came to its end: this is for `after_script`, which runs after good jobs as well.
 *
 * @param folder undefined where nothing could have been kept
 */
export async function cancelLeftRunning(
  host: Host,
  folder: string | undefined,
  raw: RawInputs,
  world: World,
): Promise<number> {
  if (folder === undefined) return 0;
  const { clock, random, cwd, env } = world;
  const connect: Parameters<typeof cleanUp>[0]["connect"] = (server, log) =>
    connectGitLab(server, { clock, random, log });
  const runs = await keptRuns(folder, disk);
  const ends = await Promise.all(
    runs.map(async ({ state, files }) => {
      const end = await cleanUp({ host, clock, connect, cwd }, state, { raw, env });
      if (end !== "may-run") await forget(folder, files, disk);
      return end;
    }),
  );
  return ends.includes("may-run") ? MAY_RUN : 0;
}
