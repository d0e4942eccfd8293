import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fencedBlocks } from "../../../support/fenced-blocks.ts";
import { ROOT } from "../../../support/source-files.ts";
import { examine, graphOf, pipelines, RUN } from "./examining.ts";

const page = fencedBlocks(readFileSync(join(ROOT, "docs/graph.md"), "utf8"));
const EXAMPLE = page.find(({ text }) => text.startsWith("# pipelines.yml"))?.text ?? "";

describe("the file of the page", () => {
  const env = { ...RUN, LAB_TOKEN: "glpat-of-the-lab" };

  it("says the pipelines it shows", async () => {
    const { nodes, policy } = await graphOf(EXAMPLE, env);

    expect([...nodes.values()].map(({ key, needs, instance, project }) => ({ key, needs, instance, project }))).toEqual(
      [
        { key: "libs/amd64-debug", needs: [], instance: "https://gitlab.example.com", project: "group/libs" },
        { key: "libs/amd64-release", needs: [], instance: "https://gitlab.example.com", project: "group/libs" },
        { key: "libs/arm64-release", needs: [], instance: "https://gitlab.example.com", project: "group/libs" },
        {
          key: "firmware",
          needs: ["libs/amd64-debug", "libs/amd64-release", "libs/arm64-release"],
          instance: "https://gitlab.lab.example.org",
          project: "group/firmware",
        },
        { key: "deploy", needs: ["firmware"], instance: "https://gitlab.example.com", project: "group/deploy" },
      ],
    );
    expect(policy).toEqual({ maxParallel: 8, failFast: true, creationsPerMinute: 20 });
  });

  it("gives each pipeline the step's inputs, with the defaults, the leg and a folder of its own", async () => {
    const { nodes } = await graphOf(EXAMPLE, env);

    expect(nodes.get("libs/arm64-release")).toEqual({
      key: "libs/arm64-release",
      name: "libs",
      leg: { ARCH: "arm64", MODE: "release" },
      needs: [],
      when: "on-success",
      allowFailure: false,
      retry: 0,
      instance: "https://gitlab.example.com",
      project: "group/libs",
      raw: {
        host: "https://gitlab.example.com",
        project: "group/libs",
        ref: '["same-branch","main"]',
        timeout: "1h",
        artifacts: "build-*: dist/**",
        "artifacts-path": "out/libs/arm64-release",
        variables: '{"ARCH":"arm64","MODE":"release"}',
        // Since firmware reads its outputs.
        "dotenv-from": "true",
      },
      tokens: { "access-token": { kind: "env", name: "SLUICE_ACCESS_TOKEN" } },
    });
    expect(nodes.get("firmware")).toMatchObject({
      retry: 1,
      tokens: { "access-token": { kind: "env", name: "LAB_TOKEN" } },
    });
  });

  it("has no problem but the secrets, where none is set", async () => {
    const { problems, graph } = await examine(EXAMPLE, { GITHUB_ACTIONS: "true", GITHUB_REF_NAME: "dev" });

    expect(problems).toEqual([
      "5:62 gitlab.lab.access-token: the environment variable LAB_TOKEN is not set (secret)",
      expect.stringMatching(/^7:3 pipelines\.libs: no token can start it: .* \(secret\)$/),
      expect.stringMatching(/^21:3 pipelines\.deploy: no token can start it: .* \(secret\)$/),
    ]);
    expect(graph?.nodes.size).toBe(5);
  });
});

