import { resolve } from "node:path";
import { connectionOf } from "../inputs/connection.ts";
import type { StepInputs } from "../inputs/step-inputs.ts";
import type { TellThread } from "../report/comment.ts";
import type { StepDeps } from "./step-deps.ts";

/** What writes the comment on the pull or merge request; undefined where none is wanted, or none can be written. */
export async function openThread(deps: StepDeps, inputs: StepInputs): Promise<TellThread | undefined> {
  const { host, clock, files, cwd, around } = deps;
  if (!inputs.comment || inputs.dryRun || around === undefined) return undefined;
  const { host: server, project, readers, githubToken, pipeline } = inputs;
  const { caFile, insecure = false } = connectionOf(server, inputs, cwd);
  // What is said of the one server holds for a merge request on the same one, and for no other.
  const isSame = around.env["CI_API_V4_URL"]?.startsWith(`${server}/`) === true;
  // Most runs write none.
  const { openComment } = await import("../report/comment.ts");
  return await openComment(
    {
      host,
      clock,
      env: around.env,
      readText: (path) => files.readText(resolve(cwd, path)),
      exchange: await around.exchange({ ...(caFile === undefined ? {} : { caFile }), insecure: insecure && isSame }),
    },
    {
      host: server,
      project,
      readers,
      refs: pipeline.kind === "new" ? pipeline.refs.map((ref) => (ref.kind === "name" ? ref.name : ref.kind)) : [],
      ...(githubToken === undefined ? {} : { githubToken }),
    },
  );
}
