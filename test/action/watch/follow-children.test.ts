import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CiFile, JobSpec } from "../../gitlab/world/ci-file.ts";
import { WatchLab } from "./watch-lab.ts";

let lab: WatchLab;

beforeEach(async () => {
  lab = await WatchLab.open();
});
afterEach(() => lab.close());

const job = (name: string, more: Partial<JobSpec> = {}): JobSpec => ({ name, runMs: 30_000, ...more });
const ci = (...jobs: readonly JobSpec[]): CiFile => ({ jobs });

describe("following child pipelines", () => {
  it("waits for one that was started without `strategy: depend`, after its parent has ended", async () => {
    const app = lab.project(
      "group/app",
      ci(job("build"), job("fire", { trigger: { ci: ci(job("slow", { runMs: 300_000 })) } })),
    );

    const { ended, log, calls, tookMs } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ kind: "settled", as: "succeeded", early: false });
    expect(tookMs).toBeGreaterThanOrEqual(300_000);
    expect(tookMs).toBeLessThan(320_000);
    expect(log).toContain("  fire: slow (test) started");
    expect(log).toMatch(/ {2}fire: pipeline \d+ is success/);
    expect(calls.length).toBeLessThan(120);
  });

  it("through other projects, each with its own id, to the worst of them", async () => {
    lab.project("group/lib", ci(job("unit", { result: "failed" })));
    lab.project("group/mid", ci(job("go", { trigger: { project: "group/lib" } })));
    const app = lab.project("group/app", ci(job("to-mid", { trigger: { project: "group/mid" } })));

    const { ended, log } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({
      as: "failed",
      root: { pipeline: { status: "success" }, children: [{ children: [{ pipeline: { status: "failed" } }] }] },
    });
    expect(log).toContain("  to-mid > go: unit (test) failed after 30s");
  });

  it("counts one below a trigger job that may fail as a warning", async () => {
    lab.project("group/lib", ci(job("unit", { result: "failed" })));
    const app = lab.project(
      "group/app",
      ci(job("build"), job("try", { allowFailure: true, trigger: { project: "group/lib", strategy: "depend" } })),
    );

    const { ended } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "succeeded", warnings: 1 });
  });

  it("tells a child's status by its trigger job where nobody may read the child's project, and says so once", async () => {
    lab.project("secret/lib", ci(job("a"), job("b", { runMs: 200_000, result: "failed" })), {
      members: { owner: "owner" },
    });
    const app = lab.project(
      "group/app",
      ci(job("build", { runMs: 1_000 }), job("fire", { trigger: { project: "secret/lib" } })),
    );
    const owner = lab.gitlab.world.user("owner");
    app.members.set(owner.id, "developer");
    const row = lab.gitlab.world.pipeline(app, { source: "trigger", user: owner });

    const { ended, log, root } = await lab.wait(row);

    expect(ended).toMatchObject({ as: "failed", early: false });
    expect(root.children).toMatchObject([{ pipeline: { status: "failed" } }]);
    expect(root.children[0]?.jobs).toBeUndefined();
    expect(log.split("\n").filter((line) => line.includes("are not shown"))).toHaveLength(1);
  });

  it("looks at the root alone when told not to follow", async () => {
    const app = lab.project("group/app", ci(job("fire", { trigger: { ci: ci(job("slow", { result: "failed" })) } })));

    const { ended, calls } = await lab.wait(lab.pipeline(app), { follow: false });

    expect(ended).toMatchObject({ as: "succeeded" });
    expect(calls.join()).not.toContain("bridges");
  });

  it("finds the route under its newer name where the old one is gone", async () => {
    const app = lab.project("group/app", ci(job("fire", { trigger: { ci: ci(job("unit", { result: "failed" })) } })));
    lab.gitlab.faults.add({
      path: /\/bridges/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 404 },
    });

    const { ended } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "failed" });
  });

  it.each([400, 401, 405, 410, 501])(
    "goes on without that list where the server answers %d to it, and says so once",
    async (status) => {
      const app = lab.project(
        "group/app",
        ci(job("build"), job("fire", { trigger: { ci: ci(job("unit", { result: "failed" })) } })),
      );
      lab.gitlab.faults.add({
        path: /\/(bridges|trigger_jobs)/,
        times: Number.POSITIVE_INFINITY,
        fault: { kind: "status", status },
      });

      const { ended, log } = await lab.wait(lab.pipeline(app));

      expect(ended).toMatchObject({ as: "succeeded" });
      expect(log.split("\n").filter((line) => line.includes("is not followed"))).toHaveLength(1);
    },
  );

  it("asks again only for what has changed", async () => {
    const app = lab.project("group/app", ci(job("slow", { runMs: 300_000 })));

    await lab.wait(lab.pipeline(app));

    const statuses = lab.gitlab.requests.map(({ status }) => status);
    expect(statuses.filter((status) => status === 304).length).toBeGreaterThan(statuses.length / 2);
  });

  it("does not end before it knows what the root has started, through an outage of that list alone", async () => {
    const app = lab.project(
      "group/app",
      ci(job("fire", { trigger: { ci: ci(job("slow", { runMs: 90_000, result: "failed" })) } })),
    );
    lab.gitlab.faults.add({ path: /\/bridges/, times: 20, fault: { kind: "bad-gateway" } });

    const { ended, host } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "failed" });
    expect(host.shown.filter((line) => line.startsWith("warning:"))).toHaveLength(1);
  });

  it("costs one call a look for many children of one parent", async () => {
    const children = Array.from({ length: 40 }, (_, index) =>
      job(`fire-${index}`, { trigger: { ci: ci(job("slow", { runMs: 600_000 })) } }),
    );
    const app = lab.project("group/app", ci(...children));

    const { ended, calls } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "succeeded" });
    expect(calls.filter((call) => call.includes("bridges")).length).toBeLessThan(250);
    expect(calls.length).toBeLessThan(700);
  });

  it("meets each pipeline of a circle once", async () => {
    const a = lab.project("group/a", ci(job("to-b", { trigger: { project: "group/b" } })));
    lab.project("group/b", ci(job("to-a", { trigger: { project: "group/a" } })));

    const { ended } = await lab.wait(lab.pipeline(a));

    expect(ended).toMatchObject({ kind: "settled" });
  });
});

