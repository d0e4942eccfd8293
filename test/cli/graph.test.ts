// The command line of graphs against GitLab servers: what is drawn, what a dry run finds, and the file of the page as it is run.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import type { Project } from "../gitlab/world/rows.ts";
import { fencedBlocks } from "../support/fenced-blocks.ts";
import { ROOT } from "../support/source-files.ts";
import { aWorld } from "./a-world.ts";

const PAGE = fencedBlocks(readFileSync(join(ROOT, "docs/graph.md"), "utf8"));
const EXAMPLE = PAGE.find(({ text }) => text.startsWith("# pipelines.yml"))?.text ?? "";

async function aServer(): Promise<StandIn> {
  const gitlab = await startStandIn({ version: 19 });
  onTestFinished(() => gitlab.close());
  return gitlab;
}

function aProject(gitlab: StandIn, path: string, ci: CiFile): Project {
  return gitlab.world.project({ path, members: { dora: "maintainer" }, ci, reportDownloads: true });
}

/** The two servers of the example with its three projects, its file with their addresses, and a folder to run it in. */
async function theExample(change: (text: string) => string = (text) => text) {
  const [main, lab] = [await aServer(), await aServer()];
  const library = (version: string): CiFile => ({
    jobs: [
      {
        name: "build-it",
        runMs: 50,
        artifacts: { "dist/lib.a": "a library\n", "notes.txt": "left out\n" },
        reports: { dotenv: `VERSION=${version}\n` },
      },
    ],
  });
  const projects = {
    libs: aProject(main, "group/libs", library("1.4.2")),
    firmware: aProject(lab, "group/firmware", {
      jobs: [{ name: "flash", runMs: 50 }],
      inputs: { libs_version: { type: "string" } },
    }),
    deploy: aProject(main, "group/deploy", { jobs: [{ name: "deploy", runMs: 50 }] }),
  };
  const text = EXAMPLE.replace("https://gitlab.example.com", main.url)
    .replace("https://gitlab.lab.example.org", lab.url)
    .replace("defaults: {", "defaults: { poll-interval: 100ms,");
  const folder = await temporaryFolder();
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_REF_NAME: "feature",
    SLUICE_ACCESS_TOKEN: main.world.accessToken(main.world.user("dora")),
    LAB_TOKEN: lab.world.accessToken(lab.world.user("dora")),
  };
  const run = async (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const files = { [join(folder, "pipelines.yml")]: change(text) };
    const world = { ...aWorld({ env: { ...env, ...more }, files }), cwd: folder };
    const exitCode = await runCli(args, world);
    return { exitCode, ...world.printed };
  };
  return { main, lab, projects, folder, run };
}

/** Requests that would start or change something. */
function changes(gitlab: StandIn): readonly string[] {
  return gitlab.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
}

