import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { ROOT } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { aWorld } from "../cli/a-world.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { CiFile, JobSpec } from "../gitlab/world/ci-file.ts";

const textOf = (name: string) => readFileSync(join(ROOT, "examples/graph", name), "utf8");

async function aServer(projects: Readonly<Record<string, CiFile>>) {
  const gitlab: StandIn = await startStandIn({ version: 19 });
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const rows = Object.entries(projects).map(
    ([name, ci]) =>
      [
        name,
        world.project({ path: `group/${name}`, members: { dora: "maintainer" }, ci, reportDownloads: true }),
      ] as const,
  );
  const made = new Map(rows);
  return {
    gitlab,
    access: world.accessToken(world.user("dora")),
    trigger: (name: string) => {
      const project = made.get(name);
      return project === undefined ? "" : world.triggerToken(project, world.user("dora")).token;
    },
    /** What the pipelines of a project were given. */
    given: (name: string) => {
      const project = made.get(name);
      return (project === undefined ? [] : world.pipelines(project)).map(({ inputs, variables }) => ({
        ...inputs,
        ...Object.fromEntries(variables.flatMap(({ key, value }) => (key.startsWith("SLUICE_") ? [] : [[key, value]]))),
      }));
    },
  };
}

function job(more: Partial<JobSpec> = {}): CiFile {
  return { jobs: [{ name: "build", runMs: 20, ...more }] };
}

async function run(text: string, env: Readonly<Record<string, string>>) {
  const cwd = await temporaryFolder();
  const quick = text.replace(/^defaults: \{/m, "defaults: { poll-interval: 100ms,");
  const whole = quick === text ? `defaults: { poll-interval: 100ms }\n${text}` : quick;
  const files = { [join(cwd, "pipelines.yml")]: whole };
  const ci = { GITHUB_ACTIONS: "true", GITHUB_REF_NAME: "main" };
  const world = { ...aWorld({ env: { ...ci, ...env }, files }), cwd };
  return { exitCode: await runCli(["run", "pipelines.yml"], world), ...world.printed };
}

describe("the examples of graphs", () => {
  it.each(readdirSync(join(ROOT, "examples/graph")))(
    "%s can be drawn, and is named in the README beside it",
    async (name) => {
      const world = aWorld({ files: { "/home/ci/pipelines.yml": textOf(name) } });

      expect(await runCli(["graph", "pipelines.yml"], world)).toBe(0);
      expect(world.printed.err).toBe("");
      expect(readFileSync(join(ROOT, "examples/README.md"), "utf8")).toContain(`(graph/${name})`);
    },
  );

  it("two-servers.yml hands a version on from one server to another", async () => {
    const libs = job({ name: "build-it", artifacts: { "dist/a": "a" }, reports: { dotenv: "VERSION=2.0\n" } });
    const main = await aServer({ libs, deploy: job() });
    const lab = await aServer({ firmware: { ...job(), inputs: { libs_version: {} } } });
    const text = textOf("two-servers.yml")
      .replace("https://gitlab.example.com", main.gitlab.url)
      .replace("https://gitlab.lab.example.org", lab.gitlab.url);

    const ran = await run(text, { SLUICE_ACCESS_TOKEN: main.access, LAB_TOKEN: lab.access });

    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(main.given("libs")).toHaveLength(3);
    expect(lab.given("firmware")).toEqual([{ libs_version: "2.0" }]);
    expect(main.given("deploy")).toEqual([{ FIRMWARE_PIPELINE: expect.stringMatching(/^\d+$/) }]);
  });

  it("leg-by-leg.yml builds every board with the libraries of its architecture, and sets no variables", async () => {
    const libs: CiFile = {
      inputs: { arch: {} },
      jobs: ({ inputs }) => [
        { name: "build", runMs: 20, reports: { dotenv: `PACKAGE=of-${String(inputs["arch"])}\n` } },
      ],
    };
    const server = await aServer({ libs, firmware: { ...job(), inputs: { board: {}, libs: {} } } });

    const ran = await run(textOf("leg-by-leg.yml").replace("https://gitlab.example.com", server.gitlab.url), {
      GITLAB_ACCESS: server.access,
    });

    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(server.given("libs")).toEqual(expect.arrayContaining([{ arch: "amd64" }, { arch: "arm64" }]));
    expect(server.given("firmware")).toHaveLength(3);
    expect(server.given("firmware")).toEqual(
      expect.arrayContaining([
        { board: "rack", libs: "of-amd64-amd64" },
        { board: "field", libs: "of-arm64-arm64" },
        { board: "cabinet", libs: "of-arm64-arm64" },
      ]),
    );
  });

  it.each([
    { tests: "success", load: "failed", exitCode: 0, back: 0, text: "Tests: succeeded. Load: failed." },
    { tests: "failed", load: "success", exitCode: 1, back: 1, text: "Tests: failed. Load: succeeded." },
  ] as const)(
    "roll-back.yml with tests $tests and load $load ends with $exitCode",
    async ({ tests, load, exitCode, back, text }) => {
      const server = await aServer({
        deploy: job(),
        tests: job({ result: tests }),
        "load-tests": job({ result: load }),
        chat: job(),
      });

      const ran = await run(textOf("roll-back.yml").replace("https://gitlab.example.com", server.gitlab.url), {
        GITLAB_ACCESS: server.access,
      });

      expect(ran.exitCode).toBe(exitCode);
      expect(server.given("deploy")).toHaveLength(1 + back);
      expect(server.given("deploy")).toContainEqual({ CHANNEL: "staging" });
      expect(server.given("chat")).toEqual([{ TEXT: text }]);
    },
  );

  it("trigger-tokens.yml gives a file on that another pipeline has built", async () => {
    const server = await aServer({
      notes: job({ name: "write", artifacts: { "notes.md": "# New\n" } }),
      announce: job(),
    });

    const ran = await run(textOf("trigger-tokens.yml").replace("https://gitlab.example.com", server.gitlab.url), {
      GITLAB_ACCESS: server.access,
      NOTES_TRIGGER: server.trigger("notes"),
    });

    expect(ran).toMatchObject({ exitCode: 0, err: "" });
    expect(server.given("announce")).toEqual([{ NOTES: "# New\n" }]);
  });
});
