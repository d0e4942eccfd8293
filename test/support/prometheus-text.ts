/** A metric as the text format gives it. */
export interface ParsedFamily {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly ParsedSample[];
}

/** One line of it. */
export interface ParsedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`, "s");
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"(,|$)/y;
const NUMBER = /^(?:[+-]?Inf|NaN|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/;

/**
 * Reads the text format 0.0.4 more strictly than Prometheus does: every metric has HELP and TYPE, in this order and before its samples,
 * all of a metric stands together, no series is there twice, and histograms add up. Throws an Error that names the line.
 */
export function parsePrometheusText(text: string): ReadonlyMap<string, ParsedFamily> {
  if (text !== "" && !text.endsWith("\n")) throw new Error("the last line has no line feed");
  const families = new Map<string, { type: string; help: string; samples: ParsedSample[] }>();
  let current = "";
  const seen = new Set<string>();
  for (const line of text.split("\n").slice(0, -1)) {
    const fail = (why: string) => new Error(`${why}: ${line}`);
    const [, keyword, name = "", rest = ""] = new RegExp(`^# (HELP|TYPE) (${NAME}) (.*)$`).exec(line) ?? [];
    if (keyword === "HELP") {
      if (families.has(name)) throw fail("a metric in two places");
      families.set(name, { type: "", help: rest, samples: [] });
      current = name;
      continue;
    }
    const family = families.get(current);
    if (family === undefined) throw fail("a line before any HELP");
    if (keyword === "TYPE") {
      if (name !== current || family.type !== "") throw fail("a TYPE out of place");
      if (!["counter", "gauge", "histogram"].includes(rest)) throw fail("an unknown type");
      family.type = rest;
      continue;
    }
    const [, sample = "", labelText = "", number = ""] = SAMPLE.exec(line) ?? [];
    if (sample === "" || !NUMBER.test(number)) throw fail("no sample");
    const isOwn =
      family.type === "histogram"
        ? [`${current}_bucket`, `${current}_sum`, `${current}_count`].includes(sample)
        : sample === current;
    if (!isOwn || family.type === "") throw fail(`a sample of another metric than ${current}`);
    const labels = parseLabels(labelText, fail);
    const key = `${sample} ${keyOf(labels)}`;
    if (seen.has(key)) throw fail("a series twice");
    seen.add(key);
    family.samples.push({ name: sample, labels, value: Number(number.replace("Inf", "Infinity")) });
  }
  for (const [name, family] of families) if (family.type === "histogram") checkHistogram(name, family.samples);
  return families;
}

function parseLabels(text: string, fail: (why: string) => Error): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name, value = ""] = LABEL.exec(text) ?? [];
    if (name === undefined || name in labels) throw fail("labels that are none");
    labels[name] = value.replace(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
  }
  return labels;
}

function checkHistogram(name: string, samples: readonly ParsedSample[]): void {
  const groups = Map.groupBy(samples, ({ labels }) => keyOf({ ...labels, le: "" }));
  for (const [key, group] of groups) {
    const buckets = group.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) => Number(labels["le"]?.replace("Inf", "Infinity")));
    const rising = bounds.every((bound, at) => at === 0 || bound > (bounds[at - 1] ?? Number.NaN));
    const cumulative = buckets.every(({ value }, at) => at === 0 || value >= (buckets[at - 1]?.value ?? 0));
    const count = group.find((sample) => sample.name === `${name}_count`)?.value;
    if (bounds.at(-1) !== Number.POSITIVE_INFINITY || !rising || !cumulative || buckets.at(-1)?.value !== count)
      throw new Error(`the histogram ${name}${key} does not add up`);
    if (!group.some((sample) => sample.name === `${name}_sum`)) throw new Error(`the histogram ${name} has no sum`);
  }
}

/** The value of one sample; undefined when there is none with these labels. */
export function sampleOf(
  families: ReadonlyMap<string, ParsedFamily>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const family = families.get(name) ?? families.get(name.replace(/_(?:bucket|sum|count)$/, ""));
  const wanted = keyOf(labels);
  return family?.samples.find((sample) => sample.name === name && keyOf(sample.labels) === wanted)?.value;
}

/** The same for the same labels, in whatever order they stand. */
function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => one.localeCompare(other)));
}
