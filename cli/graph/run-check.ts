import { disk } from "../../action/collect/disk.ts";
import { checkGraph, gravestOf, type NodeCheck } from "../../action/orchestrate/check-graph.ts";
import { homeOfCommandLine } from "../../action/orchestrate/file/home.ts";
import { graphPlanJson } from "../../action/orchestrate/graph-json.ts";
import { graphLines } from "../../action/orchestrate/graph-lines.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { connectGitLab } from "../../shared/gitlab/http.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import type { RunOrder } from "../commands/run.ts";
import { openHost } from "../open-host.ts";
import { tameJson } from "../tame-json.ts";
import type { World } from "../world.ts";
import { readGraphFile } from "./graph-file.ts";

/** A set of legs is named by the first few of them. */
const MOST_NAMED = 4;

/**
 * `sluice run FILE --dry-run`: draws the graph, and asks every server whether its pipelines could be started, without starting any.
 *
 * Resolves with 0 where nothing is known to keep any from starting.
 *
 * @param redact whether servers, projects and what follows them are kept out of what is printed
 * @throws CodedError FILE_UNREADABLE, GRAPH_INVALID, GRAPH_SECRET_MISSING; else, after everything was checked and unless it is told as JSON, one
 *   error with all that was found and the code of the gravest
 */
export async function runCheck(order: RunOrder, redact: boolean, world: World): Promise<number> {
  const { clock, random, cwd, env, readFile, signal } = world;
  const home = homeOfCommandLine(env, order.given, order.tokenFiles);
  const graph = await readGraphFile(order, world, home);
  const place = await openHost(order, world, "out");
  const { host } = place;
  try {
    if (redact) host.conceal([...graph.nodes.values()].flatMap(({ instance, project }) => [instance, project]));
    for (const line of graphLines(graph)) host.line(line);
    const deps = {
      env,
      cwd,
      readFile,
      clock,
      random,
      files: disk,
      connect: (server: Parameters<typeof connectGitLab>[0], log: typeof host.log) =>
        connectGitLab(server, { clock, random, log }),
      log: host.log,
      mask: host.mask.bind(host),
      tell: (check: NodeCheck) => {
        for (const line of check.says) host.line(`${namesOf(check)}: ${line}`);
        for (const line of check.warnings) host.warning(`${namesOf(check)}: ${line}`);
      },
    };
    const checks = await checkGraph(deps, graph, signal);
    const gravest = gravestOf(checks);
    if (order.json)
      world.out(tameJson(host.hide(JSON.stringify(graphPlanJson(graph, checks, gravest?.exitCode ?? 0)))));
    if (gravest === undefined) {
      host.line(`Nothing speaks against running it: ${counted(graph.nodes.size, "pipeline")}.`);
      return 0;
    }
    const error = errorOf(order.file, checks, gravest);
    throw new CodedError(error.code, host.hide(error.message), { hint: host.hide(error.hint) });
  } finally {
    place.close();
  }
}

function errorOf(file: string, checks: readonly NodeCheck[], gravest: CodedError): CodedError {
  const lines = checks.flatMap((check) =>
    check.error === undefined
      ? []
      : [`  ${namesOf(check)}: ${check.error.message.replaceAll("\n", "\n  ")} [${check.error.code}]`],
  );
  const text = `${counted(lines.length, "problem")} would keep pipelines of ${file} from starting:`;
  return new CodedError(gravest.code, [text, ...lines].join("\n"), { hint: gravest.hint });
}

function namesOf({ keys }: NodeCheck): string {
  return listed(keys, MOST_NAMED);
}
