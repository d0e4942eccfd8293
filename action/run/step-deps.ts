import type { Exchange } from "../../shared/forge/exchange.ts";
import type { GitLab, GitLabOptions } from "../../shared/gitlab/http.ts";
import type { Log } from "../../shared/text/log.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Files } from "../collect/files.ts";
import type { Host } from "../model/host.ts";
import type { Trace, UnmarkedTrace } from "../model/trace.ts";
import type { ForgeOptions } from "../report/forge-exchange.ts";
import type { LookAt } from "../watch/follow.ts";

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
  /** Told right before a call leaves that may create the pipeline. When it throws, nothing leaves, and that ends the run. */
  readonly leaving?: (trace: Trace | UnmarkedTrace) => void;
  /** Looks at a pipeline where several waits share what they see; absent: by a call of its own. */
  readonly lookAt?: LookAt;
  /** How many other runs share the servers with this one, at this moment; absent: none. */
  readonly beside?: () => number;
  /** The CI run around the step, and the way to its forge; absent where there is no comment to write in any case. */
  readonly around?: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly exchange: (options: ForgeOptions) => Exchange | Promise<Exchange>;
  };
}
