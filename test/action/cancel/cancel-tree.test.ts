import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CancelOrder, cancelTree } from "../../../action/cancel/cancel-tree.ts";
import { type Cancellation, cancellationText, isVerified } from "../../../action/cancel/cancellation.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import { StepLab } from "../../flows/step-lab.ts";
import type { CiFile } from "../../gitlab/world/ci-file.ts";
import type { PipelineRow, Project } from "../../gitlab/world/rows.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const LONG = { name: "deploy", runMs: 3_600_000 };
const access = (token: string): Credential => ({ kind: "access-token", token: new Secret(token) });
const ours = () => access(lab.gitlab.world.accessToken(lab.user));

function running(ci: CiFile, path = "group/app"): PipelineRow {
  return lab.gitlab.world.pipeline(projectOf(ci, path));
}

function projectOf(ci: CiFile, path: string): Project {
  return lab.project(ci, { path });
}

/** Cancels one pipeline within ten seconds of the lab's time. */
async function cancel(
  root: PipelineRow,
  more: Partial<CancelOrder> = {},
  taken: (pipeline: Pipeline) => void = () => {},
): Promise<Cancellation> {
  const target = { project: root.project.id, id: root.id, webUrl: `https://gitlab.example.com/p/${root.id}` };
  const order = { targets: [target], readers: [ours(), ANONYMOUS], downstream: true, withinMs: 10_000, ...more };
  return await lab.drive((connect) => {
    const gitlab = connect({ url: lab.gitlab.url }, recordingHost().log);
    return cancelTree({ gitlab, clock: lab.clock, taken }, order);
  });
}

