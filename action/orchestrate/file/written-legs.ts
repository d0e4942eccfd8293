import type { ConfigPath, Problem } from "../../../shared/yaml/problem.ts";
import type { NamedNode } from "../meant-nodes.ts";
import { legKeys } from "./leg-key.ts";
import { type Leg, legsOf } from "./matrix.ts";
import type { Spelling } from "./placed-inputs.ts";
import type { PipelineEntry } from "./schema.ts";

/** The nodes that one pipeline of the file stands for, and what is wrong with its matrix. */
export interface WrittenLegs {
  readonly nodes: readonly NamedNode[];
  readonly problems: readonly Problem[];
}

/** One node, or one for each leg of the matrix. */
export function writtenLegs(name: string, { matrix }: PipelineEntry, spelling: Spelling): WrittenLegs {
  if (matrix === undefined) return { nodes: [{ key: name, name }], problems: [] };
  const path = ["pipelines", name, "matrix"];
  const { exclude = [], include = [], ...axes } = matrix;
  const texts = (values: readonly unknown[], at: ConfigPath) =>
    values.map((value, index) => textOf(value, [...at, index], spelling));
  const entries = (key: string, list: readonly Readonly<Record<string, unknown>>[]): readonly Leg[] =>
    list.map((entry, at) =>
      Object.fromEntries(
        Object.entries(entry).map(([axis, value]) => [axis, textOf(value, [...path, key, at, axis], spelling)]),
      ),
    );
  const { legs, problems } = legsOf({
    axes: Object.fromEntries(Object.entries(axes).map(([axis, values]) => [axis, texts(values, [...path, axis])])),
    exclude: entries("exclude", exclude),
    include: entries("include", include),
  });
  const keys = legKeys(legs);
  return {
    nodes: legs.map((leg, at) => ({ key: `${name}/${keys[at] ?? at}`, name, leg })),
    problems: problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
  };
}

function textOf(value: unknown, path: ConfigPath, spelling: Spelling): string {
  return typeof value === "string" ? value : (spelling(path) ?? String(value));
}
