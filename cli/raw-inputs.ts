import type { InputName } from "../action/inputs/declared.generated.ts";
import { rawFromEnv } from "../action/inputs/raw.ts";
import type { RawInputs } from "../action/inputs/step-inputs.ts";
import { readTypedInputs } from "../action/inputs/typed-inputs.ts";
import { readVariables } from "../action/inputs/variables.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { bareJobToken } from "./bare-job-token.ts";
import type { GivenInputs } from "./commands/input-options.ts";
import type { TriggerOptions } from "./commands/step-options.ts";
import { readNamedFile } from "./named-file.ts";
import { pairsOf } from "./pairs.ts";
import { readTokenFile } from "./token-file.ts";
import type { World } from "./world.ts";

/**
 * The step's inputs as they were written on the command line, each else in its environment variable. What the CI job
 * provides and what action.yml has as default comes later, where inputs are read.
 *
 * @param isTaken which inputs the command takes; variables of others are not for it
 * @throws CodedError FILE_UNREADABLE for a token file
 */
export function rawInputs(
  { given, tokenFiles }: GivenInputs,
  world: Pick<World, "env" | "readFile">,
  isTaken: (name: string) => boolean = () => true,
): RawInputs {
  const tokens = Object.entries(tokenFiles).map(([name, path]) => [name, readTokenFile(name, path, world.readFile)]);
  const jobToken = bareJobToken(world.env);
  const around = { ...(jobToken === undefined ? {} : { "job-token": jobToken }), ...rawFromEnv(world.env) };
  const taken = Object.entries(around).filter(([name]) => isTaken(name));
  return { ...Object.fromEntries(taken), ...given, ...Object.fromEntries(tokens) };
}

/**
 * The same with what only `sluice trigger` takes: single values, and maps from files.
 *
 * @throws CodedError USAGE for a pair without `=`, or a map that was given twice; FILE_UNREADABLE
 */
export async function rawTriggerInputs(
  options: TriggerOptions,
  world: Pick<World, "env" | "readFile">,
): Promise<RawInputs> {
  const raw = {
    ...rawInputs(options, world),
    ...mapFile("variables", options.variablesFile, options, world),
    ...mapFile("inputs", options.inputsFile, options, world),
  };
  const variables = await withPairs(raw.variables, pairsOf("trigger", "--variable", options.variable), readVariables);
  const inputs = await withPairs(raw.inputs, pairsOf("trigger", "--input", options.input), readTypedInputs);
  const files = await withPairs(
    raw["file-variables"],
    pairsOf("trigger", "--file-variable", options.fileVariable),
    readVariables,
  );
  return {
    ...raw,
    ...(variables === undefined ? {} : { variables }),
    ...(inputs === undefined ? {} : { inputs }),
    ...(files === undefined ? {} : { "file-variables": files }),
  };
}

/** A map that stands in a file. An empty file is an empty map. */
function mapFile(
  name: Extract<InputName, "variables" | "inputs">,
  path: string | undefined,
  { given }: GivenInputs,
  { readFile }: Pick<World, "readFile">,
): RawInputs {
  if (path === undefined) return {};
  if (given[name] !== undefined) {
    throw new CodedError("USAGE", `sluice trigger: --${name} and --${name}-file are both given.`, {
      hint: `Write the map on the command line or into the file; single values of ${name === "inputs" ? "--input" : "--variable"} go with either.`,
    });
  }
  return { [name]: readNamedFile(path, `--${name}-file`, readFile) };
}

/**
 * A map as it was written with single pairs laid over it, as JSON. A map that cannot be read stays as it is, so that it is
 * complained about together with every other input.
 */
async function withPairs(
  written: string | undefined,
  pairs: Readonly<Record<string, string>>,
  read: (text: string | undefined, complain: () => void) => Promise<Readonly<Record<string, unknown>> | undefined>,
): Promise<string | undefined> {
  if (Object.keys(pairs).length === 0) return written;
  const map = await read(written, () => {});
  return map === undefined ? written : JSON.stringify({ ...map, ...pairs });
}
