import { connectGitLab } from "../shared/gitlab/http.ts";
import { systemClock } from "../shared/time/clock.ts";
import { githubHost, runnerTraits } from "./hosts/github.ts";
import { rawFromAction } from "./inputs/raw.ts";
import { cleanUp } from "./run/clean-up.ts";

/** What the post entry does when the main entry has left something, with the process it runs in. */
export async function postMain(state: Readonly<Record<string, string>>): Promise<void> {
  await cleanUp(
    {
      host: githubHost(runnerTraits(process.env), systemClock),
      clock: systemClock,
      connect: (options, log) => connectGitLab(options, { clock: systemClock, random: Math.random, log }),
      cwd: process.cwd(),
    },
    state,
    { raw: rawFromAction(process.env), env: process.env },
  );
}
