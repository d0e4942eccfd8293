import { resolve } from "node:path";
import { surroundings } from "../../action/inputs/surroundings.ts";
import { type ExaminedFile, examineFile } from "../../action/orchestrate/file/examine-file.ts";
import { type Home, homeOfCommandLine } from "../../action/orchestrate/file/home.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { printable } from "../../shared/text/printable.ts";
import type { World } from "../world.ts";

/**
 * A file of pipelines that a command line names, with all that is wrong with it.
 *
 * @throws CodedError FILE_UNREADABLE
 */
export async function examineGraphFile(
  path: string,
  world: Pick<World, "env" | "cwd" | "readFile">,
  home: Home = homeOfCommandLine(world.env),
): Promise<ExaminedFile> {
  const { env, cwd, readFile } = world;
  return await examineFile(textOf(path, world), { env, cwd, readFile, home });
}

/** An environment in which a file means something that is only to be drawn: with a CI run around, for refs such as `same-branch`. */
export function drawingEnv(env: World["env"]): World["env"] {
  if (surroundings(env)?.ref !== undefined) return env;
  const run = {
    GITHUB_REPOSITORY: "-",
    GITHUB_WORKFLOW: "-",
    GITHUB_JOB: "-",
    GITHUB_REF: "-",
    GITHUB_REF_NAME: "main",
  };
  return { ...env, ...run, GITHUB_ACTIONS: "true" };
}

function textOf(path: string, { cwd, readFile }: Pick<World, "cwd" | "readFile">): string {
  try {
    return readFile(resolve(cwd, path));
  } catch (cause) {
    const isMissing = nodeCode(cause) === "ENOENT";
    throw new CodedError(
      "FILE_UNREADABLE",
      isMissing ? `There is no file ${printable(path)}.` : `The file ${printable(path)} cannot be read.`,
      { cause },
    );
  }
}
