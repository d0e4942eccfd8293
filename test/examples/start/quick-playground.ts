import { onTestFinished } from "vitest";
import type { Clock } from "../../../shared/time/clock.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { type Playground, seedPlayground } from "../../gitlab/playground.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { FollowedPage } from "./follow-page.ts";

/** How many seconds pass at the stand-in in one of ours: the ten seconds its pipelines take are none to wait for. */
const HURRY = 40;

/** What `npm run gitlab` starts, in a hurry, for a page that is followed: its address and tokens mean those of this one. Ends with the test. */
export async function quickPlayground(page: FollowedPage): Promise<{ gitlab: StandIn; playground: Playground }> {
  const gitlab = await startStandIn({ clock: hurried(systemClock), strictStorage: false });
  onTestFinished(() => gitlab.close());
  const playground = seedPlayground(gitlab.world);
  page.means("http://127.0.0.1:8929", gitlab.url);
  page.means("glptt-…", playground.triggerToken);
  page.means("glpat-…", playground.accessToken);
  page.means("glcbt-…", playground.jobToken);
  return { gitlab, playground };
}

function hurried(clock: Clock): Clock {
  const begin = clock.now().getTime();
  return {
    now: () => new Date(begin + (clock.now().getTime() - begin) * HURRY),
    monotonicMs: () => clock.monotonicMs() * HURRY,
    sleep: (ms, signal) => clock.sleep(ms / HURRY, signal),
  };
}
