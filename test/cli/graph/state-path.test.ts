import { describe, expect, it } from "vitest";
import { statePath } from "../../../cli/graph/state-path.ts";

const job = { GITLAB_CI: "true", CI_PROJECT_DIR: "/builds/app", CI_JOB_ID: "7" };
const world = (env: Readonly<Record<string, string>>, refused: RegExp = /$^/) => ({
  env,
  random: () => 0.5,
  appendFile: (path: string) => {
    if (refused.test(path)) throw new Error("read-only");
  },
});

describe("the state of a graph's run", () => {
  it("is where the command line says, before the environment", () => {
    expect(statePath({ state: "a" }, world({ ...job, SLUICE_STATE: "b" }))).toBe("a");
    expect(statePath({}, world({ ...job, SLUICE_STATE: "b" }))).toBe("b");
  });

  it("is kept nowhere unless somebody says so, outside of a GitLab job", () => {
    expect(statePath({}, world({ SLUICE_STATE: "" }))).toBeUndefined();
  });

  it("is beside what a GitLab job keeps, in a file of this run alone, where that can be written", () => {
    expect(statePath({}, world(job))).toBe("/builds/app.tmp/sluice-7-graph-i.state");
    expect(statePath({}, world(job, /\.tmp\//))).toBe("/builds/app/.sluice-7-graph-i.state");
    expect(statePath({}, world(job, /./))).toBeUndefined();
  });
});
