import type { Exchange } from "../../shared/forge/exchange.ts";
import type { GitLab, GitLabOptions } from "../../shared/gitlab/http.ts";
import type { Log } from "../../shared/text/log.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Files } from "../collect/files.ts";
import type { Host } from "../model/host.ts";
import type { ForgeOptions } from "../report/forge-exchange.ts";

/** What a run of the step needs of the world. */
export interface StepDeps {
  readonly host: Host;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly connect: (options: GitLabOptions, log: Log) => GitLab | Promise<GitLab>;
  readonly files: Files;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** The CI run around the step, and the way to its forge; absent where there is no comment to write in any case. */
  readonly around?: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly exchange: (options: ForgeOptions) => Exchange | Promise<Exchange>;
  };
}
