import { StatusForgeStandIn } from "../../test/forge/status-forge.ts";
import type { StoredStatus } from "../../test/forge/statuses/state.ts";

/** GitHub, as far as the statuses of commits go. */
export interface DemoGitHub {
  readonly url: string;
  /** May write statuses. */
  readonly token: string;
  /** What the demo's commit shows once its pipeline is over. */
  told(): StoredStatus | undefined;
  close(): Promise<void>;
}

/** The commit of the demo's payloads. */
const COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** Starts a GitHub that has the commit which the demo's pushes are about. */
export async function startDemoGitHub(): Promise<DemoGitHub> {
  const forge = await StatusForgeStandIn.start("github");
  forge.commits.add(COMMIT);
  return {
    url: forge.url,
    token: forge.token,
    told: () => forge.statuses.findLast(({ sha, state }) => sha === COMMIT && state !== "pending"),
    close: async () => await forge[Symbol.asyncDispose](),
  };
}