describe("statuses in odd orders", () => {
  const scripted = (...statuses: readonly string[]): CiFile => ({
    jobs: [job("unit", { runMs: 1_000 })],
    script: statuses.map((status) => ({ status, forMs: 20_000 })),
  });

  it("of a child that nobody knows keep the wait going, with one warning each", async () => {
    const child = scripted("running", "thawing", "pending", "thawing", "archived", "failed");
    const app = lab.project("group/app", ci(job("fire", { trigger: { ci: child } })));

    const { ended, host } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "failed" });
    expect(host.shown.filter((line) => line.startsWith("warning:")).map((line) => /"(\w+)"/.exec(line)?.[1])).toEqual([
      "thawing",
      "archived",
    ]);
  });

  it.each([
    { statuses: ["created", "success"], as: "succeeded" },
    { statuses: ["running", "canceling", "running", "canceled"], as: "canceled" },
    { statuses: ["scheduled", "created", "preparing", "running", "skipped"], as: "skipped" },
  ])("of a child end with its last: $statuses", async ({ statuses, as }) => {
    const app = lab.project("group/app", ci(job("fire", { trigger: { ci: scripted(...statuses) } })));

    const { ended } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as });
  });

  it("of a root that runs again while its child does count as they are in the end", async () => {
    const app = lab.project("group/app", {
      ...ci(job("fire", { trigger: { ci: ci(job("slow", { runMs: 600_000 })) } })),
      script: [
        { status: "success", forMs: 60_000 },
        { status: "running", forMs: 240_000 },
        { status: "failed", forMs: 0 },
      ],
    });

    const { ended } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "failed" });
  });
});

describe("a job token", () => {
  it.each([
    { version: 18, followed: false },
    { version: 19, followed: true },
  ] as const)("of GitLab $version follows children: $followed", async ({ version, followed }) => {
    await lab.close();
    lab = await WatchLab.open(version);
    const app = lab.project(
      "group/app",
      ci(job("build"), job("fire", { trigger: { ci: ci(job("slow", { runMs: 90_000, result: "failed" })) } })),
    );
    const readers = [lab.jobToken(app), { kind: "anonymous" } as const];

    const { ended, log } = await lab.wait(lab.pipeline(app), {}, { readers });

    expect(ended).toMatchObject({ as: followed ? "failed" : "succeeded" });
    expect(log.split("\n").filter((line) => line.includes("is not followed"))).toHaveLength(followed ? 0 : 1);
  });
});
