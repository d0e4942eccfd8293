import { resolve } from "node:path";
import { surroundings } from "../../action/inputs/surroundings.ts";
import { type ExaminedFile, examineFile } from "../../action/orchestrate/file/examine-file.ts";
import { type Home, homeOfCommandLine } from "../../action/orchestrate/file/home.ts";
import { soundGraph } from "../../action/orchestrate/file/load-graph.ts";
import type { Graph } from "../../action/orchestrate/model.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { printable } from "../../shared/text/printable.ts";
import { tameJson } from "../tame-json.ts";
import type { World } from "../world.ts";

/** How a command line asks for a graph. */
export interface GraphFileOrder {
  readonly file: string;
  readonly json: boolean;
}

/**
 * The graph of the file that a command line names. What is wrong with it is printed as one JSON object before it is thrown, where JSON was asked for.
 *
 * @param secrets `optional`: tokens and variables that are not there are no problem
 * @throws CodedError FILE_UNREADABLE, GRAPH_INVALID, GRAPH_SECRET_MISSING
 */
export async function readGraphFile(
  { file, json }: GraphFileOrder,
  world: Pick<World, "env" | "cwd" | "readFile" | "out">,
  home: Home = homeOfCommandLine(world.env),
  secrets: "required" | "optional" = "required",
): Promise<Graph> {
  const { env, cwd, readFile, out } = world;
  const examined = await examineFile(textOf(file, world), { env, cwd, readFile, home });
  try {
    return soundGraph(file, examined, secrets);
  } catch (error) {
    if (json) out(tameJson(JSON.stringify(problemsJson(examined))));
    throw error;
  }
}

function problemsJson({ problems }: ExaminedFile) {
  return { schema: "sluice/graph-problems@1", problems };
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
