import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScriptedStatus } from "../gitlab/world/ci-file.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const scripted = (...statuses: string[]) => ({
  jobs: [{ name: "test", runMs: 10_000 }],
  script: statuses.map((status): ScriptedStatus => ({ status, forMs: 10_000 })),
});

describe("the step waits", () => {
  it.each([
    { statuses: ["pending", "running", "success"], outcome: "succeeded", exitCode: 0 },
    {
      statuses: ["created", "waiting_for_resource", "preparing", "waiting_for_callback", "pending", "success"],
      outcome: "succeeded",
      exitCode: 0,
    },
    { statuses: ["pending", "running", "failed"], outcome: "failed", exitCode: 1 },
    { statuses: ["running", "canceling", "canceled"], outcome: "canceled", exitCode: 6 },
    { statuses: ["skipped"], outcome: "skipped", exitCode: 6 },
    { statuses: ["running", "manual"], outcome: "blocked", exitCode: 6 },
    { statuses: ["scheduled", "running", "success"], outcome: "succeeded", exitCode: 0 },
  ])("through $statuses: $outcome", async ({ statuses, outcome, exitCode }) => {
    const project = lab.project(scripted(...statuses));

    const { result, host, log } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome, exitCode, pipeline: { status: statuses.at(-1) } });
    expect(host.outputs["status"]).toBe(statuses.at(-1));
    expect(log).toContain(`/group/app/-/pipelines/${result.pipeline?.id}`);
    expect(host.pages).toHaveLength(1);
  });

  it("through a status nobody knows, with one warning", async () => {
    const project = lab.project(scripted("running", "thawing", "running", "thawing", "success"));

    const { result, host } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.shown.filter((line) => line.startsWith("warning:") && line.includes('"thawing"'))).toHaveLength(1);
  });

  it("until `timeout`, and says that the pipeline runs on", async () => {
    const project = lab.project({ jobs: [{ name: "test", runMs: 3_600_000 }] });

    const { result, host, tookMs } = await lab.run(lab.inputs(project, { timeout: "2m" }));

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 5, pipeline: { status: "running" } });
    expect(tookMs).toBe(120_000);
    expect(host.shown.at(-1)).toMatch(
      /had not ended when `timeout` ended the wait after 2m, since .*; it runs on: http/,
    );
  });

  it("and lets an end in the last look win over the timeout", async () => {
    const project = lab.project({ jobs: [{ name: "test", runMs: 60_000 }] });

    const { result } = await lab.run(lab.inputs(project, { timeout: "60s", "poll-interval": "59s" }));

    expect(result.outcome).toBe("succeeded");
  });

  it("with few requests: one for each look, and about one in four more for the jobs", async () => {
    const project = lab.project({ jobs: [{ name: "test", runMs: 600_000 }] });

    const { result, tookMs } = await lab.run(lab.inputs(project));

    expect(result.outcome).toBe("succeeded");
    expect(tookMs).toBeLessThanOrEqual(600_000 * 1.055);
    expect(lab.requests(/GET .*\/pipelines\/\d+$/).length).toBeLessThanOrEqual(100);
    expect(lab.requests(/GET .*\/jobs$/).length).toBeLessThanOrEqual(25);
  });

  it("and looks as often as `poll-interval` says", async () => {
    // The jobs are listed beside the first look, and in place of later ones.
    const [LOOKS, FIRST_LIST] = [5, 1];
    const project = lab.project({ jobs: [{ name: "test", runMs: 100_000 }] });

    await lab.run(lab.inputs(project, { "poll-interval": "20s" }));

    expect(lab.requests(/GET .*\/pipelines\/\d+(\/jobs)?$/)).toHaveLength(LOOKS + FIRST_LIST);
  });

  it("tells each job's beginning and end once", async () => {
    const project = lab.project({
      jobs: [
        { name: "build", stage: "build", runMs: 30_000 },
        { name: "lint", stage: "test", runMs: 20_000, result: "failed", allowFailure: true },
        { name: "unit", stage: "test", runMs: 40_000, result: "failed", failureReason: "script_failure" },
      ],
    });

    const { host } = await lab.run(lab.inputs(project));

    expect(
      host.shown
        .filter((line) => /^ {2}\w+ \((build|test)\) (started|succeeded|failed)/.test(line))
        .map((line) => line.trim().replace(/: http\S+$/, "")),
    ).toEqual([
      "build (build) started",
      "build (build) succeeded after 30s",
      "lint (test) started",
      "unit (test) started",
      expect.stringMatching(/^lint \(test\) failed after 20s.*, which is allowed$/),
      "unit (test) failed after 40s (its script failed)",
    ]);
    expect(host.shown.at(-1)).toMatch(
      /^error: Pipeline \d+ failed after 1m \d+s, since job unit failed \(its script failed\): http/,
    );
  });

  it("says when a pipeline succeeded only because a failed job was allowed to", async () => {
    const project = lab.project({ jobs: [{ name: "lint", runMs: 1_000, result: "failed", allowFailure: true }] });

    const { result, host } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.shown.at(-1)).toMatch(
      /succeeded after \ds, though job lint \(its script failed\) failed, which is allowed/,
    );
  });

  it("names the job a blocked pipeline waits for", async () => {
    const project = lab.project({ jobs: [{ name: "build" }, { name: "release", stage: "deploy", when: "manual" }] });

    const { result, host } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "blocked", exitCode: 6, pipeline: { status: "manual" } });
    expect(host.shown.at(-1)).toMatch(
      /is blocked after \ds, since manual job release waits for a person to start it: http/,
    );
  });
});

