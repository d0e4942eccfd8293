import type { Family } from "./families.ts";
import type { Registry, Series } from "./registry.ts";

/** What the text below is, as a Content-Type. */
export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * Metrics as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format). A metric without
 * any series is left out.
 */
export function exposition(families: Readonly<Record<string, Family>>, registry: Pick<Registry, "series">): string {
  return Object.entries(families)
    .map(([name, family]) => ({ name, family, series: registry.series(name) }))
    .filter(({ series }) => series.length > 0)
    .map(({ name, family, series }) =>
      [
        `# HELP ${name} ${family.help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`,
        `# TYPE ${name} ${family.type}`,
        ...series.flatMap((one) => (family.type === "histogram" ? histogram(name, family, one) : [plain(name, one)])),
        "",
      ].join("\n"),
    )
    .join("");
}

function plain(name: string, { labels, value }: Series): string {
  return `${name}${braces(labels)} ${number(value)}`;
}

function histogram(name: string, { buckets = [] }: Family, { labels, value, atMost = [], count = 0 }: Series) {
  return [
    ...buckets.map((bound, at) => `${name}_bucket${braces({ ...labels, le: number(bound) })} ${atMost[at] ?? 0}`),
    `${name}_bucket${braces({ ...labels, le: "+Inf" })} ${count}`,
    `${name}_sum${braces(labels)} ${number(value)}`,
    `${name}_count${braces(labels)} ${count}`,
  ];
}

function braces(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

/** As Go reads numbers. */
function number(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  return String(value);
}
