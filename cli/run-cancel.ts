import { cancelTree } from "../action/cancel/cancel-tree.ts";
import { type Cancellation, cancellationText, isVerified, targetOf } from "../action/cancel/cancellation.ts";
import { jsonStream } from "../action/hosts/json-stream.ts";
import { connectionOf } from "../action/inputs/connection.ts";
import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import { parseInputs } from "../action/inputs/parse.ts";
import { lookOnce } from "../action/watch/look-once.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { connectGitLab } from "../shared/gitlab/http.ts";
import { statusText } from "../shared/gitlab/pipeline.ts";
import { type CancelOptions, cancelInputs } from "./commands/cancel.ts";
import { hiddenError } from "./hidden-error.ts";
import { openHost } from "./open-host.ts";
import { pipelineArgument } from "./pipeline-argument.ts";
import { rawInputs } from "./raw-inputs.ts";
import { tameJson } from "./tame-json.ts";
import type { World } from "./world.ts";

/** Nobody is about to kill this command: it may take as long as GitLab needs to show that everything has stopped. */
const CANCEL_WITHIN_MS = 60_000;

const TAKEN = new Set<string>(cancelInputs(DECLARED_INPUTS).map(({ name }) => name));

/**
 * Cancels a pipeline and what it has started, and resolves with 0 once looks have shown that nothing of it runs.
 *
 * @throws CodedError INPUT_INVALID, GITLAB_*, CANCEL_NOT_POSSIBLE, CANCEL_UNVERIFIED
 */
export async function runCancel(options: CancelOptions, world: World): Promise<number> {
  if (options.leftRunning) {
    const { runCancelLeftRunning } = await import("./run-cancel-left-running.ts");
    return await runCancelLeftRunning(options, world);
  }
  const { clock, random, signal } = world;
  const raw = {
    ...rawInputs(options, world, (name) => TAKEN.has(name)),
    ...pipelineArgument("cancel", options.pipeline, world),
  };
  const inputs = await parseInputs(raw, world.env);
  const { pipeline, readers, project } = inputs;
  if (pipeline.kind !== "given")
    throw new CodedError("INTERNAL", "A command line that names a pipeline asked for another.");
  const { host, close } = await openHost(options, world, "out");
  for (const secret of inputs.secrets) host.mask(secret);
  if (inputs.redact) host.conceal([inputs.host, project, pipeline.id]);
  const connection = connectionOf(inputs.host, inputs, world.cwd);
  const gitlab = connectGitLab(connection, { clock, random, log: host.log });
  try {
    const found = await lookOnce(gitlab, { project, id: pipeline.id, readers }, signal);
    const cancellation = await cancelTree(
      { gitlab, clock, taken: (one) => host.event({ kind: "canceling", pipeline: one }) },
      { targets: [targetOf(found)], readers, downstream: inputs.follow, withinMs: CANCEL_WITHIN_MS },
      signal,
    );
    if (options.json) jsonStream(host, clock, (line) => world.out(tameJson(line))).print(resultOf(cancellation));
    if (isVerified(cancellation)) {
      host.line(cancellationText(cancellation), "good");
      return 0;
    }
    throw new CodedError(codeOf(cancellation), cancellationText(cancellation));
  } catch (error) {
    throw inputs.redact ? hiddenError(error, (text) => host.hide(text)) : error;
  } finally {
    gitlab.close();
    close();
  }
}

/** What GitLab refuses to a token it will refuse again. */
function codeOf(cancellation: Cancellation): "CANCEL_NOT_POSSIBLE" | "CANCEL_UNVERIFIED" {
  const refused = cancellation.kind === "asked" && cancellation.fates.some(({ fate }) => fate.kind === "refused");
  return cancellation.kind === "not-possible" || refused ? "CANCEL_NOT_POSSIBLE" : "CANCEL_UNVERIFIED";
}

function resultOf(cancellation: Cancellation) {
  const fates = cancellation.kind === "asked" ? cancellation.fates : [];
  return {
    schema: "sluice/cancel-result@1",
    canceled: isVerified(cancellation),
    pipelines: fates.map(({ target: { id, project, webUrl }, fate }) => ({
      id,
      project,
      webUrl,
      fate: fate.kind,
      ...("status" in fate ? { status: statusText(fate.status) } : {}),
      ...("reason" in fate ? { reason: fate.reason } : {}),
    })),
  };
}
