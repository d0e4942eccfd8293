import { describe, expect, it, onTestFinished } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { type StandInOptions, startStandIn } from "../../gitlab/stand-in.ts";
import type { ProjectSeed } from "../../gitlab/world/seeds.ts";
import { aWorld } from "../a-world.ts";

interface Found {
  readonly check: string;
  readonly state: string;
  readonly says: string;
  readonly fix?: string;
  readonly code?: string;
}

/** A GitLab with the project `group/app`, of which ada is a maintainer and dora a developer, and the doctor. */
async function openLab(seed: Partial<ProjectSeed> = {}, options: StandInOptions = {}) {
  const gitlab = await startStandIn(options);
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const [ada, dora] = [world.user("ada"), world.user("dora")];
  const members = { ada: "maintainer", dora: "developer" } as const;
  const project = world.project({ path: "group/app", members, ...seed });
  const tokens = {
    trigger: world.triggerToken(project, dora).token,
    ada: world.accessToken(ada),
    dora: world.accessToken(dora),
    reader: world.accessToken(dora, { scopes: ["read_api"] }),
  };
  const print = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const seen = aWorld({ env: { SLUICE_HOST: gitlab.url, SLUICE_PROJECT: "group/app", SLUICE_REF: "main", ...env } });
    const exitCode = await runCli(["doctor", ...args], seen);
    return { exitCode, ...seen.printed };
  };
  const run = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const { exitCode, out, err } = await print([...args, "--json"], env);
    const result = JSON.parse(out);
    const findings: readonly Found[] = result.findings;
    const of = (check: string) => findings.find((finding) => finding.check === check);
    return { exitCode, err, result, of, failed: findings.filter(({ state }) => state === "failed") };
  };
  /** The environment of a job of `group/caller`, as dora. */
  const callingJob = () => {
    const caller = world.project({ path: "group/caller", members: { dora: "developer" } });
    const { token } = world.runningJob(caller, dora);
    return {
      caller,
      env: { GITLAB_CI: "true", CI_SERVER_URL: gitlab.url, CI_SERVER_VERSION: "19.2.1", CI_JOB_TOKEN: token },
    };
  };
  return { gitlab, world, project, ada, dora, tokens, run, print, callingJob };
}

