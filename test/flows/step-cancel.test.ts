import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cleanUp } from "../../action/run/clean-up.ts";
import { connectGitLab } from "../../shared/gitlab/http.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { recordingHost } from "./recording-host.ts";
import { json, startSmallServer } from "./small-server.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const LONG = { jobs: [{ name: "deploy", runMs: 3_600_000 }] };
const stopAt = (ms: number) => (elapsedMs: number, stop: AbortController) => {
  if (elapsedMs >= ms) stop.abort(new Error("The step was stopped by SIGINT."));
};

describe("a step that is told to stop", () => {
  it("cancels its pipeline first, and then reports", async () => {
    const project = lab.project(LONG);

    const { result, host } = await lab.run(lab.inputs(project), { atRest: stopAt(30_000) });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6, pipeline: { status: "canceled" } });
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe("canceled");
    expect(lab.requests(/cancel/)).toHaveLength(1);
    expect(host.shown.at(-1)).toMatch(/^error: The step was stopped after 3\ds\. Pipeline \d+ is canceled: http/);
    expect(host.outputs["result"]).toBe(JSON.stringify(result));
    expect(host.state["finished"]).toBe("true");
  });

  it("says plainly that the pipeline runs on when nothing at hand may cancel it", async () => {
    const project = lab.project(LONG);

    const { result, host } = await lab.run(lab.inputs(project, { "access-token": "" }), { atRest: stopAt(1_000) });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6 });
    expect(host.shown.at(-1)).toContain(
      `keeps running: cancelling needs \`access-token\` or \`oauth-token\` with the scope api. Cancel by hand at ${result.pipeline?.webUrl}`,
    );
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe("running");
  });

  it("does not try to cancel with a job token, which GitLab would ignore", async () => {
    const project = lab.project(LONG);
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { result, log } = await lab.run({ project: project.path, ref: "main" }, { env, atRest: stopAt(5_000) });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6 });
    expect(log).toContain("keeps running: cancelling needs `access-token`");
    expect(lab.requests(/cancel/)).toEqual([]);
  });

  it("leaves a cancel that failed to the post entry", async () => {
    const project = lab.project(LONG);
    lab.gitlab.faults.add({ path: /cancel/, times: Number.POSITIVE_INFINITY, fault: { kind: "drop-before" } });

    const { result, host, log } = await lab.run(lab.inputs(project), { atRest: stopAt(1_000) });

    expect(result.exitCode).toBe(6);
    expect(log).toContain("may keep running");
    expect(host.state["finished"]).toBeUndefined();
  });

  it("cancels what it has just retried, however that still looks", async () => {
    const project = lab.project({ jobs: [{ name: "deploy", runMs: 60_000, result: ["failed", "success"] }] });
    const isRetried = () => lab.requests(/^POST .*\/retry$/).length > 0;

    const { result } = await lab.run(lab.inputs(project, { retry: "1" }), {
      atRest: (_elapsedMs, stop) => {
        if (isRetried()) stop.abort(new Error("Stopped."));
      },
    });

    expect(result).toMatchObject({ outcome: "interrupted", cancellation: { verified: true } });
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe("canceled");
  });

  it("cancels nothing that has come to its end", async () => {
    const project = lab.project({ jobs: [{ name: "build", runMs: 5_000, artifacts: { "a.txt": "a" } }] });
    const archive = /artifacts/;
    lab.gitlab.faults.add({ path: archive, times: 9, fault: { kind: "truncate", bytes: 10 } });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true" }), {
      atRest: (_elapsedMs, stop) => {
        if (lab.requests(archive).length > 0) stop.abort(new Error("Stopped."));
      },
    });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6, pipeline: { status: "success" } });
    expect(lab.requests(/cancel/)).toEqual([]);
  });
});

describe("a step that is told to stop while its trigger is under way", () => {
  const RAW = {
    project: "group/app",
    ref: "main",
    "trigger-token": "glptt-0123456789",
    "access-token": "glpat-0123456789",
  };
  const PIPELINE = {
    id: 7,
    project_id: 3,
    ref: "main",
    sha: "0".repeat(40),
    web_url: "https://gitlab.example.com/p/7",
  };

  it("waits for the answer, so that it can cancel what it has started", async () => {
    const stop = new AbortController();
    await using server = await startSmallServer((request, response) => {
      if (request.url?.endsWith("/trigger/pipeline") === true) stop.abort(new Error("SIGINT"));
      const isAsked = server.requests.some((line) => line.endsWith("/cancel"));
      json(response, 201, { ...PIPELINE, status: isAsked ? "canceling" : "created" });
    });

    const { result } = await lab.run({ ...RAW, host: server.url }, { stop });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6, pipeline: { id: 7, status: "canceling" } });
    expect(server.requests[1]).toBe("POST /api/v4/projects/3/pipelines/7/cancel");
  });

  it("does not wait longer than the runner does, and then says that a pipeline may exist", async () => {
    const stop = new AbortController();
    await using server = await startSmallServer(() => stop.abort(new Error("SIGINT")));

    const { result, log, tookMs } = await lab.run({ ...RAW, host: server.url }, { stop, impatient: true });

    expect(result).toMatchObject({ outcome: "error", exitCode: 4, error: { code: "TRIGGER_AMBIGUOUS" } });
    expect(log).toContain("the step was stopped before GitLab answered");
    expect(tookMs).toBe(6_000);
    expect(server.requests.filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  it("sends nothing when it was stopped before", async () => {
    const stop = new AbortController();
    stop.abort(new Error("SIGINT"));

    const { result, host } = await lab.run(lab.inputs(lab.project(LONG)), { stop });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6 });
    expect(lab.gitlab.requests).toEqual([]);
    expect(host.shown.at(-1)).toBe("error: The step was stopped. No pipeline was left running by it.");
  });
});

