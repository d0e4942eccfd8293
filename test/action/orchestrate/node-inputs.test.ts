import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeYield } from "../../../action/orchestrate/model.ts";
import { connectionInputs, nodeInputs } from "../../../action/orchestrate/node-inputs.ts";
import { graphOf, pipelines } from "./file/examining.ts";

const ENV = { LIBS: "glpat-libs", CHANNEL: "stable" };
const DEPS = { env: ENV, cwd: "/job", readFile: () => "" };
const TOKEN = "access-token: { env: LIBS }";

/** The inputs of `app` when libs has brought these outputs. */
async function inputsWith(line: string, outputs: Readonly<Record<string, string>>, brought: Partial<NodeYield> = {}) {
  const graph = await graphOf(
    pipelines(
      `libs: { project: g/libs, ref: main, ${TOKEN} }`,
      `app: { project: g/app, needs: libs, ${TOKEN}, ${line} }`,
    ),
    ENV,
  );
  const node = graph.nodes.get("app");
  if (node === undefined) throw new Error("There is no node app.");
  const told: NodeYield = {
    "pipeline-id": "7",
    "web-url": "https://gitlab.example.com/g/libs/-/pipelines/7",
    sha: "4b82",
    ref: "main",
    status: "success",
    outcome: "succeeded",
    "artifacts-path": "/job/downstream-artifacts/libs",
    outputs,
    ...brought,
  };
  return await nodeInputs(node, graph, new Map([["libs", told]]), DEPS);
}

const FOREIGN = ['1"2', "a,b", "a\nB=x", '","EVIL":"x', "{{ env.LIBS }}", "}} {{ key }}", "${X}", "\\", "'", ""];

describe("the inputs of a node", () => {
  it.each(FOREIGN)("take a value in as it is, whatever it holds: %j", async (value) => {
    const { pipeline } = await inputsWith(
      'ref: main, variables: { A: "<{{ needs.libs.outputs.V }}>", B: 1.10 }, inputs: { list: ["{{ needs.libs.outputs.V }}", 2, true] }',
      { V: value },
    );

    expect(pipeline).toMatchObject({ variables: { A: `<${value}>`, B: "1.10" }, inputs: { list: [value, 2, true] } });
  });

  it("take any text in as it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (value) => {
        fc.pre(!value.includes("\0"));
        const { pipeline } = await inputsWith('ref: main, variables: { A: "<{{ needs.libs.outputs.V }}>" }', {
          V: value,
        });

        expect(pipeline).toMatchObject({ variables: { A: `<${value}>` } });
      }),
      { numRuns: 40 },
    );
  });

  it("keep a ref with a comma one ref, and refuse what is none", async () => {
    const line = 'ref: "{{ needs.libs.outputs.BRANCH }}"';

    expect((await inputsWith(line, { BRANCH: "feature/a,b" })).pipeline).toMatchObject({
      refs: [{ kind: "name", name: "feature/a,b" }],
    });
    await expect(inputsWith(line, { BRANCH: "a..b" })).rejects.toMatchObject({ code: "INPUT_INVALID" });
  });

  it("have the environment, the name and the facts of what is needed", async () => {
    const { pipeline } = await inputsWith(
      'ref: main, variables: { A: "{{ env.CHANNEL }} {{ name }} {{ key }}", B: "{{ needs.libs.pipeline-id }} {{ needs.libs.outcome }}" }',
      {},
    );

    expect(pipeline).toMatchObject({ variables: { A: "stable app app", B: "7 succeeded" } });
  });

  it("have a default where a value was not brought, and else end with its code", async () => {
    const line = (filter: string) => `ref: main, variables: { A: "{{ needs.libs.outputs.V${filter} }}" }`;

    expect((await inputsWith(line(" | default: 'latest'"), {})).pipeline).toMatchObject({ variables: { A: "latest" } });
    await expect(inputsWith(line(""), {})).rejects.toMatchObject({
      code: "GRAPH_VALUE_MISSING",
      message: "The template of `variables` of app reads needs.libs.outputs.V, and there is no such value.",
    });
  });

  it("bring dotenv values back where somebody reads outputs, unless the file says otherwise", async () => {
    const reading = `app: { project: g/app, ref: main, needs: libs, ${TOKEN}, variables: { A: "{{ needs.libs.outputs.V }}" } }`;
    const plain = await graphOf(pipelines(`libs: { project: g/libs, ref: main, ${TOKEN} }`, reading), ENV);
    const own = await graphOf(
      pipelines(`libs: { project: g/libs, ref: main, ${TOKEN}, dotenv-from: "build: x.env" }`, reading),
      ENV,
    );

    expect(plain.nodes.get("libs")?.raw["dotenv-from"]).toBe("true");
    expect(plain.nodes.get("app")?.raw["dotenv-from"]).toBeUndefined();
    expect(own.nodes.get("libs")?.raw["dotenv-from"]).toBe("build: x.env");
  });
});

describe("what reaches a node's server", () => {
  it("is its address, its project and its token, and ends by its code where that is gone", async () => {
    const graph = await graphOf(pipelines(`libs: { project: g/libs, ref: main, ${TOKEN} }`), ENV);
    const node = graph.nodes.get("libs");
    if (node === undefined) throw new Error("There is no node libs.");

    expect(connectionInputs(node, DEPS)).toEqual({
      host: "https://gitlab.example.com",
      project: "g/libs",
      "access-token": "glpat-libs",
    });
    expect(() => connectionInputs(node, { ...DEPS, env: {} })).toThrow(
      expect.objectContaining({ code: "GRAPH_SECRET_MISSING", message: expect.stringContaining("LIBS is not set") }),
    );
  });
});
