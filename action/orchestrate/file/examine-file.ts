import { type Finding, inOrder, located } from "../../../shared/yaml/finding.ts";
import { parseYaml } from "../../../shared/yaml/parse-yaml.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";
import { readDurationMs } from "../../inputs/plain.ts";
import type { Graph, GraphNode, GraphPolicy } from "../model.ts";
import type { TokenDeps } from "../read-tokens.ts";
import { checkDrafts } from "./check-drafts.ts";
import { crossChecks } from "./cross-checks.ts";
import { draftGraph } from "./draft-graph.ts";
import { graphHash } from "./graph-hash.ts";
import type { Home } from "./home.ts";
import { readShape } from "./read-shape.ts";
import type { PolicyEntry } from "./schema.ts";
import { addressProblems } from "./servers.ts";

/** What examining a file of pipelines stands on. */
export interface FileDeps extends TokenDeps {
  readonly home: Home;
}

/** A file of pipelines: everything that is wrong with it, and the graph it says. */
export interface ExaminedFile {
  /** In the order of the lines. */
  readonly problems: readonly Finding[];
  /** Where nothing is wrong but that secrets are missing. */
  readonly graph?: Graph;
}

const TIMEOUT_BOUNDS = { leastMs: 1_000, mostMs: 30 * 86_400_000 };

/** Reads a file of pipelines and finds all there is to say about it in one go. Never throws for what is written there. */
export async function examineFile(text: string, deps: FileDeps): Promise<ExaminedFile> {
  const yaml = parseYaml(text);
  if (yaml.faults.length > 0) return { problems: inOrder(yaml.faults) };
  const shape = readShape(yaml);
  const { drafts, problems } = draftGraph(shape, yaml, deps.home);
  const checked = await checkDrafts(drafts, [...shape.pipelines.keys()], deps);
  const policy = policyOf(shape.policy.entry);
  const all = [
    ...yaml.problems,
    ...shape.problems,
    ...crossChecks(yaml.value),
    ...addressProblems(shape.servers),
    ...problems,
    ...checked.problems,
    ...policy.problems,
  ];
  const findings = inOrder(all.map((problem) => located(yaml, problem)));
  const isSound = checked.nodes.length > 0 && all.every(({ secretMissing }) => secretMissing === true);
  return { problems: findings, ...(isSound ? { graph: graphOf(checked.nodes, policy.policy) } : {}) };
}

function graphOf(nodes: readonly GraphNode[], policy: GraphPolicy): Graph {
  return { nodes: new Map(nodes.map((node) => [node.key, node])), policy, hash: graphHash(nodes) };
}

function policyOf(entry: PolicyEntry): { readonly policy: GraphPolicy; readonly problems: readonly Problem[] } {
  const { timeout, "max-parallel": maxParallel, "fail-fast": failFast, "creations-per-minute": creations } = entry;
  const problems: Problem[] = [];
  const complain = (text: string) => problems.push({ path: ["policy", "timeout"], text });
  const timeoutMs = timeout === undefined ? undefined : readDurationMs(String(timeout), TIMEOUT_BOUNDS, complain);
  return {
    problems,
    policy: {
      maxParallel,
      failFast,
      creationsPerMinute: creations,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    },
  };
}
