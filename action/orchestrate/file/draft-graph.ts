import type { ParsedYaml } from "../../../shared/yaml/parse-yaml.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";
import type { Drafts } from "./draft.ts";
import { draftNodes } from "./draft-nodes.ts";
import type { Home } from "./home.ts";
import { nameOfNeed } from "./needed.ts";
import type { ShapedFile } from "./read-shape.ts";
import type { PipelineEntry } from "./schema.ts";
import { fileServers } from "./servers.ts";
import { type WrittenLegs, writtenLegs } from "./written-legs.ts";

/** So many nodes a graph has at most. */
const MOST_NODES = 5_000;

/** The nodes of all pipelines of a file, as far as they can be told. */
export function draftGraph(shape: ShapedFile, yaml: ParsedYaml, home: Home): Drafts {
  const spelling = (path: Problem["path"]) => yaml.spelling(path);
  const legs = new Map(
    [...shape.pipelines].flatMap(([name, shaped]) =>
      shaped === undefined ? [] : [[name, writtenLegs(name, shaped.entry, spelling)] as const],
    ),
  );
  const count = [...legs.values()].reduce((sum, { nodes }) => sum + nodes.length, 0);
  if (count > MOST_NODES) {
    const text = `makes ${count} pipelines, and ${MOST_NODES} is the most: make several files of it`;
    return { drafts: [], problems: [{ path: ["pipelines"], at: "key", text }] };
  }
  const nodesOf = (name: string) => legs.get(name)?.nodes ?? [];
  const context = {
    defaults: shape.defaults,
    servers: fileServers(shape.servers, shape.defaults.entry.gitlab, home),
    spelling,
    keysOf: (need: string) =>
      nodesOf(nameOfNeed(need)).flatMap(({ key, name }) => (need === name || need === key ? [key] : [])),
    isKnown: (name: string) =>
      shape.pipelines.get(name)?.left.has("matrix") === false && legs.get(name)?.problems.length === 0,
  };
  const all = [...shape.pipelines].flatMap(([name, shaped]): Drafts[] =>
    shaped === undefined
      ? []
      : [
          draftNodes(name, shaped, nodesOf(name), context),
          { drafts: [], problems: legs.get(name)?.problems ?? [] },
          { drafts: [], problems: strangeLegs(name, shaped.entry, legs) },
        ],
  );
  return { drafts: all.flatMap(({ drafts }) => drafts), problems: all.flatMap(({ problems }) => problems) };
}

/** Needs of a leg that its matrix does not have. */
function strangeLegs(name: string, entry: PipelineEntry, legs: ReadonlyMap<string, WrittenLegs>): readonly Problem[] {
  const isList = Array.isArray(entry.needs);
  const needs = typeof entry.needs === "string" ? [entry.needs] : (entry.needs ?? []);
  return needs.flatMap((need, at): Problem[] => {
    const written = legs.get(nameOfNeed(need));
    if (written === undefined || written.problems.length > 0) return [];
    if (written.nodes.some((node) => node.key === need || node.name === need)) return [];
    const known = written.nodes.slice(0, 10).map(({ key }) => key);
    const path = ["pipelines", name, "needs", ...(isList ? [at] : [])];
    return [{ path, text: `there is no such leg of ${nameOfNeed(need)}: known are ${known.join(", ")}` }];
  });
}
