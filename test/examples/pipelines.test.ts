import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../bundles/bundle-lab.ts";
import { openComponentLab } from "../gitlab-ci/component-lab.ts";

const textOf = (name: string) => readFileSync(join(ROOT, "examples", name), "utf8");

describe("the example pipeline", () => {
  it("gitlab/component.gitlab-ci.yml deploys by the component", async () => {
    const lab = await openComponentLab();

    const ran = await lab.run(textOf("gitlab/component.gitlab-ci.yml"));

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(ran.log).toContain(`Deployed by ${lab.gitlab.url}/group/app/-/pipelines/${pipeline?.id}`);
    expect(ran.log).toMatch(/announce\s+> the app/);
  });

  it("gitlab/command-line.gitlab-ci.yml starts a pipeline first and waits for it later", async () => {
    const lab = await openComponentLab();

    const ran = await lab.run(textOf("gitlab/command-line.gitlab-ci.yml"), {
      files: { "sluice.js": readFileSync(join(ROOT, "dist/cli.js"), "utf8") },
    });

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    expect(lab.gitlab.world.pipelines(lab.project)).toHaveLength(1);
    expect(ran.log).toMatch(/finish\s+> the app/);
  });

  it.each([
    { tag: "v1.2.0", started: [{ source: "pipeline", ref: "main", status: "success" }] },
    { tag: undefined, started: [] },
  ])("gitlab/tag-triggers-main.gitlab-ci.yml, for the tag $tag, starts $started", async ({ tag, started }) => {
    const lab = await openComponentLab();

    await lab.run(textOf("gitlab/tag-triggers-main.gitlab-ci.yml"), tag === undefined ? {} : { tag });

    const pipelines = lab.gitlab.world.pipelines(lab.project);
    expect(pipelines).toMatchObject(started);
    expect(pipelines.flatMap(({ variables }) => variables).filter(({ key }) => key === "UPSTREAM_TAG")).toMatchObject(
      started.map(() => ({ value: "v1.2.0" })),
    );
  });

  it("gitlab/library-artifacts.gitlab-ci.yml builds with what another project's main has built", async () => {
    const lab = await openComponentLab();
    lab.gitlab.world.pipeline(lab.project);

    const ran = await lab.run(textOf("gitlab/library-artifacts.gitlab-ci.yml"));

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    expect(ran.log).toMatch(/app\s+> the app/);
  });

  it("gitlab/nightly.gitlab-ci.yml runs for schedules", async () => {
    const lab = await openComponentLab();

    const ran = await lab.run(textOf("gitlab/nightly.gitlab-ci.yml"), {
      variables: { CI_PIPELINE_SOURCE: "schedule" },
    });

    expect(ran).toMatchObject({ exitCode: 0, failed: {} });
    expect(lab.pipelineStatus()).toBe("success");
  });

  it("is tried by one of these tests, each of them", () => {
    const tests = readFileSync(import.meta.filename, "utf8");
    const names = readdirSync(join(ROOT, "examples/gitlab"));

    expect(names.filter((name) => !tests.includes(`textOf("gitlab/${name}")`))).toEqual([]);
  });
});

describe("examples/sluice.cron", () => {
  it("has one line, with five fields of time and a user before its command", () => {
    const lines = textOf("sluice.cron")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));

    expect(lines).toEqual([expect.stringMatching(/^(?:[\d*/,-]+ ){5}[a-z]+ node \/opt\/sluice\/cli\.js trigger /)]);
  });
});
