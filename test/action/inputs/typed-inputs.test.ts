import { describe, expect, it } from "vitest";
import { readTypedInputs } from "../../../action/inputs/typed-inputs.ts";
import { reading } from "./complaints.ts";

const inputs = (text: string) => reading((complain) => readTypedInputs(text, complain));

describe("readTypedInputs", () => {
  it.each([
    { text: "", value: {} },
    {
      text: '{"env": "prod", "replicas": 3, "debug": false, "regions": ["eu", 1, true]}',
      value: { env: "prod", replicas: 3, debug: false, regions: ["eu", 1, true] },
    },
    {
      text: "env: prod\nreplicas: 3\ndebug: false\nregions:\n  - eu\n  - 1\nrules: [{ if: x }]",
      value: { env: "prod", replicas: 3, debug: false, regions: ["eu", 1], rules: [{ if: "x" }] },
    },
    { text: 'version: "1.10"', value: { version: "1.10" } },
    { text: "ratio: 0.5\nbelow: -2", value: { ratio: 0.5, below: -2 } },
  ])("keeps the types of $text", async ({ text, value }) => {
    expect(await inputs(text)).toEqual({ value, problems: [] });
  });

  it.each([
    { name: "a version that would lose its zero", text: "version: 1.10", says: /version .* would arrive as 1\.1\b/ },
    { name: "the same in JSON", text: '{"version": 1.10}', says: /version .* would arrive as 1\.1\b/ },
    {
      name: "a number too long for a double",
      text: '{"id": 12345678901234567890}',
      says: /id is written like a number/,
    },
    { name: "such a number inside a list", text: "ids: [0755]", says: /ids is written like a number/ },
    { name: "a missing value", text: "env:", says: /value of env is missing/ },
    { name: "lines of NAME=value", text: "env=prod", says: /no map of names and values/ },
    { name: "a name given twice in a nested object", text: '{"a": [{"b": 1, "b": 2}]}', says: /"b" is there twice/ },
  ])("refuses $name, and says so", async ({ text, says }) => {
    const { value, problems } = await inputs(text);

    expect(value).toBeUndefined();
    expect(problems.join("\n")).toMatch(says);
  });
});
