import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { homeOfCommandLine } from "../../../../action/orchestrate/file/home.ts";
import { loadGraph } from "../../../../action/orchestrate/file/load-graph.ts";
import { NODE_INPUTS, TOKEN_INPUTS } from "../../../../action/orchestrate/file/node-fields.ts";
import { graphLines } from "../../../../action/orchestrate/graph-lines.ts";
import { mermaidGraph } from "../../../../action/orchestrate/mermaid.ts";
import { nodeInputs } from "../../../../action/orchestrate/node-inputs.ts";
import { isCoded } from "../../../../shared/errors/coded-error.ts";
import { RUN } from "./examining.ts";

const SECRET = "glpat-Vk3_hush-hush";
const ENV = { ...RUN, SLUICE_ACCESS_TOKEN: SECRET };
const DEPS = { env: ENV, cwd: "/job", readFile: () => SECRET, home: homeOfCommandLine(ENV) };

const name = fc.constantFrom(
  "libs",
  "firmware",
  "deploy",
  "lib",
  "a.b",
  "con",
  "__proto__",
  "constructor",
  "toString",
  "",
);
const template = fc.constantFrom(
  "{{ needs.libs.outputs.V }}",
  '{{ needs["libs/x"].sha }}',
  "{{ needs.libs.pipeline-id }}",
  "{{ matrix.A }}",
  "{{ env.HOME }}",
  "{{ key }}{{ name }}",
  "{{ needs[matrix.A].sha }}",
  "{{ (1..9999999) | join: ',' }}",
  "{{ __proto__.x }}",
  "{{",
  "{% if %}",
);
const scalar = fc.oneof(
  fc.constantFrom(
    "main",
    "group/app",
    "1h",
    "true",
    "7",
    "libs",
    "A",
    "x",
    "https://gitlab.com/g/a",
    "same-branch",
    "\0",
  ),
  template,
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(name, fc.constantFrom("env", "file", "A", "B", "exclude", "include")), tie("any"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).any;

const KEYS = [
  "needs",
  "matrix",
  "gitlab",
  "when",
  "allow-failure",
  "retry",
  ...TOKEN_INPUTS,
  ...NODE_INPUTS.map((one) => one.name),
];
const sound = fc.record(
  {
    project: fc.oneof(fc.constant("group/app"), template),
    ref: fc.oneof(
      fc.constant("main"),
      fc.array(fc.oneof(fc.constant("main"), template), { minLength: 1, maxLength: 2 }),
    ),
    needs: fc.oneof(fc.constantFrom("libs", "firmware"), fc.array(fc.constantFrom("libs", "libs/x", "firmware"))),
    matrix: fc.record({ A: fc.array(fc.constantFrom("x", "y", "x/y", 1.5), { minLength: 1 }) }),
    variables: fc.dictionary(fc.constantFrom("V", "W", "A"), fc.oneof(scalar, template), { noNullPrototype: true }),
    inputs: fc.dictionary(fc.constantFrom("v", "w"), value, { noNullPrototype: true }),
    when: fc.constantFrom("on-success", "always"),
  },
  { requiredKeys: ["project", "ref"] },
);
const entry = fc.oneof(
  { weight: 3, arbitrary: sound },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom(...KEYS, "host", "colour"), value, { maxKeys: 6, noNullPrototype: true }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sound, fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 2, noNullPrototype: true }))
      .map(([one, more]) => ({ ...one, ...more })),
  },
  { weight: 1, arbitrary: value },
);
const file = fc.record(
  {
    defaults: fc.oneof(entry, fc.constant({})),
    gitlab: fc.oneof(fc.constant({ main: { url: "https://gitlab.example.com" } }), value),
    pipelines: fc.oneof(
      {
        weight: 5,
        arbitrary: fc.dictionary(fc.oneof(fc.constantFrom("libs", "firmware"), name), entry, {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      },
      { weight: 1, arbitrary: value },
    ),
    policy: fc.oneof(fc.constant({ "max-parallel": 2 }), value),
  },
  { requiredKeys: ["pipelines"] },
);

/** Files that mostly are graphs. */
const mostlySound = fc.record({
  gitlab: fc.constant({ main: { url: "https://gitlab.example.com" } }),
  pipelines: fc.record(
    {
      libs: fc.record(
        {
          project: fc.constantFrom("group/libs", "group/{{ name }}"),
          ref: fc.constantFrom<unknown>("main", ["dev", "main"], "{{ env.HOME }}", 1.1),
          matrix: fc.constantFrom<unknown>(
            { A: ["x", "y", "x/y", 1.5] },
            { A: ["x"], B: [true, false], exclude: [{ B: true }] },
          ),
          variables: fc.dictionary(fc.constantFrom("V", "W"), fc.string({ unit: "grapheme" }), {
            noNullPrototype: true,
          }),
        },
        { requiredKeys: ["project", "ref", "matrix"] },
      ),
      firmware: fc.record(
        {
          project: fc.constant("group/firmware"),
          ref: fc.constant("main"),
          needs: fc.constantFrom<unknown>("libs", ["libs"]),
          inputs: fc.dictionary(
            fc.string({ unit: "grapheme" }),
            fc.constantFrom<unknown>("{{ needs.libs.outputs.V }}", "{{ key }}", 7, true, [
              "{{ needs.libs.sha }}",
              { a: "b" },
            ]),
            { noNullPrototype: true },
          ),
          when: fc.constantFrom("on-failure", "always"),
          retry: fc.nat(11),
        },
        { requiredKeys: ["project", "ref", "needs"] },
      ),
    },
    { requiredKeys: ["libs"] },
  ),
});

/** The graph, or what is told of the file; anything else that is thrown fails the test. */
async function told(text: string): Promise<{ readonly kind: "graph" | "refused"; readonly says: string }> {
  try {
    const graph = await loadGraph({ name: "pipelines.yml", text }, DEPS);
    for (const node of graph.nodes.values())
      await nodeInputs(node, graph, new Map(), DEPS).catch((error: unknown) => {
        if (!isCoded(error, "GRAPH_VALUE_MISSING", "INPUT_INVALID")) throw error;
      });
    return {
      kind: "graph",
      says: `${mermaidGraph(graph)}\n${graphLines(graph).join("\n")}\n${JSON.stringify([...graph.nodes])}`,
    };
  } catch (error) {
    if (!isCoded(error, "GRAPH_INVALID", "GRAPH_SECRET_MISSING")) throw error;
    return { kind: "refused", says: error.message };
  }
}

it("is a graph, or is refused by its code with a place for each problem, whatever a file of this kind says", async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(file, mostlySound), async (written) => {
      const { kind, says } = await told(stringify(written, { aliasDuplicateObjects: false }));

      kinds.add(kind);
      const lines = says.split("\n").slice(1);
      const isPlaced = lines.every((line) => /^ {2}pipelines\.yml:\d+:\d+ /.test(line));
      expect(kind === "graph" || (lines.length > 0 && isPlaced)).toBe(true);
    }),
    { numRuns: 400 },
  );

  expect([...kinds].sort()).toEqual(["graph", "refused"]);
}, 120_000);

it("takes any text at all the same way, in bounded time", async () => {
  const pieces = fc.constantFrom(
    "pipelines:",
    "a:",
    " ",
    "\n",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "&x ",
    "*x",
    "<<: ",
    '"',
    "'",
    "|",
    ">",
    "?",
    "!",
    "#",
    "\t",
    "project: g/a",
    ", ",
    "%",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );

  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      expect((await told(written)).kind).toBe("refused");
    }),
    { numRuns: 400 },
  );
});

it("shows no token, wherever it is kept and whatever else is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom(...TOKEN_INPUTS), async (written, token) => {
      const gitlab = { main: { url: "https://gitlab.example.com", [token]: { file: "token" } } };

      const { says } = await told(stringify({ ...written, gitlab }, { aliasDuplicateObjects: false }));

      expect(says).not.toContain(SECRET);
    }),
    { numRuns: 150 },
  );
}, 120_000);
