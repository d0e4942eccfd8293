import type { RawInputs } from "../action/inputs/step-inputs.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import type { World } from "./world.ts";

/**
 * The pipeline a command is about, from its argument or its environment variable.
 *
 * @throws CodedError USAGE when neither names one
 */
export function pipelineArgument(
  command: string,
  argument: string | undefined,
  { env }: Pick<World, "env">,
): RawInputs {
  const pipeline = argument ?? env["SLUICE_PIPELINE"] ?? "";
  if (pipeline.trim() !== "") return { pipeline };
  throw new CodedError("USAGE", `sluice ${command}: no pipeline is named.`, {
    hint: `Write its URL (sluice ${command} https://gitlab.example.com/group/app/-/pipelines/123), or its id and --project.`,
  });
}
