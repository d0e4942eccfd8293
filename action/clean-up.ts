import { resolve } from "node:path";
import { oneLine } from "../shared/errors/describe.ts";
import { type Credential } from "../shared/gitlab/auth.ts";
import { printable } from "../shared/text/printable.ts";
import { cancelTree } from "./cancel/cancel-tree.ts";
import { cancellationText, isVerified } from "./cancel/cancellation.ts";
import { readLeftRunning } from "./cancel/left-running.ts";
import type { RawInputs } from "./inputs/step-inputs.ts";
import { readToken } from "./inputs/token.ts";
import type { StepDeps } from "./step-deps.ts";

/** A post entry has minutes; GitLab should not need them. */
const CANCEL_WITHIN_MS = 60_000;

/** What the main entry left behind. */
export interface LeftBehind {
  /** Empty when it did not come to its end. */
  readonly finished: string;
  /** Empty when it started no pipeline. */
  readonly pipeline: string;
}

/**
 * Cancels the pipeline that a main entry left running because it was killed. Does nothing after one that came to its end.
 * Never throws.
 */
export async function cleanUp(
  { host, clock, connect, cwd }: Pick<StepDeps, "host" | "clock" | "connect" | "cwd">,
  left: LeftBehind,
  raw: RawInputs,
): Promise<void> {
  const running = left.finished === "" ? readLeftRunning(left.pipeline) : undefined;
  if (running === undefined) return;
  // A token that cannot be one was complained about by the main entry, which then started nothing.
  const token = readToken("access-token", raw["access-token"], () => {});
  if (token !== undefined) host.mask(token);
  const readers: readonly Credential[] = token === undefined ? [] : [{ kind: "access-token", token }];
  try {
    const caFile = (raw["ca-file"] ?? "").trim();
    const gitlab = connect({ url: running.host, ...(caFile === "" ? {} : { caFile: resolve(cwd, caFile) }) }, host.log);
    const order = { targets: [running], readers, downstream: true, withinMs: CANCEL_WITHIN_MS };
    const cancellation = await cancelTree({ gitlab, clock }, order);
    gitlab.close();
    const text = `The step ended before its time. ${cancellationText(cancellation)}`;
    if (isVerified(cancellation)) host.notice(text);
    else host.warning(text);
  } catch (error) {
    host.warning(
      `Pipeline ${running.id} may keep running: ${oneLine(error)} Cancel it at ${printable(running.webUrl)}`,
    );
  }
}
