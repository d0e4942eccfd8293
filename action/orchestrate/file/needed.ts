import { closest } from "../../../shared/text/closest.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";

/** What a pipeline of the file needs, as written: names, or legs such as `libs/amd64-debug`. */
export type NeedsByName = ReadonlyMap<string, readonly string[]>;

/** The name of the pipeline that a need is of: `libs` of `libs/amd64-debug`. */
export function nameOfNeed(need: string): string {
  return need.split("/", 1)[0] ?? need;
}

/**
 * What is wrong with the needs of pipelines by their names: pipelines nobody has, needs given twice, and pipelines that need each other,
 * of which each circle is told once, as a path.
 *
 * @param isList whether the needs of a pipeline are written as a list
 */
export function needProblems(needs: NeedsByName, isList: (name: string) => boolean): readonly Problem[] {
  const known = [...needs.keys()];
  const single = [...needs].flatMap(([name, wanted]) =>
    wanted.flatMap((need, at): Problem[] => {
      const path = isList(name) ? ["pipelines", name, "needs", at] : ["pipelines", name, "needs"];
      if (!needs.has(nameOfNeed(need))) return [{ path, text: unknown(need, known) }];
      return wanted.indexOf(need) < at ? [{ path, text: `needs ${printable(need, 80)} twice: leave one out` }] : [];
    }),
  );
  const circles = findCircles(needs).map((circle): Problem => {
    const [first = ""] = circle;
    const text =
      circle.length === 1
        ? `${first} needs itself: leave that out`
        : `these pipelines need each other: ${[...circle, first].join(" → ")}: leave one of the needs out`;
    return { path: ["pipelines", first, "needs"], text };
  });
  return [...single, ...circles];
}

function unknown(need: string, known: readonly string[]): string {
  const meant = closest(nameOfNeed(need), known);
  const instead = meant === undefined ? `known are ${known.slice(0, 20).join(", ")}` : `did you mean \`${meant}\`?`;
  return `there is no pipeline ${printable(need, 80)}: ${instead}`;
}

/** Circles among needs, each from where it is first met in the file, in the order of the arrows; every node is in one of them at most. */
function findCircles(needs: NeedsByName): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const begin of needs.keys()) {
    // A stack of its own: a chain of thousands of needs must not use up that of the program.
    const path: { readonly name: string; readonly left: string[] }[] = [];
    const onPath = new Map<string, number>();
    const enter = (name: string) => {
      onPath.set(name, path.length);
      path.push({ name, left: [...new Set((needs.get(name) ?? []).map(nameOfNeed))].reverse() });
    };
    if (!done.has(begin)) enter(begin);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
        continue;
      }
      const from = onPath.get(next);
      if (from !== undefined) circles.push(path.slice(from).map(({ name }) => name));
      else if (!done.has(next) && needs.has(next)) enter(next);
    }
  }
  return circles;
}