describe("the post entry", () => {
  const deps = () => {
    const host = recordingHost();
    const connect = (options: { readonly url: string }) =>
      connectGitLab(options, { clock: systemClock, random: () => 0, log: host.log });
    return { host, clock: systemClock, connect, cwd: lab.folder };
  };

  /** What a main entry that was killed while it waited has left: its state, and its pipeline running. */
  async function killed() {
    const project = lab.project(LONG);
    const inputs = lab.inputs(project);
    const { host } = await lab.run({ ...inputs, wait: "false" });
    return { project, inputs, pipeline: host.state["pipeline"] ?? "" };
  }

  it("cancels the pipeline of a main entry that was killed", async () => {
    const { project, inputs, pipeline } = await killed();
    const post = deps();

    await cleanUp(post, { finished: "", pipeline }, { raw: inputs, env: {} });

    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe("canceled");
    expect(post.host.shown.join()).toMatch(/The step ended before its time\. Pipeline \d+ is canceled/);
  });

  it("leaves the pipeline of a main entry that came to its end alone", async () => {
    const { project, inputs, pipeline } = await killed();

    await cleanUp(deps(), { finished: "true", pipeline }, { raw: inputs, env: {} });

    expect(lab.gitlab.world.pipelines(project)[0]?.status).not.toBe("canceled");
    expect(lab.requests(/cancel/)).toEqual([]);
  });

  it.each(["", "nonsense", "{}", '{"host":"https://x","project":{},"id":1,"webUrl":"https://x"}'])(
    "does nothing when the main entry left %j",
    async (pipeline) => {
      const post = deps();

      await cleanUp(post, { finished: "", pipeline }, { raw: {}, env: {} });

      expect(post.host.shown).toEqual([]);
      expect(lab.gitlab.requests).toEqual([]);
    },
  );

  it("says where to cancel by hand when there is no access token", async () => {
    const { inputs, pipeline } = await killed();
    const post = deps();

    await cleanUp(post, { finished: "", pipeline }, { raw: { ...inputs, "access-token": "" }, env: {} });

    expect(post.host.shown.join()).toMatch(
      /warning: .*keeps running: cancelling needs `access-token`.*\/-\/pipelines\/\d+/,
    );
  });

  const pending = (project: string | number, host = lab.gitlab.url) =>
    JSON.stringify({
      kind: "pending",
      host,
      project,
      ref: "main",
      source: "trigger",
      marker: "8d3c7f0a-0000-4000-8000-000000000000",
      sentAt: lab.clock.now().toISOString(),
    });

  it("says that GitLab has made no pipeline, once it has looked for long enough", async () => {
    const project = lab.project(LONG);
    lab.gitlab.world.pipeline(project, { source: "trigger" });
    const host = recordingHost();

    const cleaned = await lab.drive((connect) =>
      cleanUp(
        { host, clock: lab.clock, connect, cwd: lab.folder },
        { pending: pending(project.id) },
        { raw: lab.inputs(project), env: {} },
      ),
    );

    expect(cleaned).toBe("nothing-left");
    expect(host.shown.at(-1)).toContain("GitLab has made no pipeline for it.");
    expect(lab.requests(/cancel/)).toEqual([]);
  });

  it("says what to look for when nothing at hand may see whether a pipeline exists", async () => {
    const project = lab.project(LONG);
    const host = recordingHost();

    const cleaned = await lab.drive((connect) =>
      cleanUp(
        { host, clock: lab.clock, connect, cwd: lab.folder },
        { pending: pending(project.path) },
        { raw: lab.inputs(project, { "access-token": "" }), env: {} },
      ),
    );

    expect(cleaned).toBe("may-run");
    expect(host.shown.at(-1)).toMatch(/look for one on main and cancel it at http.*\/group\/app\/-\/pipelines$/);
  });

  it("says what may run, and where, before its own time is over when GitLab stays out of reach", async () => {
    const project = lab.project(LONG);
    const host = recordingHost();
    lab.gitlab.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });
    const beganMs = lab.clock.monotonicMs();

    const cleaned = await lab.drive((connect) =>
      cleanUp(
        { host, clock: lab.clock, connect, cwd: lab.folder },
        { pending: pending(project.path) },
        { raw: lab.inputs(project), env: {} },
      ),
    );

    expect(cleaned).toBe("may-run");
    expect(host.shown.at(-1)).toMatch(/look for one on main and cancel it at http.*\/group\/app\/-\/pipelines$/);
    expect(lab.clock.monotonicMs() - beganMs).toBeLessThanOrEqual(180_000);
  });

  it("gives no token to a server that only the state names", async () => {
    const project = lab.project(LONG);
    const post = deps();
    const elsewhere = { ...lab.inputs(project), host: "https://gitlab.example.com" };

    const cleaned = await cleanUp(post, { pending: pending(project.id) }, { raw: elsewhere, env: {} });

    expect(cleaned).toBe("may-run");
    expect(post.host.shown.at(-1)).toContain("give the same `host` here");
    expect(lab.gitlab.requests).toEqual([]);
  });
});
