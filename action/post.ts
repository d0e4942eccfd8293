// The Action's post entry: dist/post.js is built from it. Runners call it after the job's steps, also after a cancelled one.
import { getState } from "@actions/core";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { systemClock } from "../shared/time/clock.ts";
import { RUN_STATE } from "./cancel/left-running.ts";
import { cleanUp } from "./clean-up.ts";
import { githubHost } from "./hosts/github.ts";
import { rawFromAction } from "./inputs/raw.ts";

await cleanUp(
  {
    host: githubHost(false, systemClock),
    clock: systemClock,
    connect: (options, log) => connectGitLab(options, { clock: systemClock, random: Math.random, log }),
    cwd: process.cwd(),
  },
  Object.fromEntries(Object.values(RUN_STATE).map((name) => [name, getState(name)])),
  { raw: rawFromAction(process.env), env: process.env },
);
