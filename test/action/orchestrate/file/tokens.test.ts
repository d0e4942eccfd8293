import { describe, expect, it } from "vitest";
import { homeOfAction } from "../../../../action/orchestrate/file/home.ts";
import { loadGraph } from "../../../../action/orchestrate/file/load-graph.ts";
import { examine, graphOf, pipelines } from "./examining.ts";

const TWO = `gitlab:
  main: { url: https://gitlab.example.com }
  lab: { url: https://lab.example.org }
pipelines:
  here: { project: g/a, ref: main, gitlab: main }
  there: { project: g/b, ref: main, gitlab: lab }
`;
const OF_THE_RUN = { SLUICE_ACCESS_TOKEN: "glpat-of-the-run" };

/** Where the token of each pipeline is kept; empty where it has none. */
async function tokens(text: string, env: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
  const { graph } = await examine(text, env);
  return Object.fromEntries(
    [...(graph?.nodes.values() ?? [])].map(({ key, tokens: kept }) => [key, Object.values(kept)]),
  );
}

const RUNS = [{ kind: "env", name: "SLUICE_ACCESS_TOKEN" }];

describe("the tokens of the run itself", () => {
  it("go to the server that host names, and to no other one", async () => {
    expect(await tokens(TWO, { ...OF_THE_RUN, SLUICE_HOST: "lab.example.org" })).toEqual({ here: [], there: RUNS });
    expect(await tokens(TWO, { ...OF_THE_RUN, SLUICE_HOST: "https://elsewhere.example" })).toEqual({
      here: [],
      there: [],
    });
  });

  it("go to the server of the defaults where there is no host, and nowhere where that is open", async () => {
    expect(await tokens(`defaults: { gitlab: main }\n${TWO}`, OF_THE_RUN)).toEqual({ here: RUNS, there: [] });
    expect(await tokens(TWO, OF_THE_RUN)).toEqual({ here: [], there: [] });
  });

  it("do not go by http where host says https", async () => {
    const text = TWO.replace("https://lab", "http://lab");

    expect(await tokens(text, { ...OF_THE_RUN, SLUICE_HOST: "https://lab.example.org" })).toEqual({
      here: [],
      there: [],
    });
  });

  it("are left out where the file names any", async () => {
    const text = pipelines(
      "a: { project: g/a, ref: main, trigger-token: { env: A_TRIGGER } }",
      "b: { project: g/b, ref: main }",
    );

    expect(await tokens(text, { ...OF_THE_RUN, A_TRIGGER: "glptt-a" })).toEqual({
      a: [{ kind: "env", name: "A_TRIGGER" }],
      b: RUNS,
    });
  });

  it("are the Action's inputs in the Action", async () => {
    const env = { "INPUT_ACCESS-TOKEN": "glpat-x", INPUT_HOST: "https://home.example", "INPUT_CA-FILE": "ca.pem" };
    const file = { name: "pipelines", text: "pipelines: { a: { project: g/a, ref: main } }" };

    const graph = await loadGraph(file, { env, cwd: "/", readFile: () => "", home: homeOfAction(env) });

    expect(graph.nodes.get("a")).toMatchObject({
      instance: "https://home.example",
      raw: { "ca-file": "ca.pem" },
      tokens: { "access-token": { kind: "env", name: "INPUT_ACCESS-TOKEN" } },
    });
  });
});

describe("the tokens of the file", () => {
  it("are those of the pipeline before those of its server, kind by kind", async () => {
    const text = `gitlab: { main: { url: https://a.example, access-token: { env: A }, trigger-token: { env: B } } }
pipelines: { x: { project: g/a, ref: main, trigger-token: { file: token } } }`;

    const { graph, problems } = await examine(text, { A: "glpat-a", B: "glptt-b" }, { "/job/token": "glptt-c\n" });

    expect(problems).toEqual([]);
    expect(graph?.nodes.get("x")?.tokens).toEqual({
      "access-token": { kind: "env", name: "A" },
      "trigger-token": { kind: "file", path: "token" },
    });
  });

  it.each([
    { where: "{ env: X }", env: {}, says: "the environment variable X is not set" },
    { where: "{ env: X }", env: { X: "" }, says: "the environment variable X is empty" },
    {
      where: "{ file: none }",
      env: {},
      says: "the file none cannot be read: ENOENT: no such file, open '/job/none'",
    },
    { where: "{ file: blank }", env: {}, says: "the file blank is empty" },
  ])("are told to be missing: $where with $env", async ({ where, env, says }) => {
    const text = pipelines(`a: { project: g/a, ref: main, access-token: ${where} }`);

    const { problems, graph } = await examine(text, env, { "/job/blank": "\n" });

    expect(problems).toEqual([`3:47 pipelines.a.access-token: ${says} (secret)`]);
    expect(graph?.nodes.size).toBe(1);
  });

  it("are told to be none where they are of another kind", async () => {
    const text = pipelines("a: { project: g/a, ref: main, trigger-token: { env: X } }");

    expect((await examine(text, { X: "glpat-something" })).problems).toEqual([
      expect.stringMatching(
        /^3:48 pipelines\.a\.trigger-token: its value is a personal, project or group access token/,
      ),
    ]);
  });

  it.each(["glpat-secret", "[glpat-secret]", "{ text: glpat-secret }"])(
    "are refused as they are, and not repeated: %s",
    async (token) => {
      const { problems } = await examine(pipelines(`a: { project: g/a, ref: main, access-token: ${token} }`));

      expect(problems.join("\n")).toMatch(/write \{ env: NAME \} or \{ file: PATH \}/);
      expect(problems.join("\n")).not.toContain("glpat-secret");
    },
  );
});

describe("a server", () => {
  it("may be chosen by the leg", async () => {
    const text = `gitlab: { eu: { url: https://eu.example, access-token: { env: A } }, us: { url: https://us.example, access-token: { env: A } } }
pipelines: { x: { gitlab: "{{ matrix.SITE }}", project: "group/{{ matrix.SITE }}", ref: main, matrix: { SITE: [eu, us] } } }`;

    const { nodes } = await graphOf(text, { A: "glpat-a" });

    expect([...nodes.values()].map(({ instance, project, raw }) => [instance, project, raw.variables])).toEqual([
      ["https://eu.example", "group/eu", undefined],
      ["https://us.example", "group/us", undefined],
    ]);
  });

  it("that a leg names must be there", async () => {
    const text = `gitlab: { eu: { url: https://eu.example, access-token: { env: A } } }
pipelines: { x: { gitlab: "{{ matrix.SITE }}", project: g/a, ref: main, matrix: { SITE: [eu, ue] } } }`;

    expect((await examine(text, { A: "glpat-a" })).problems).toEqual([
      "2:27 pipelines.x.gitlab: gives ue, which is none of the servers under `gitlab`: did you mean `eu`?",
    ]);
  });
});
