import type { GitLab, GitLabOptions } from "../shared/gitlab/http.ts";
import type { Log } from "../shared/text/log.ts";
import type { Clock } from "../shared/time/clock.ts";
import type { Files } from "./collect/files.ts";
import type { Host } from "./host.ts";

/** What a run of the step needs of the world. */
export interface StepDeps {
  readonly host: Host;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly connect: (options: GitLabOptions, log: Log) => GitLab;
  readonly files: Files;
  /** Where relative paths begin. */
  readonly cwd: string;
}