describe("the step survives", () => {
  const LONG = { jobs: [{ name: "test", runMs: 120_000 }] };
  /** Every way to look: the pipeline itself, or its jobs, which show it too. */
  const LOOK = /\/pipelines\/\d+(\/jobs.*)?$/;

  it.each([
    { name: "a proxy's 502 page", fault: { kind: "bad-gateway" } },
    { name: "500", fault: { kind: "status", status: 500, body: '{"message":"500 Internal Server Error"}' } },
    { name: "dropped connections", fault: { kind: "drop-before" } },
    { name: "cut answers", fault: { kind: "truncate", bytes: 20 } },
    {
      name: "a maintenance page with status 200",
      fault: { kind: "status", status: 200, body: "<html>Back soon</html>" },
    },
    { name: "429 in plain text", fault: { kind: "rate-limited", by: "rack-attack", retryAfterS: 30 } },
    { name: "429 in JSON", fault: { kind: "rate-limited", by: "application" } },
  ] as const)("$name for a while, with a line at its beginning and one at its end", async ({ fault }) => {
    const project = lab.project(LONG);
    // From the first look on: later ones are answered by an empty 304, of which nothing can be cut.
    lab.gitlab.faults.add({ method: "GET", path: LOOK, times: 6, fault });

    const { result, host } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.shown.filter((line) => line.startsWith("warning:"))).toEqual([
      expect.stringContaining("GitLab cannot be asked at present"),
    ]);
    expect(host.shown.filter((line) => line.includes("GitLab answers again"))).toHaveLength(1);
    expect(lab.requests(/POST/)).toHaveLength(1);
  });

  it("an outage of nine minutes, asking gently meanwhile", async () => {
    const project = lab.project(LONG);
    let mend: (() => void) | undefined;

    const { result } = await lab.run(lab.inputs(project), {
      atRest: (elapsedMs) => {
        mend ??= lab.gitlab.faults.add({
          method: "GET",
          times: Number.POSITIVE_INFINITY,
          fault: { kind: "drop-before" },
        });
        if (elapsedMs >= 540_000) mend();
      },
    });

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(lab.requests(/GET/).length).toBeLessThan(250);
  });

  it("no outage longer than ten minutes, and then says where to look", async () => {
    const project = lab.project(LONG);
    lab.gitlab.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const { result, log, tookMs } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "error", exitCode: 4, error: { code: "WATCH_OUTAGE" } });
    expect(tookMs).toBeGreaterThanOrEqual(600_000);
    expect(tookMs).toBeLessThan(620_000);
    expect(log).toContain(`Open ${result.pipeline?.webUrl} to see how it stands.`);
  });

  it("no outage beyond `timeout`", async () => {
    const project = lab.project(LONG);
    lab.gitlab.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, fault: { kind: "drop-before" } });

    const { result, tookMs } = await lab.run(lab.inputs(project, { timeout: "1m" }));

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 5 });
    expect(tookMs).toBe(60_000);
  });

  it("the loss of the list of jobs, which is only shown", async () => {
    const project = lab.project(LONG);
    lab.gitlab.faults.add({ path: /\/jobs\b/, times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const { result } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
  });

  it("an access token that is revoked while it waits, by another way to look", async () => {
    const project = lab.project(LONG, { visibility: "public" });

    const { result, log } = await lab.run(lab.inputs(project), {
      atRest: (elapsedMs) => {
        const [token] = lab.gitlab.world.accessTokens;
        if (elapsedMs >= 30_000 && token !== undefined) token.revoked = true;
      },
    });

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(log).toMatch(
      /Looking with the access token no longer works: GitLab answered 401[\s\S]*Looking at the pipeline without a token\./,
    );
  });
});