describe("sluice graph", () => {
  it("prints the example as mermaid, and asks nobody", async () => {
    const { run, main, lab } = await theExample();

    const { exitCode, out } = await run(["graph", "pipelines.yml"], { SLUICE_ACCESS_TOKEN: "", LAB_TOKEN: "" });

    expect(exitCode).toBe(0);
    expect(out).toBe(`flowchart LR
  subgraph g0["libs"]
    n0["amd64-debug"]
    n1["amd64-release"]
    n2["arm64-release"]
  end
  n3["firmware"]
  n4["deploy"]
  g0 --> n3
  n3 --> n4
`);
    expect([...main.requests, ...lab.requests]).toEqual([]);
  });

  it("prints what the page shows for a terminal, and the same as JSON", async () => {
    const world = () => aWorld({ files: { "/home/ci/pipelines.yml": EXAMPLE } });
    const shown = PAGE.find(({ text }) => text.startsWith("1  libs/amd64-debug"))?.text;
    const [text, json] = [world(), world()];

    expect(await runCli(["graph", "pipelines.yml", "--text"], text)).toBe(0);
    expect(await runCli(["graph", "pipelines.yml", "--json"], json)).toBe(0);

    expect(text.printed.out.trimEnd()).toBe(shown?.trimEnd());
    expect(JSON.parse(json.printed.out)).toMatchObject({
      schema: "sluice/graph@1",
      nodes: [{ key: "libs/amd64-debug", leg: { ARCH: "amd64", MODE: "debug" } }, {}, {}, { needs: { length: 3 } }, {}],
      policy: { maxParallel: 8, failFast: true, creationsPerMinute: 20 },
    });
  });

  it.each([
    { args: ["graph", "none.yml"], code: "FILE_UNREADABLE", says: "There is no file none.yml." },
    { args: ["graph"], code: "USAGE", says: "missing required argument 'file'" },
    { args: ["graph", "wrong.yml"], code: "GRAPH_INVALID", says: "wrong.yml:1:12 pipelines: has no pipeline" },
  ])("ends with 2 for $args", async ({ args, code, says }) => {
    const world = aWorld({ files: { "/home/ci/wrong.yml": "pipelines: {}" } });

    expect(await runCli(args, world)).toBe(2);
    expect(world.printed.err).toContain(`[${code}]`);
    expect(world.printed.err).toContain(says);
  });

  it.each([["graph"], ["run", "--dry-run"], ["run"]])(
    "prints what is wrong as one JSON object: %s %s --json",
    async (...args) => {
      const world = aWorld({ files: { "/home/ci/wrong.yml": "pipelines: {}" } });

      expect(await runCli([...args.filter((arg) => arg !== undefined), "wrong.yml", "--json"], world)).toBe(2);
      expect(JSON.parse(world.printed.out)).toEqual({
        schema: "sluice/graph-problems@1",
        problems: [{ line: 1, column: 12, key: "pipelines", text: expect.stringMatching(/^has no pipeline/) }],
      });
      expect(world.printed.err).toContain("[GRAPH_INVALID]");
    },
  );

  it("shows mistakes as the page does", async () => {
    const shown = PAGE.find(({ text }) => text.startsWith("error: pipelines.yml has"))?.text ?? "";
    const wrong = EXAMPLE.replace("needs: [libs]", "needs: [lib]")
      .replace("allow-failure", "allow_failure")
      .replace("needs: [firmware]", "needs: [firmware, notify]")
      .replace("policy:", "  notify: { needs: deploy, project: group/notify, ref: main }\npolicy:");
    const world = aWorld({ files: { "/home/ci/pipelines.yml": wrong } });

    expect(await runCli(["graph", "pipelines.yml"], world)).toBe(2);
    expect(world.printed.err).toContain(shown.trimEnd());
  });
});

