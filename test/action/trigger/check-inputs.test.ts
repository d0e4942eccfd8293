import { describe, expect, it } from "vitest";
import { checkInputs } from "../../../action/trigger/check-inputs.ts";
import type { InputSpec } from "../../../action/trigger/spec-inputs.ts";

const SPECS: Readonly<Record<string, InputSpec>> = {
  environment: { type: "string", required: true, options: ["staging", "production"] },
  replicas: { type: "number", required: false, options: [1, 2, 3] },
  debug: { type: "boolean", required: false },
  targets: { type: "array", required: false },
  zones: { type: "array", required: false, options: ["a", "b"] },
  tag: { type: "string", required: false, regex: "^v\\d+$" },
  shape: { type: "matrix", required: false },
};

function problems(given: Readonly<Record<string, unknown>>, includesOthers = false): readonly string[] {
  return checkInputs({ inputs: new Map(Object.entries(SPECS)), includesOthers }, { environment: "staging", ...given });
}

describe("checkInputs", () => {
  it.each([
    {},
    { replicas: 3 },
    { replicas: "3" },
    { debug: false },
    { debug: "true" },
    { targets: [] },
    { targets: '["a"]' },
    { zones: ["b", "a"] },
    { tag: "v7" },
    { tag: null },
    { shape: 7 },
  ])("finds nothing wrong with %j", (given) => {
    expect(problems(given)).toEqual([]);
  });

  it.each([
    { given: { replicas: 4 }, problem: "replicas: it is not among the allowed values: 1, 2, 3." },
    { given: { replicas: "many" }, problem: "replicas: it is no number." },
    { given: { replicas: true }, problem: "replicas: it is no number." },
    { given: { debug: "yes" }, problem: "debug: it is neither true nor false." },
    { given: { debug: 1 }, problem: "debug: it is neither true nor false." },
    { given: { targets: "a" }, problem: "targets: it is no list." },
    { given: { targets: { a: 1 } }, problem: "targets: it is no list." },
    { given: { zones: ["a", "c"] }, problem: "zones: it is not among the allowed values: a, b." },
    { given: { tag: "7" }, problem: "tag: it does not match the pattern ^v\\d+$." },
    { given: { tag: ["v7"] }, problem: "tag: it is no text. Write it in quotes." },
    {
      given: { environment: "test" },
      problem: "environment: it is not among the allowed values: staging, production.",
    },
    {
      given: { environment: null },
      problem: "environment: it is not given, and has no default. Write a value of type string.",
    },
    { given: { replica: 2 }, problem: "replica: the CI file has no such input. Did you mean replicas?" },
  ])("says of $given: $problem", ({ given, problem }) => {
    expect(problems(given)).toEqual([problem]);
  });

  it("asks of an input whose value comes later only whether there is such a one", () => {
    const specs = { inputs: new Map(Object.entries(SPECS)), includesOthers: false };
    const later = new Set(["environment", "replicas", "replica"]);

    expect(checkInputs(specs, { environment: "?", replicas: "?", replica: "?" }, later)).toEqual([
      "replica: the CI file has no such input. Did you mean replicas?",
    ]);
  });

  it("says that a file takes none", () => {
    expect(checkInputs({ inputs: new Map(), includesOthers: false }, { a: 1 })).toEqual([
      "a: the CI file has no such input. It has no `spec: inputs`.",
    ]);
  });

  it("says everything at once", () => {
    expect(problems({ environment: undefined, colour: "red", debug: "maybe" })).toEqual([
      "colour: the CI file has no such input. It has environment, replicas, debug, targets, zones, tag, shape.",
      expect.stringMatching(/^environment: it is not given/),
      expect.stringMatching(/^debug: /),
    ]);
  });

  it("takes a number or a boolean for text, as newer versions of GitLab do", () => {
    const specs = {
      inputs: new Map([["v", { type: "string", required: true, options: ["1", "true"] }]]),
      includesOthers: false,
    };

    expect(checkInputs(specs, { v: 1 })).toEqual([]);
    expect(checkInputs(specs, { v: true })).toEqual([]);
  });

  it("knows no unknown input where other files may declare it", () => {
    expect(problems({ colour: "red" }, true)).toEqual([]);
  });

  it.each(["\\Av7\\z", "(?i)V7", "[[:alpha:]]+", "^(v+)+$", "\\pL", "\\Qv7\\E", "("])(
    "leaves the pattern %s to GitLab, since it may mean something else there",
    (regex) => {
      const specs = { inputs: new Map([["tag", { type: "string", required: true, regex }]]), includesOthers: false };

      expect(checkInputs(specs, { tag: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv!" })).toEqual([]);
    },
  );
});
