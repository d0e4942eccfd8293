import { describe, expect, it } from "vitest";
import { openDoctorLab } from "./doctor-lab.ts";

describe("a finding", () => {
  it.each([
    { of: "an archived project", seed: { archived: true }, check: "project", code: "GITLAB_PIPELINE_FORBIDDEN" },
    { of: "CI/CD switched off", seed: { ciEnabled: false }, check: "project", code: "GITLAB_PIPELINES_DISABLED" },
    {
      of: "a user below Developer",
      seed: { members: { dora: "reporter" } },
      check: "role",
      code: "GITLAB_PIPELINE_FORBIDDEN",
    },
    {
      of: "a broken CI file",
      seed: { ci: { jobs: [], yamlErrors: "jobs config should contain a job" } },
      check: "ci-file",
      code: "GITLAB_PIPELINE_INVALID",
    },
  ] as const)("tells of $of", async ({ seed, check, code }) => {
    const { run, tokens } = await openDoctorLab(seed);

    const { exitCode, of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora });

    expect(exitCode).not.toBe(0);
    expect(of(check)).toMatchObject({ state: "failed", code });
  });

  it.each([
    { of: "revoked", spoil: "revoked", says: "revoked" },
    { of: "expired", spoil: "expired", says: "expired" },
  ])("tells of an access token that is $of, in GitLab's words", async ({ spoil, says }) => {
    const { run, world, tokens } = await openDoctorLab();
    const row = world.accessTokens.find(({ token }) => token === tokens.dora);
    if (row !== undefined && spoil === "revoked") row.revoked = true;
    if (row !== undefined && spoil === "expired") row.expiresAt = Date.now() - 1;

    const { exitCode, of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora });

    expect(exitCode).toBe(3);
    expect(of("access-token")).toMatchObject({
      state: "failed",
      code: "GITLAB_TOKEN_REJECTED",
      says: expect.stringContaining(says),
    });
  });

  it("tells of scopes that are not enough to start", async () => {
    const { run, tokens } = await openDoctorLab();

    const { of } = await run({ SLUICE_ACCESS_TOKEN: tokens.reader });

    expect(of("access-token")).toMatchObject({
      state: "failed",
      code: "GITLAB_FORBIDDEN",
      fix: expect.stringContaining("scope api"),
    });
    expect(of("start")).toMatchObject({ state: "failed" });
  });

  it("tells of an OAuth token what its own page tells", async () => {
    const { run, world, dora } = await openDoctorLab();

    world.accessTokens.push({ token: "0123456789abcdef", user: dora, scopes: ["read_api"], revoked: false });

    const { of } = await run({ SLUICE_OAUTH_TOKEN: "0123456789abcdef" });

    expect(of("oauth-token")).toMatchObject({
      state: "failed",
      says: expect.stringContaining("of @dora, has the scopes read_api"),
    });
  });

  it.each([
    { version: 17, least: "no_one_allowed", variables: [], state: "failed" },
    { version: 19, least: "no_one_allowed", variables: [], state: "ok" },
    { version: 19, least: "no_one_allowed", variables: ["A=1"], state: "failed" },
    { version: 19, least: "developer", variables: ["A=1"], state: "ok" },
  ] as const)(
    "tells on GitLab $version whether $least and $variables go together: $state",
    async ({ version, least, variables, state }) => {
      const { run, tokens } = await openDoctorLab({ variablesMinimumRole: least }, { version });

      const { of } = await run(
        { SLUICE_TRIGGER_TOKEN: tokens.trigger },
        ...variables.flatMap((one) => ["--variable", one]),
      );

      expect(of("variables")?.state).toBe(state);
      expect(of("start")?.state).toBe(state);
    },
  );

  it("tells of a ref that only maintainers may run pipelines on", async () => {
    const { run, tokens } = await openDoctorLab({ protectedRefs: { main: "maintainer" } });

    const asDora = await run({ SLUICE_ACCESS_TOKEN: tokens.dora });
    const asAda = await run({ SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(asDora.of("protection")).toMatchObject({
      state: "warning",
      says: expect.stringContaining("@dora, as Developer, may not"),
    });
    expect(asAda.of("protection")).toMatchObject({ state: "ok" });
  });

  it("tells which inputs the CI file does not take", async () => {
    const ci = { jobs: [{ name: "a" }], inputs: { replicas: { type: "number", default: 1 } } } as const;
    const { run, tokens } = await openDoctorLab({ ci });

    const { of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora, SLUICE_INPUTS: '{"replica": 3}' });

    expect(of("spec-inputs")).toMatchObject({
      state: "failed",
      code: "INPUT_INVALID",
      says: expect.stringContaining("replicas"),
    });
  });

  it("tells whether the job token reads, downloads, and what it lacks", async () => {
    const { run, world, project, callingJob } = await openDoctorLab({
      ci: { jobs: [{ name: "build", runMs: 0, artifacts: { "a.txt": "a" } }] },
      storage: "redirect",
    });
    world.pipeline(project);
    const { env, caller } = callingJob();
    world.allowJobTokens(project, caller);
    const all = await run(env);
    world.allowJobTokens(project, caller, ["read_pipelines"]);
    const some = await run({ ...env, SLUICE_ARTIFACTS: "true" });

    expect(all.of("reading")).toMatchObject({ state: "ok", says: expect.stringContaining("with the job token") });
    expect(all.of("artifacts")).toMatchObject({ state: "ok", says: expect.stringContaining("with the job token") });
    expect(all.of("version")).toMatchObject({ state: "ok", says: expect.stringContaining("19.2.1") });
    expect(some.of("reading")).toMatchObject({ state: "warning" });
    expect(some.of("artifacts")).toMatchObject({ state: "not-checked" });
  });

  it("tells of archives that may not be downloaded, as a failure only where they are wanted", async () => {
    const { gitlab, run, world, project, tokens } = await openDoctorLab({
      ci: { jobs: [{ name: "build", runMs: 0, artifacts: { "a.txt": "a" } }] },
    });
    world.pipeline(project);
    gitlab.faults.add({
      path: /\/artifacts$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 403, body: "{}" },
    });

    const unwanted = await run({ SLUICE_ACCESS_TOKEN: tokens.dora });
    const wanted = await run({ SLUICE_ACCESS_TOKEN: tokens.dora, SLUICE_ARTIFACTS: "true" });

    expect([unwanted.exitCode, unwanted.of("artifacts")?.state]).toEqual([0, "warning"]);
    expect([wanted.exitCode, wanted.of("artifacts")?.state]).toEqual([3, "failed"]);
  });

  it("tells of inputs that take a token which is not there", async () => {
    const { run, tokens } = await openDoctorLab();

    const { of } = await run({
      SLUICE_TRIGGER_TOKEN: tokens.trigger,
      SLUICE_ACCESS_TOKEN: tokens.reader,
      SLUICE_RETRY: "1",
    });

    expect(of("access-token")).toMatchObject({
      state: "warning",
      says: expect.stringContaining("`retry` cannot be done"),
    });
    expect(of("acting")).toMatchObject({ state: "failed", code: "CANCEL_NOT_POSSIBLE" });
  });

  it("tells of a rate limit that is used up", async () => {
    const { run, tokens } = await openDoctorLab({}, { throttle: { requests: 1, periodMs: 3_600_000 } });

    const { of, exitCode } = await run({ SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(4);
    expect(of("rate-limit")?.says).toContain("requests a minute are left");
  });

  it("tells of a server that redirects to another address", async () => {
    const { gitlab, run } = await openDoctorLab();
    const headers = { location: "https://git.example.com/api/v4/version" };
    gitlab.faults.add({ path: /\/version$/, fault: { kind: "status", status: 301, headers } });

    const { exitCode, of, result } = await run({});

    expect(exitCode).toBe(4);
    expect(of("address")).toMatchObject({ state: "failed", fix: "Set `host` to https://git.example.com." });
    expect(result.findings.at(-1)).toMatchObject({ check: "acting", state: "not-checked" });
  });
});
