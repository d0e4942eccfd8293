import type { Leg } from "./matrix.ts";
import type { NodeInput } from "./node-fields.ts";
import { pathsIn } from "./paths-in.ts";
import type { PlacedInput } from "./placed-inputs.ts";

/** What a pipeline gets: a value of the matrix that is named there has found its way. */
const GIVEN: ReadonlySet<NodeInput> = new Set(["project", "ref", "variables", "file-variables", "inputs"]);

/**
 * The values of a leg that go along as pipeline variables of their names: those that the pipeline is not given in another way, by a template
 * in what it gets, or under the same name.
 */
export function legVariables(leg: Leg, inputs: readonly PlacedInput[], server: string | undefined): Leg {
  const given = inputs.filter(({ name }) => GIVEN.has(name));
  const texts = [
    ...given.flatMap((input) => input.texts.map(({ text }) => text)),
    ...(server === undefined ? [] : [server]),
  ];
  const taken = new Set([...given.flatMap(({ keys }) => keys), ...texts.flatMap(axesIn)]);
  return Object.fromEntries(Object.entries(leg).filter(([name]) => !taken.has(name)));
}

function axesIn(text: string): readonly string[] {
  return pathsIn(text).flatMap(([root, name]) => (root === "matrix" && name !== undefined ? [name] : []));
}
