import { describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { aWorld } from "../a-world.ts";
import { openDoctorLab } from "./doctor-lab.ts";

describe("sluice doctor", () => {
  it("finds nothing wrong where nothing is, and starts nothing", async () => {
    const { run, world, project, tokens, gitlab } = await openDoctorLab({
      ci: { jobs: [{ name: "build", runMs: 0, artifacts: { "a.txt": "a" } }] },
    });
    world.pipeline(project);

    const { exitCode, err, result } = await run(
      { SLUICE_TRIGGER_TOKEN: tokens.trigger, SLUICE_ACCESS_TOKEN: tokens.dora },
      "--variable",
      "CHANNEL=stable",
    );

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(result).toMatchObject({ schema: "sluice/doctor@1", ok: true, exitCode: 0, project: "group/app" });
    // The developer's token may not list trigger tokens.
    expect(result.counts).toMatchObject({ failed: 0, warning: 0, "not-checked": 1 });
    expect(world.pipelines(project)).toHaveLength(1);
    expect(gitlab.requests.filter(({ method }) => method !== "GET").map(({ path }) => path)).toEqual([
      "/api/v4/projects/group%2Fapp/ref/sluice-doctor%3Ano-such-ref/trigger/pipeline",
    ]);
    expect(gitlab.requests.map(({ body }) => body.toString()).join()).not.toContain("stable");
  });

  it("prints a line for each check, with marks, and no colours where there are none", async () => {
    const { print, tokens } = await openDoctorLab();

    const { exitCode, out } = await print([], { SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(0);
    expect(out).toContain("✓ address          GitLab answers at http://127.0.0.1");
    expect(out).toMatch(/Nothing failed: \d+ ok, 0 warnings, 1 not checked\.\n$/);
    expect(out).not.toContain("\u001b[");
    expect(out).not.toContain(tokens.ada);
  });

  it("keeps quiet about what is well when told to, and names the page about what is not", async () => {
    const { print, tokens } = await openDoctorLab();

    const { exitCode, out } = await print(["--quiet", "--ref=nope"], { SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(2);
    expect(out).toMatch(/^Starting a pipeline\n {2}✗ ref +group\/app has no branch or tag nope\.\n/);
    expect(out).toContain("more: docs/troubleshooting.md#gitlab-ref-not-found");
    expect(out).not.toContain("✓");
  });

  it("makes do with a host alone", async () => {
    const { gitlab, run } = await openDoctorLab();

    const { exitCode, of } = await run({ SLUICE_PROJECT: "", SLUICE_REF: "" });

    expect(exitCode).toBe(0);
    expect(of("address")).toMatchObject({ state: "ok", says: expect.stringContaining(gitlab.url) });
    expect(of("project")).toMatchObject({ state: "not-checked", fix: "Give `project`." });
    expect(of("trigger-token")).toBeUndefined();
  });

  it("goes on with what can be read of wrong inputs", async () => {
    const { run, tokens } = await openDoctorLab();

    const { exitCode, of } = await run({ SLUICE_ACCESS_TOKEN: tokens.ada, SLUICE_TIMEOUT: "soon" });

    expect(exitCode).toBe(2);
    expect(of("inputs")).toMatchObject({
      state: "failed",
      code: "INPUT_INVALID",
      says: expect.stringContaining("`timeout`"),
    });
    expect(of("project")).toMatchObject({ state: "ok" });
  });

  it("hides what is to be concealed, and tokens that an answer quotes", async () => {
    const { gitlab, print, tokens } = await openDoctorLab();
    const concealed = await print(["--redact"], { SLUICE_ACCESS_TOKEN: tokens.ada });
    gitlab.faults.add({
      path: /\/user$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 401, body: JSON.stringify({ message: `no ${tokens.dora}` }) },
    });

    const { out, err } = await print(["--json", "--redact"], { SLUICE_ACCESS_TOKEN: tokens.dora });

    expect(out + err).not.toContain(tokens.dora);
    expect(out + err).not.toContain("group/app");
    expect(concealed.out).toContain("*** (project ***) is there.");
    expect(JSON.parse(out).schema).toBe("sluice/doctor@1");
  });

  it("ends as every command does when it is stopped", async () => {
    const { gitlab, tokens } = await openDoctorLab();
    const stop = new AbortController();
    const world = {
      ...aWorld({ env: { SLUICE_HOST: gitlab.url, SLUICE_ACCESS_TOKEN: tokens.ada } }),
      signal: stop.signal,
    };

    stop.abort(new Error("Stopped by SIGINT."));

    expect(await runCli(["doctor", "--json"], world)).toBe(6);
    expect(world.printed.out).toBe("");
  });
});

describe("--no-probe", () => {
  it("sends nothing but GETs", async () => {
    const { gitlab, run, tokens } = await openDoctorLab();

    const { of } = await run({ SLUICE_TRIGGER_TOKEN: tokens.trigger, SLUICE_ACCESS_TOKEN: tokens.ada }, "--no-probe");

    expect(of("start")).toMatchObject({ state: "not-checked", says: expect.stringContaining("--no-probe") });
    expect(gitlab.requests.every(({ method }) => method === "GET")).toBe(true);
  });
});