describe("cancelTree", () => {
  it("asks first, and looks afterwards whether it worked", async () => {
    const root = running({ jobs: [LONG] });

    const cancellation = await cancel(root);

    expect(root.status).toBe("canceled");
    expect(isVerified(cancellation)).toBe(true);
    expect(cancellationText(cancellation)).toBe(
      `Pipeline ${root.id} is canceled: https://gitlab.example.com/p/${root.id}`,
    );
    expect(lab.requests(/cancel|pipelines\/\d+$/)).toEqual([
      expect.stringMatching(/^POST .*\/cancel$/),
      expect.stringMatching(/^GET /),
    ]);
  });

  it("tells of each request that GitLab has taken, and of none that it has refused", async () => {
    const root = running({ jobs: [LONG] });
    const readOnly = access(lab.gitlab.world.accessToken(lab.user, { scopes: ["read_api"] }));
    const taken: number[] = [];

    await cancel(root, { readers: [readOnly] }, ({ id }) => taken.push(id));
    await cancel(root, {}, ({ id }) => taken.push(id));

    expect(taken).toEqual([root.id]);
  });

  it("does not take a request for failed that GitLab took, when the next one fails", async () => {
    const root = running({ jobs: [LONG] });
    const { id, sha, project } = root;
    const body = { id, project_id: project.id, ref: "main", sha, status: "canceled", web_url: "x" };
    const headers = { "content-type": "application/json" };
    lab.gitlab.faults.add({
      path: /cancel/,
      fault: { kind: "status", status: 200, body: JSON.stringify(body), headers },
    });
    lab.gitlab.faults.add({ path: /cancel/, times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const cancellation = await cancel(root);

    expect(cancellation).toMatchObject({ fates: [{ fate: { kind: "running", status: "running" } }] });
  });

  it("cancels pipelines of other projects too, which GitLab's own cascade leaves running", async () => {
    const far = projectOf({ jobs: [LONG] }, "other/far");
    const middle = projectOf(
      { jobs: [LONG, { name: "go", trigger: { project: far.path, ref: "main" } }] },
      "other/middle",
    );
    const child = { jobs: [LONG] };
    const root = running({
      jobs: [
        LONG,
        { name: "child", trigger: { ci: child } },
        { name: "go", trigger: { project: middle.path, ref: "main" } },
      ],
    });

    const cancellation = await cancel(root);

    const { world } = lab.gitlab;
    const all = [...world.pipelines(root.project), ...world.pipelines(middle), ...world.pipelines(far)];
    expect(all.map(({ status }) => status)).toEqual(["canceled", "canceled", "canceled", "canceled"]);
    expect(isVerified(cancellation)).toBe(true);
    expect(cancellationText(cancellation)).toContain("pipelines of its tree have stopped as well");
  });

  it("finds what still runs below a pipeline that has ended", async () => {
    const far = projectOf({ jobs: [LONG] }, "other/far");
    const middle = projectOf({ jobs: [{ name: "go", trigger: { project: far.path, ref: "main" } }] }, "other/middle");
    const root = running({ jobs: [LONG, { name: "go", trigger: { project: middle.path, ref: "main" } }] });
    expect(lab.gitlab.world.pipelines(middle)[0]?.status).toBe("success");

    const cancellation = await cancel(root);

    expect(lab.gitlab.world.pipelines(far)[0]?.status).toBe("canceled");
    expect(isVerified(cancellation)).toBe(true);
  });

  it("finds what trigger jobs start between a cancel without effect and one that has it", async () => {
    const far = projectOf({ jobs: [LONG] }, "other/far");
    const root = running({
      stages: ["test", "deploy"],
      jobs: [
        LONG,
        { name: "first", runMs: 300 },
        { name: "go", stage: "deploy", needs: ["first"], trigger: { project: far.path, ref: "main" } },
      ],
    });
    const { gitlab } = lab;
    gitlab.faults.add({
      path: /cancel/,
      fault: {
        kind: "status",
        status: 200,
        body: JSON.stringify({
          id: root.id,
          project_id: root.project.id,
          ref: "main",
          sha: root.sha,
          status: "running",
          web_url: "x",
        }),
        headers: { "content-type": "application/json" },
      },
    });

    const cancellation = await cancel(root);

    expect(root.status).toBe("canceled");
    expect(gitlab.world.pipelines(far).map(({ status }) => status)).toEqual(["canceled"]);
    expect(isVerified(cancellation)).toBe(true);
  });

  it("leaves what the pipeline has started alone when it is told to", async () => {
    const far = projectOf({ jobs: [LONG] }, "other/far");
    const root = running({ jobs: [LONG, { name: "go", trigger: { project: far.path, ref: "main" } }] });

    await cancel(root, { downstream: false });

    expect(lab.gitlab.world.pipelines(far)[0]?.status).toBe("running");
  });

  it("counts a pipeline whose jobs are ending as cancelled", async () => {
    const root = running({ jobs: [{ ...LONG, cancelMs: 600_000 }] });

    const cancellation = await cancel(root);

    expect(isVerified(cancellation)).toBe(true);
    expect(cancellationText(cancellation)).toContain("is being canceled");
  });

  it("does not take GitLab's 200 for a cancel: it asks again, and says what still runs and where", async () => {
    const root = running({ jobs: [LONG] });
    const body = {
      id: root.id,
      project_id: root.project.id,
      ref: "main",
      sha: root.sha,
      status: "canceled",
      web_url: "x",
    };
    lab.gitlab.faults.add({
      path: /cancel/,
      times: Number.POSITIVE_INFINITY,
      fault: {
        kind: "status",
        status: 200,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      },
    });

    const cancellation = await cancel(root);

    expect(isVerified(cancellation)).toBe(false);
    expect(cancellationText(cancellation)).toBe(
      `GitLab was asked to cancel pipeline ${root.id}, and it is still running. Cancel it at https://gitlab.example.com/p/${root.id}`,
    );
    expect(lab.requests(/cancel/).length).toBeGreaterThan(1);
  });

  it.each(["bad-gateway", "drop-before", "drop-after"] as const)("survives one %s", async (kind) => {
    const root = running({ jobs: [LONG] });
    lab.gitlab.faults.add({ path: /cancel/, fault: { kind } });

    expect(isVerified(await cancel(root))).toBe(true);
    expect(root.status).toBe("canceled");
  });

  it("says so when the request was taken and no look came back", async () => {
    const root = running({ jobs: [LONG] });
    lab.gitlab.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const cancellation = await cancel(root);

    expect(root.status).toBe("canceled");
    expect(isVerified(cancellation)).toBe(false);
    expect(cancellationText(cancellation)).toContain("could not be asked whether it has stopped");
  });

  it("says why when GitLab refuses, and does not insist", async () => {
    const root = running({ jobs: [LONG] });
    const readOnly = access(lab.gitlab.world.accessToken(lab.user, { scopes: ["read_api"] }));

    const cancellation = await cancel(root, { readers: [readOnly] });

    expect(root.status).toBe("running");
    expect(cancellationText(cancellation)).toMatch(/may keep running: .*403.* Cancel it at https/);
    expect(lab.requests(/cancel/)).toHaveLength(1);
  });

  it("tries the next token where one may not cancel", async () => {
    const root = running({ jobs: [LONG] });
    const readOnly = access(lab.gitlab.world.accessToken(lab.user, { scopes: ["read_api"] }));

    expect(isVerified(await cancel(root, { readers: [readOnly, ours()] }))).toBe(true);
  });

  it("tells a pipeline that had ended from one that was cancelled", async () => {
    const root = running({ jobs: [{ name: "quick" }] });

    expect(cancellationText(await cancel(root))).toContain("had come to its end before (success)");
  });

  it("asks for nothing with a job token, which GitLab would ignore", async () => {
    const root = running({ jobs: [LONG] });

    const cancellation = await cancel(root, { readers: [{ kind: "job-token", token: new Secret("t") }, ANONYMOUS] });

    expect(cancellationText(cancellation)).toContain("keeps running: cancelling needs `access-token` or `oauth-token`");
    expect(lab.gitlab.requests).toEqual([]);
  });

  it("comes to an end in time when GitLab does not answer at all", async () => {
    const root = running({ jobs: [LONG] });
    lab.gitlab.faults.add({ times: Number.POSITIVE_INFINITY, fault: { kind: "hang" } });
    const begun = lab.clock.monotonicMs();
    const target = { project: root.project.id, id: root.id, webUrl: "https://x/1" };
    const order = { targets: [target], readers: [ours()], downstream: true, withinMs: 5_000 };

    const cancellation = await lab.drive(
      (connect) =>
        cancelTree({ gitlab: connect({ url: lab.gitlab.url }, recordingHost().log), clock: lab.clock }, order),
      { impatient: true },
    );

    expect(lab.clock.monotonicMs() - begun).toBe(5_000);
    expect(cancellationText(cancellation)).toContain("GitLab did not answer in time. Cancel it at https://x/1");
  });
});
