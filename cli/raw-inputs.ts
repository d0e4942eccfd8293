import type { InputName } from "../action/inputs/declared.generated.ts";
import { rawFromEnv } from "../action/inputs/raw.ts";
import type { RawInputs } from "../action/inputs/step-inputs.ts";
import { readTypedInputs } from "../action/inputs/typed-inputs.ts";
import { readVariables } from "../action/inputs/variables.ts";
import { CodedError } from "../shared/errors/coded-error.ts";
import { printable } from "../shared/text/printable.ts";
import { bareJobToken } from "./bare-job-token.ts";
import type { GivenInputs } from "./commands/input-options.ts";
import type { TriggerOptions } from "./commands/step-options.ts";
import { readNamedFile } from "./named-file.ts";
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
  const variables = await withPairs(raw.variables, pairsOf("--variable", options.variable), readVariables);
  const inputs = await withPairs(raw.inputs, pairsOf("--input", options.input), readTypedInputs);
  const files = await withPairs(raw["file-variables"], pairsOf("--file-variable", options.fileVariable), readVariables);
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

function pairsOf(option: string, texts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const at = text.indexOf("=");
    if (at < 1) {
      // Without a name in front, the whole text may be a value, and values may be secrets.
      const shown = at === 0 ? "a pair without a name" : `"${printable(text, 40)}"`;
      throw new CodedError("USAGE", `sluice trigger: ${option} got ${shown} instead of NAME=value.`, {
        hint: `Write ${option} NAME=value, with quotes around it where the value has blanks.`,
      });
    }
    const name = text.slice(0, at);
    if (pairs.has(name)) {
      throw new CodedError("USAGE", `sluice trigger: ${option} names ${printable(name, 60)} twice.`, {
        hint: "Give each name once.",
      });
    }
    pairs.set(name, text.slice(at + 1));
  }
  return Object.fromEntries(pairs);
}
