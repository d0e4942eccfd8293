import { surroundingJob } from "../action/inputs/server.ts";
import type { World } from "./world.ts";

/**
 * $CI_JOB_TOKEN where nothing says which server issued it: someone set it by hand for this command line, so it is meant for
 * the server the command talks to. Undefined inside a GitLab job, whose token goes to that job's own server only.
 */
export function bareJobToken(env: World["env"]): string | undefined {
  return surroundingJob(env) === undefined ? env["CI_JOB_TOKEN"] : undefined;
}
