import { closest } from "../../../shared/text/closest.ts";
import { counted } from "../../../shared/text/counted.ts";
import { printable } from "../../../shared/text/printable.ts";
import { hasTemplateMarks } from "../../../shared/text/template.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";

/** So many legs a matrix has at most; as GitHub's matrix. */
export const MOST_LEGS = 256;

/** The values of one leg, by the names of the matrix in the order of the file. */
export type Leg = Readonly<Record<string, string>>;

/** A matrix as written, every value as it is spelled in the file. */
export interface WrittenMatrix {
  readonly axes: Readonly<Record<string, readonly string[]>>;
  readonly exclude: readonly Leg[];
  readonly include: readonly Leg[];
}

/** The legs of a matrix, and what is wrong with it; paths of problems begin below the matrix. */
export interface Legs {
  readonly legs: readonly Leg[];
  readonly problems: readonly Problem[];
}

const AXIS = /^[A-Za-z_]\w{0,254}$/;

/**
 * The legs of a matrix: every combination of its values, less those that have all values of an entry of `exclude`, and those of
 * `include`. Never more than the cap, whatever is written.
 */
export function legsOf(matrix: WrittenMatrix): Legs {
  const names = Object.keys(matrix.axes).length > 0 ? Object.keys(matrix.axes) : Object.keys(matrix.include[0] ?? {});
  const problems = [...axisProblems(matrix), ...entryProblems(matrix, names)];
  const count = Object.values(matrix.axes).reduce((product, values) => product * values.length, 1);
  // What is excluded is made first, so that a few thousand combinations of which most are left out would pass.
  if (count > MOST_LEGS * 16) return { legs: [], problems: [...problems, tooMany(count)] };
  const made = names.length === 0 || Object.keys(matrix.axes).length === 0 ? [] : combinations(matrix.axes);
  const kept = made.filter((leg) => !matrix.exclude.some((entry) => hasAll(leg, entry)));
  const added = matrix.include.map((entry) => Object.fromEntries(names.map((name) => [name, entry[name] ?? ""])));
  const legs = [...kept, ...added];
  if (problems.length > 0) return { legs, problems };
  const idle = matrix.exclude.flatMap((entry, at): Problem[] =>
    made.some((leg) => hasAll(leg, entry))
      ? []
      : [{ path: ["exclude", at], text: "leaves nothing out: no leg has these values" }],
  );
  const twice = added.flatMap((leg, at): Problem[] =>
    [...kept, ...added.slice(0, at)].some((other) => hasAll(other, leg))
      ? [{ path: ["include", at], text: "is a leg already: leave it out" }]
      : [],
  );
  const none: Problem[] =
    legs.length === 0
      ? [{ path: [], text: "has no leg: write names with lists of values, such as ARCH: [amd64, arm64]" }]
      : [];
  const many: Problem[] = legs.length > MOST_LEGS ? [tooMany(legs.length)] : [];
  return { legs: legs.slice(0, MOST_LEGS), problems: [...idle, ...twice, ...none, ...many] };
}

function tooMany(count: number): Problem {
  return {
    path: [],
    text: `makes ${counted(count, "leg")}, and ${MOST_LEGS} is the most: leave values out, or make several of it`,
  };
}

function axisProblems({ axes }: WrittenMatrix): readonly Problem[] {
  return Object.entries(axes).flatMap(([name, values]): Problem[] => [
    ...(AXIS.test(name)
      ? []
      : [{ path: [name], at: "key" as const, text: "is no name: write letters, digits and _, and no digit first" }]),
    ...values.flatMap((value, at): Problem[] => [
      ...valueProblems(value, [name, at]),
      ...(values.indexOf(value) < at ? [{ path: [name, at], text: "is there twice: leave it out" }] : []),
    ]),
  ]);
}

function valueProblems(value: string, path: Problem["path"]): readonly Problem[] {
  if (hasTemplateMarks(value)) return [{ path, text: "takes no template: write the value itself" }];
  return value === "" ? [{ path, text: "is empty: write a value" }] : [];
}

function entryProblems({ exclude, include, axes }: WrittenMatrix, names: readonly string[]): readonly Problem[] {
  const strange = (key: string, at: number, entry: Leg): Problem[] =>
    Object.entries(entry).flatMap(([name, value]): Problem[] => [
      ...(names.includes(name) ? [] : [{ path: [key, at, name], at: "key" as const, text: unknown(name, names) }]),
      ...valueProblems(value, [key, at, name]),
    ]);
  return [
    ...exclude.flatMap((entry, at) => [
      ...strange("exclude", at, entry),
      ...(Object.keys(entry).length === 0
        ? [{ path: ["exclude", at], text: "would leave out every leg: name values" }]
        : []),
      ...Object.entries(entry).flatMap(([name, value]): Problem[] => {
        const values = Object.hasOwn(axes, name) ? (axes[name] ?? []) : [];
        if (values.length === 0 || values.includes(value)) return [];
        const meant = closest(value, values);
        const instead =
          meant === undefined
            ? `known are ${values.map((one) => printable(one, 60)).join(", ")}`
            : `did you mean \`${printable(meant, 60)}\`?`;
        return [{ path: ["exclude", at, name], text: `is none of the values of ${printable(name, 60)}: ${instead}` }];
      }),
    ]),
    ...include.flatMap((entry, at) => [
      ...strange("include", at, entry),
      ...names
        .filter((name) => !Object.hasOwn(entry, name))
        .map(
          (name): Problem => ({ path: ["include", at], text: `has no value for ${printable(name, 60)}: write one` }),
        ),
    ]),
  ];
}

function unknown(name: string, names: readonly string[]): string {
  const meant = closest(name, names);
  return `is no name of this matrix: ${meant === undefined ? `known are ${names.map((one) => printable(one, 60)).join(", ")}` : `did you mean \`${printable(meant, 60)}\`?`}`;
}

function combinations(axes: Readonly<Record<string, readonly string[]>>): readonly Leg[] {
  return Object.entries(axes).reduce<readonly Leg[]>(
    (legs, [name, values]) => legs.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value }))),
    [{}],
  );
}

function hasAll(leg: Leg, entry: Leg): boolean {
  return Object.entries(entry).every(([name, value]) => leg[name] === value);
}
