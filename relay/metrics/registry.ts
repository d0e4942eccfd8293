import type { FAMILIES, Family } from "./families.ts";

type Families = typeof FAMILIES;
type NameOf<Type extends Family["type"]> = {
  [Name in keyof Families]: Families[Name]["type"] extends Type ? Name : never;
}[keyof Families];

/** The labels of a metric, all of them. */
export type LabelsOf<Name extends keyof Families> = { readonly [Label in Families[Name]["labels"][number]]: string };

/** One series of a metric, with what it stands at. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Of a histogram: the sum. */
  readonly value: number;
  /** Of a histogram: how many were at most each bound, and how many in all. */
  readonly atMost?: readonly number[];
  readonly count?: number;
}

/** Where metrics stand now. Nothing here throws. */
export interface Registry {
  /** Counts. With 0 the series is there, so that its first rise is seen as one. */
  add<Name extends NameOf<"counter">>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  /** Sets a gauge, or a counter that somebody else counts. */
  set<Name extends NameOf<"counter" | "gauge">>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** Counts one more that came to `value`. */
  observe<Name extends NameOf<"histogram">>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** Forgets every series of a metric: what is told anew at every scrape begins so. */
  clear(name: keyof Families): void;
  /** The series of a metric, in the order they came to be. */
  series(name: string): readonly Series[];
}

interface Cell {
  readonly labels: Readonly<Record<string, string>>;
  value: number;
  atMost?: number[];
  count?: number;
}

/** A registry in which everything stands at nothing. */
export function createRegistry(families: Families): Registry {
  const all = new Map<string, Map<string, Cell>>();
  const cell = (name: keyof Families, labels: Readonly<Record<string, string>>): Cell => {
    const cells = all.get(name) ?? new Map<string, Cell>();
    all.set(name, cells);
    const key = families[name].labels.map((label) => labels[label] ?? "").join("\u0000");
    const found: Cell = cells.get(key) ?? { labels, value: 0 };
    cells.set(key, found);
    return found;
  };
  return {
    add(name, labels, by = 1) {
      cell(name, labels).value += by;
    },
    set(name, labels, value) {
      cell(name, labels).value = value;
    },
    observe(name, labels, value) {
      const family: Family = families[name];
      const { buckets = [] } = family;
      const found = cell(name, labels);
      found.atMost ??= buckets.map(() => 0);
      found.count = (found.count ?? 0) + 1;
      found.value += value;
      found.atMost = found.atMost.map((count, at) => (value <= (buckets[at] ?? 0) ? count + 1 : count));
    },
    clear(name) {
      all.delete(name);
    },
    series: (name) => [...(all.get(name)?.values() ?? [])],
  };
}