describe("a file of pipelines", () => {
  it("is told all its mistakes at once, each with its place and what to write instead", async () => {
    const { problems, graph } = await examine(
      [
        "defaults: { gitlab: mian, timeot: 1h, access-token: { env: A } }",
        "gitlab:",
        "  main: { url: https://gitlab.example.com, access-token: glpat-abcdefgh }",
        "pipelines:",
        "  libs:",
        "    project: group/libs",
        '    ref: [main, "a b"]',
        "    matrix: { ARCH: amd64 }",
        "    timeout: 1hh",
        "  firmware:",
        "    needs: [lib]",
        "    ref: main",
        "    host: x",
        "    allow_failure: true",
        "    when: on-sucess",
        "    inputs: { n: 1.10 }",
        "policy: { max-parallel: 0 }",
      ].join("\n"),
    );

    expect(problems).toEqual([
      "1:21 defaults.gitlab: is none of the servers under `gitlab`: did you mean `main`?",
      "1:27 defaults.timeot: is no key here: did you mean `timeout`?",
      "1:39 defaults.access-token: is of one server, and would go to all of them: write it under `gitlab`, or at a pipeline",
      "3:58 gitlab.main.access-token: a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }",
      expect.stringMatching(/^7:10 pipelines\.libs\.ref: "a b" cannot be the name of a branch or tag/),
      "8:21 pipelines.libs.matrix.ARCH: must be a list, not text",
      expect.stringMatching(/^9:14 pipelines\.libs\.timeout: "1hh" is no duration/),
      expect.stringMatching(/^10:3 pipelines\.firmware: `project`: not given/),
      "11:13 pipelines.firmware.needs[0]: there is no pipeline lib: did you mean `libs`?",
      "13:5 pipelines.firmware.host: is told under `gitlab`: write the server's url there, and its name here as `gitlab`",
      "14:5 pipelines.firmware.allow_failure: is no key here: did you mean `allow-failure`?",
      "15:11 pipelines.firmware.when: must be one of on-success, on-failure, always: did you mean `on-success`?",
      "16:18 pipelines.firmware.inputs.n: is written like a number that would arrive as 1.1: write it in quotes if it is text, and plainly if it is a number",
      "17:25 policy.max-parallel: must be at least 1",
    ]);
    expect(graph).toBeUndefined();
  });

  it.each([
    { text: "", says: /^1:1 the file: must be a map of keys, not empty/ },
    { text: "- a", says: /^1:1 the file: must be a map of keys, not a list/ },
    { text: "pipelines: [", says: /^1:12 : a bracket is opened here and not closed/ },
    { text: "pipelines: {}", says: /^1:12 pipelines: has no pipeline/ },
    { text: "pipelines:", says: /^1:11 pipelines: must be a map of keys, not empty/ },
    { text: pipelines("a: { project: g/a, ref: main }", "a: { project: g/b, ref: main }"), says: /is written twice/ },
    { text: pipelines("con: { project: g/a, ref: main }"), says: /cannot be the name of a folder on Windows/ },
    { text: pipelines("a.b: { project: g/a, ref: main }"), says: /is no name here/ },
    {
      text: pipelines("a: { project: g/a, ref: main }", "A: { project: g/a, ref: main }"),
      says: /differs from a only in case/,
    },
    { text: pipelines("a: { project: g/a, ref: main, wait: false }"), says: /a graph waits for all of its pipelines/ },
    {
      text: pipelines("a: { project: g/a, ref: main, project_id: 7 }"),
      says: /another action's name: write `project`/,
    },
    {
      text: pipelines("a: { project: g/a, ref: main, colour: red }"),
      says: /is no key of a pipeline: docs\/reference/,
    },
    { text: pipelines("a: { project: g/a, ref: main, gitlab: mian }"), says: /did you mean `main`/ },
    { text: pipelines("a: { project: g/a, ref: main, retry: 11 }"), says: /retry: must be at most 10/ },
    { text: pipelines("a: { project: g/a, ref: main, variables: A=1 }"), says: /must be a map of keys, not text/ },
    { text: pipelines("a: { project: g/a, ref: main, variables: { A: [1] } }"), says: /the value of A is a list/ },
    { text: pipelines("a: { project: g/a }"), says: /`ref`: not given/ },
    { text: pipelines("a: { project: g/a, ref: main, needs: a }"), says: /a needs itself/ },
    { text: pipelines("a: { project: g/a, ref: main, play-jobs: x }"), says: /only played with `on-manual: play`/ },
    { text: "pipelines: { a: { project: g/a, ref: main, gitlab: x } }", says: /names a server, and the file has none/ },
    {
      text: "gitlab: { a: { url: https://a.example }, b: { url: https://b.example } }\npipelines: { x: { project: g/a, ref: main } }",
      says: /says no server, and the file has 2: write `gitlab: a` here/,
    },
    {
      text: "gitlab: { a: { url: a page } }\npipelines: { x: { project: g/a, ref: main } }",
      says: /gitlab\.a\.url: "a page" is no address/,
    },
    {
      text: "defaults: { gitlab: a }\ngitlab: { a: { url: https://a.example }, b: { url: ftp://b } }\npipelines: { x: { project: g/a, ref: main } }",
      says: /gitlab\.b\.url: "ftp:\/\/b" is no address/,
    },
    {
      text: "pipelines: { x: { project: g/a, ref: main } }\npolicy: { timeout: 5 parsecs }",
      says: /"5 parsecs" is no duration/,
    },
  ])("with $text is told $says", async ({ text, says }) => {
    const { problems, graph } = await examine(text);

    expect(problems).toEqual([expect.stringMatching(says)]);
    expect(graph).toBeUndefined();
  });

  it("tells a mistake of the defaults once, however many pipelines have it from there", async () => {
    const { problems } = await examine(
      `defaults: { timeout: 1hh }\n${pipelines("a: { project: g/a, ref: main }", "b: { project: g/b, ref: main }")}`,
    );

    expect(problems).toEqual([expect.stringMatching(/^1:22 defaults\.timeout: "1hh" is no duration/)]);
  });

  it("needs no servers of its own: it is then about that of the run", async () => {
    const text = "pipelines: { a: { project: g/a, ref: main } }";

    const { nodes } = await graphOf(text, { SLUICE_HOST: "gitlab.home.example", SLUICE_TRIGGER_TOKEN: "glptt-x" });

    expect(nodes.get("a")).toMatchObject({
      instance: "https://gitlab.home.example",
      tokens: { "trigger-token": { kind: "env", name: "SLUICE_TRIGGER_TOKEN" } },
    });
  });

  it("keeps what is written like a number as it is written, where it is text", async () => {
    const { nodes } = await graphOf(
      pipelines("a: { project: g/a, ref: 1.10, matrix: { V: [1.10, 0x1F] }, variables: { W: 1.20, X: yes, Y: true } }"),
    );

    expect([...nodes.values()].map(({ key, raw }) => [key, raw.ref, raw.variables])).toEqual([
      ["a/1.10", "1.10", '{"V":"1.10","W":"1.20","X":"yes","Y":"true"}'],
      ["a/0x1F", "1.10", '{"V":"0x1F","W":"1.20","X":"yes","Y":"true"}'],
    ]);
  });

  it("puts maps of the defaults and of a pipeline together, and replaces everything else", async () => {
    const text = `defaults: { ref: main, variables: { A: 1, B: 2 }, artifacts: [x, y] }\n${pipelines(
      "a: { project: g/a, variables: { B: 3 }, artifacts: [z] }",
    )}`;

    expect((await graphOf(text)).nodes.get("a")?.raw).toMatchObject({
      ref: "main",
      variables: '{"A":"1","B":"3"}',
      artifacts: "z",
    });
  });

  it("takes YAML's anchors and merges", async () => {
    const text = pipelines("a: &a { project: g/a, ref: main }", "b: { <<: *a, project: g/b }");

    expect((await graphOf(text)).nodes.get("b")).toMatchObject({ project: "g/b", raw: { ref: "main" } });
  });

  it("wants a file of tests for each pipeline", async () => {
    const shared = pipelines("a: { project: g/a, ref: main, matrix: { X: [b, c] }, junit-path: out.xml }");

    expect((await examine(shared)).problems).toEqual([
      expect.stringMatching(/junit-path: is the same file for a\/b and a\/c: write \{\{ key \}\} into it/),
    ]);
    expect((await examine(shared.replace("out.xml", '"{{ key }}.xml"'))).problems).toEqual([]);
  });

  it("makes no more than 5,000 pipelines", async () => {
    const axis = Array.from({ length: 256 }, (_, at) => `v${at}`).join(", ");
    const lines = Array.from(
      { length: 20 },
      (_, at) => `p${at}: { project: g/a, ref: main, matrix: { A: [${axis}] } }`,
    );

    expect((await examine(pipelines(...lines))).problems).toEqual([
      expect.stringMatching(/pipelines: makes 5120 pipelines, and 5000 is the most/),
    ]);
  });
});
