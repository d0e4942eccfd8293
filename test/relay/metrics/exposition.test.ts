import { describe, expect, it } from "vitest";
import { exposition } from "../../../relay/metrics/exposition.ts";
import { FAMILIES, type Family } from "../../../relay/metrics/families.ts";
import { createRegistry } from "../../../relay/metrics/registry.ts";
import { parsePrometheusText, sampleOf } from "../../support/prometheus-text.ts";

const HOSTILE = 'a"} 1\nsluice_relay_store_up 0\\';

describe("the text of the metrics", () => {
  it("keeps whatever stands in a label inside of it", () => {
    const registry = createRegistry(FAMILIES);
    registry.add("sluice_relay_verification_failures_total", { source: HOSTILE }, 3);

    const read = parsePrometheusText(exposition(FAMILIES, registry));

    expect([...read.keys()]).toEqual(["sluice_relay_verification_failures_total"]);
    expect(sampleOf(read, "sluice_relay_verification_failures_total", { source: HOSTILE })).toBe(3);
  });

  it("keeps whatever stands in a help inside of it", () => {
    const families = { some: { type: "gauge", help: "one\ntwo \\n", labels: [] } } as const;

    const read = parsePrometheusText(exposition(families, { series: () => [{ labels: {}, value: 1 }] }));

    expect(read.get("some")?.help).toBe("one\\ntwo \\\\n");
  });

  it("counts what a histogram has seen in every bucket it fits into", () => {
    const registry = createRegistry(FAMILIES);
    for (const seconds of [0.0005, 0.02, 0.02, 99])
      registry.observe("sluice_relay_store_duration_seconds", { operation: "claim" }, seconds);

    const read = parsePrometheusText(exposition(FAMILIES, registry));
    const atMost = (le: string) =>
      sampleOf(read, "sluice_relay_store_duration_seconds_bucket", { operation: "claim", le });

    expect([atMost("0.0005"), atMost("0.01"), atMost("0.025"), atMost("10"), atMost("+Inf")]).toEqual([1, 1, 3, 3, 4]);
    expect(sampleOf(read, "sluice_relay_store_duration_seconds_sum", { operation: "claim" })).toBeCloseTo(99.0405);
  });

  it.each([
    { value: Number.POSITIVE_INFINITY, read: Number.POSITIVE_INFINITY },
    { value: Number.NaN, read: Number.NaN },
    { value: 1e21, read: 1e21 },
    { value: 1e-7, read: 1e-7 },
    { value: -0.5, read: -0.5 },
  ])("writes $value so that it is read as that", ({ value, read }) => {
    const registry = createRegistry(FAMILIES);
    registry.set("sluice_relay_store_up", {}, value);

    expect(sampleOf(parsePrometheusText(exposition(FAMILIES, registry)), "sluice_relay_store_up")).toBe(read);
  });

  it("is empty while there is nothing to tell", () => {
    expect(exposition(FAMILIES, createRegistry(FAMILIES))).toBe("");
  });

  it.each([
    { text: "x 1\n", why: "before any HELP" },
    { text: "# HELP x a\n# TYPE x counter\nx 1\nx 2\n", why: "twice" },
    { text: '# HELP x a\n# TYPE x gauge\nx{a="1} 2\n', why: "labels" },
    { text: "# HELP x a\n# TYPE x gauge\ny 1\n", why: "another metric" },
    { text: "# HELP x a\n# TYPE x gauge\nx one\n", why: "no sample" },
    { text: '# HELP x a\n# TYPE x histogram\nx_bucket{le="1"} 2\nx_count 2\nx_sum 1\n', why: "does not add up" },
    { text: "# HELP x a\n# TYPE x gauge\nx 1", why: "line feed" },
  ])("would be found wrong: $why", ({ text, why }) => {
    expect(() => parsePrometheusText(text)).toThrow(why);
  });
});

describe("the metrics", () => {
  const families: readonly (readonly [string, Family])[] = Object.entries(FAMILIES);

  it.each(families)("%s is named as Prometheus asks", (name, { type, labels, buckets = [] }) => {
    expect(name).toMatch(/^(?:sluice_relay|process|nodejs)_[a-z0-9_]+[a-z0-9]$/);
    expect(name.endsWith("_total")).toBe(type === "counter");
    expect(type !== "histogram" || name.endsWith("_seconds")).toBe(true);
    expect(name).not.toMatch(/_(?:ms|milliseconds|kb|mb|count|sum|bucket)$/);
    expect(labels).toEqual([...new Set(labels)].filter((label) => /^[a-z]+$/.test(label) && label !== "le"));
    expect(buckets).toEqual([...new Set(buckets)].sort((one, other) => one - other));
  });
});