describe("sluice run --dry-run", () => {
  it("finds the example in order, asks both servers about it, and changes nothing", async () => {
    const { run, main, lab } = await theExample();

    const { exitCode, out, err } = await run(["run", "pipelines.yml", "--dry-run"]);

    expect(err).toBe("");
    expect(exitCode).toBe(0);
    expect(out).toContain("1  libs/amd64-debug    group/libs");
    expect(out).toMatch(/libs\/amd64-debug, libs\/amd64-release and libs\/arm64-release: Ref main is there/);
    expect(out).toMatch(
      /firmware: The inputs fit `spec: inputs` of \.gitlab-ci\.yml; the values of libs_version come from another pipeline\./,
    );
    expect(out).toContain("Nothing speaks against running it: 5 pipelines.");
    expect([...changes(main), ...changes(lab)]).toEqual([]);
    expect(lab.requests.length).toBeGreaterThan(2);
  });

  it("asks once about legs that are alike", async () => {
    const { run, main } = await theExample();

    await run(["run", "pipelines.yml", "--dry-run"]);

    const looks = main.requests.filter(({ path }) => path.includes("repository/commits") && path.includes("libs"));
    expect(new Set(looks.map(({ path }) => path)).size).toBe(looks.length);
  });

  it("tells all that would keep pipelines from starting, each with its pipeline", async () => {
    const { run, main, lab } = await theExample((text) =>
      text
        .replace("[ same-branch, main ]", "[ same-branch, mian ]")
        .replace("libs_version", "lib_version")
        .replace("group/deploy", "group/deplyo"),
    );

    const { exitCode, err } = await run(["run", "pipelines.yml", "--dry-run"]);

    expect(exitCode).toBe(2);
    expect(err).toContain("3 problems would keep pipelines of pipelines.yml from starting:");
    expect(err).toMatch(
      /libs\/amd64-debug, .*: group\/libs has no branch or tag feature and no mian\. \[GITLAB_REF_NOT_FOUND\]/,
    );
    expect(err).toMatch(
      /firmware: [^]*`inputs` does not fit[^]*lib_version: the CI file has no such input\. Did you mean libs_version\?/,
    );
    expect(err).toMatch(/deploy: .*group\/deplyo.* \[GITLAB_PROJECT_NOT_FOUND\]/);
    expect([...changes(main), ...changes(lab)]).toEqual([]);
  });

  it("tells a token that does not work on its server, and what is in order all the same", async () => {
    const { run } = await theExample();

    const { exitCode, out, err } = await run(["run", "pipelines.yml", "--dry-run"], { LAB_TOKEN: "glpat-wrong" });

    expect(exitCode).toBe(3);
    expect(out).toContain("deploy: The access token has the scopes api");
    expect(err).toMatch(/one problem|1 problem/);
    expect(err).toContain("firmware:");
    expect(err).not.toContain("glpat-wrong");
  });

  it("prints one JSON object with --json, also where something is wrong", async () => {
    const { run } = await theExample((text) => text.replace("group/deploy", "group/deplyo"));

    const { exitCode, out } = await run(["run", "pipelines.yml", "--dry-run", "--json"]);

    const plan = JSON.parse(out);
    expect(plan).toMatchObject({ schema: "sluice/graph-plan@1", exitCode, nodes: { length: 5 } });
    expect(
      plan.checks.map(({ nodes, error }: { nodes: string[]; error?: { code: string } }) => [nodes.length, error?.code]),
    ).toEqual([
      [3, undefined],
      [1, undefined],
      [1, "GITLAB_PROJECT_NOT_FOUND"],
    ]);
  });

  it("keeps servers and projects to itself with --redact", async () => {
    const { run, main, lab } = await theExample((text) => text.replace("group/deploy", "group/deplyo"));

    const { out, err } = await run(["run", "pipelines.yml", "--dry-run", "--redact"]);

    for (const word of [main.url, lab.url, "group/libs", "group/deplyo"]) expect(out + err).not.toContain(word);
  });

  it("asks nobody anything while a secret is missing", async () => {
    const { run, main, lab } = await theExample();

    const { exitCode, err } = await run(["run", "pipelines.yml", "--dry-run"], { LAB_TOKEN: "" });

    expect(exitCode).toBe(2);
    expect(err).toContain("the environment variable LAB_TOKEN is empty [GRAPH_SECRET_MISSING]");
    expect([...main.requests, ...lab.requests]).toEqual([]);
  });
});

describe("sluice run", () => {
  it("runs the example of the page word by word: over two servers, with a value handed on and artifacts in their folders", async () => {
    const { run, main, lab, projects, folder } = await theExample();

    const { exitCode, err } = await run(["run", "pipelines.yml"]);

    expect(err).toBe("");
    expect(exitCode).toBe(0);
    const [libs, firmware, deploy] = [
      main.world.pipelines(projects.libs),
      lab.world.pipelines(projects.firmware),
      main.world.pipelines(projects.deploy),
    ];
    const ofLegs = libs.map(({ variables }) => Object.fromEntries(variables.map(({ key, value }) => [key, value])));
    expect(ofLegs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ARCH: "amd64", MODE: "debug" }),
        expect.objectContaining({ ARCH: "amd64", MODE: "release" }),
        expect.objectContaining({ ARCH: "arm64", MODE: "release" }),
      ]),
    );
    expect(libs).toHaveLength(3);
    expect(firmware.map(({ inputs }) => inputs)).toEqual([{ libs_version: "1.4.2" }]);
    expect(deploy.map(({ variables }) => variables.find(({ key }) => key === "FIRMWARE_PIPELINE")?.value)).toEqual([
      String(firmware[0]?.id),
    ]);
    expect(readFileSync(join(folder, "out/libs/arm64-release/build-it/dist/lib.a"), "utf8")).toBe("a library\n");
    expect(existsSync(join(folder, "out/libs/arm64-release/build-it/notes.txt"))).toBe(false);
  });
});