describe("sluice doctor", () => {
  it("finds nothing wrong where nothing is, and starts nothing", async () => {
    const { run, world, project, tokens, gitlab } = await openLab({
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
    const { print, tokens } = await openLab();

    const { exitCode, out } = await print([], { SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(0);
    expect(out).toContain("✓ address          GitLab answers at http://127.0.0.1");
    expect(out).toMatch(/Nothing failed: \d+ ok, 0 warnings, 1 not checked\.\n$/);
    expect(out).not.toContain("\u001b[");
    expect(out).not.toContain(tokens.ada);
  });

  it("keeps quiet about what is well when told to, and names the page about what is not", async () => {
    const { print, tokens } = await openLab();

    const { exitCode, out } = await print(["--quiet", "--ref=nope"], { SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(2);
    expect(out).toMatch(/^Starting a pipeline\n {2}✗ ref +group\/app has no branch or tag nope\.\n/);
    expect(out).toContain("more: docs/troubleshooting.md#gitlab-ref-not-found");
    expect(out).not.toContain("✓");
  });

  it("makes do with a host alone", async () => {
    const { gitlab, run } = await openLab();

    const { exitCode, of } = await run({ SLUICE_PROJECT: "", SLUICE_REF: "" });

    expect(exitCode).toBe(0);
    expect(of("address")).toMatchObject({ state: "ok", says: expect.stringContaining(gitlab.url) });
    expect(of("project")).toMatchObject({ state: "not-checked", fix: "Give `project`." });
    expect(of("trigger-token")).toBeUndefined();
  });

  it("goes on with what can be read of wrong inputs", async () => {
    const { run, tokens } = await openLab();

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
    const { gitlab, print, tokens } = await openLab();
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
    const { gitlab, tokens } = await openLab();
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

describe("a 404 of GitLab's", () => {
  it("is told to be a misspelt project, with the one that was meant", async () => {
    const { run, tokens } = await openLab();

    const { exitCode, failed } = await run({
      SLUICE_TRIGGER_TOKEN: tokens.trigger,
      SLUICE_ACCESS_TOKEN: tokens.dora,
      SLUICE_PROJECT: "group/apq",
    });

    expect(exitCode).toBe(3);
    expect(failed[0]).toMatchObject({ check: "project", code: "GITLAB_PROJECT_NOT_FOUND" });
    expect(failed[1]).toMatchObject({ check: "start", code: "GITLAB_PROJECT_NOT_FOUND" });
  });

  it("is told to be the same name in another group", async () => {
    const { run, tokens } = await openLab();

    const { of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora, SLUICE_PROJECT: "other/app" });

    expect(of("project")?.says).toContain("@dora sees group/app.");
  });

  it("is told to be a trigger token of another project, with one look at all of them", async () => {
    const { run, world, ada, tokens } = await openLab();
    const other = world.project({ path: "group/other", members: { ada: "maintainer" } });
    world.triggerTokens.splice(0);

    const { exitCode, of } = await run({
      SLUICE_TRIGGER_TOKEN: world.triggerToken(other, ada).token,
      SLUICE_ACCESS_TOKEN: tokens.ada,
    });

    expect(exitCode).toBe(3);
    expect(of("trigger-token")).toMatchObject({
      state: "failed",
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      fix: expect.stringContaining("sluice tokens create"),
    });
    expect(of("start")).toMatchObject({ state: "failed", code: "GITLAB_TRIGGER_TOKEN_UNKNOWN" });
  });

  it("is told to be the job token's, when the project's list leaves its project out", async () => {
    const { run, callingJob, tokens } = await openLab();
    const { env } = callingJob();

    const { exitCode, of } = await run({ ...env, SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(3);
    expect(of("job-token")).toMatchObject({ state: "ok", says: expect.stringContaining("group/caller") });
    expect(of("job-token-access")).toMatchObject({
      state: "failed",
      code: "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      fix: expect.stringContaining("add group/caller"),
    });
    expect(of("start")).toMatchObject({ state: "failed", code: "GITLAB_JOB_TOKEN_NOT_ALLOWED" });
  });

  it("is told to be the job token's even without another token, as its job is known to run", async () => {
    const { run, callingJob } = await openLab();

    const { exitCode, of } = await run(callingJob().env);

    expect(exitCode).toBe(3);
    expect(of("start")).toMatchObject({
      state: "failed",
      code: "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      says: expect.stringContaining("The token is good"),
    });
  });

  it("is told to be the job's user who is no member", async () => {
    const { run, world, project, callingJob, tokens } = await openLab();
    const { env, caller } = callingJob();
    world.allowJobTokens(project, caller);
    project.members.delete(world.user("dora").id);

    const { of } = await run({ ...env, SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(of("job-token-access")).toMatchObject({
      state: "failed",
      says: expect.stringContaining("@dora runs the job, and is no member"),
    });
  });
});

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
    const { run, tokens } = await openLab(seed);

    const { exitCode, of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora });

    expect(exitCode).not.toBe(0);
    expect(of(check)).toMatchObject({ state: "failed", code });
  });

  it.each([
    { of: "revoked", spoil: "revoked", says: "revoked" },
    { of: "expired", spoil: "expired", says: "expired" },
  ])("tells of an access token that is $of, in GitLab's words", async ({ spoil, says }) => {
    const { run, world, tokens } = await openLab();
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
    const { run, tokens } = await openLab();

    const { of } = await run({ SLUICE_ACCESS_TOKEN: tokens.reader });

    expect(of("access-token")).toMatchObject({
      state: "failed",
      code: "GITLAB_FORBIDDEN",
      fix: expect.stringContaining("scope api"),
    });
    expect(of("start")).toMatchObject({ state: "failed" });
  });

  it("tells of an OAuth token what its own page tells", async () => {
    const { run, world, dora } = await openLab();

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
      const { run, tokens } = await openLab({ variablesMinimumRole: least }, { version });

      const { of } = await run(
        { SLUICE_TRIGGER_TOKEN: tokens.trigger },
        ...variables.flatMap((one) => ["--variable", one]),
      );

      expect(of("variables")?.state).toBe(state);
      expect(of("start")?.state).toBe(state);
    },
  );

  it("tells of a ref that only maintainers may run pipelines on", async () => {
    const { run, tokens } = await openLab({ protectedRefs: { main: "maintainer" } });

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
    const { run, tokens } = await openLab({ ci });

    const { of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora, SLUICE_INPUTS: '{"replica": 3}' });

    expect(of("spec-inputs")).toMatchObject({
      state: "failed",
      code: "INPUT_INVALID",
      says: expect.stringContaining("replicas"),
    });
  });

  it("tells whether the job token reads, downloads, and what it lacks", async () => {
    const { run, world, project, callingJob } = await openLab({
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
    const { gitlab, run, world, project, tokens } = await openLab({
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
    const { run, tokens } = await openLab();

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
    const { run, tokens } = await openLab({}, { throttle: { requests: 1, periodMs: 3_600_000 } });

    const { of, exitCode } = await run({ SLUICE_ACCESS_TOKEN: tokens.ada });

    expect(exitCode).toBe(4);
    expect(of("rate-limit")?.says).toContain("requests a minute are left");
  });

  it("tells of a server that redirects to another address", async () => {
    const { gitlab, run } = await openLab();
    const headers = { location: "https://git.example.com/api/v4/version" };
    gitlab.faults.add({ path: /\/version$/, fault: { kind: "status", status: 301, headers } });

    const { exitCode, of, result } = await run({});

    expect(exitCode).toBe(4);
    expect(of("address")).toMatchObject({ state: "failed", fix: "Set `host` to https://git.example.com." });
    expect(result.findings.at(-1)).toMatchObject({ check: "acting", state: "not-checked" });
  });
});

describe("--no-probe", () => {
  it("sends nothing but GETs", async () => {
    const { gitlab, run, tokens } = await openLab();

    const { of } = await run({ SLUICE_TRIGGER_TOKEN: tokens.trigger, SLUICE_ACCESS_TOKEN: tokens.ada }, "--no-probe");

    expect(of("start")).toMatchObject({ state: "not-checked", says: expect.stringContaining("--no-probe") });
    expect(gitlab.requests.every(({ method }) => method === "GET")).toBe(true);
  });
});
