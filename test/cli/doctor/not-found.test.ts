import { describe, expect, it } from "vitest";
import { openDoctorLab } from "./doctor-lab.ts";

describe("a 404 of GitLab's", () => {
  it("is told to be a misspelt project, with the one that was meant", async () => {
    const { run, tokens } = await openDoctorLab();

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
    const { run, tokens } = await openDoctorLab();

    const { of } = await run({ SLUICE_ACCESS_TOKEN: tokens.dora, SLUICE_PROJECT: "other/app" });

    expect(of("project")?.says).toContain("@dora sees group/app.");
  });

  it("is told to be a trigger token of another project, with one look at all of them", async () => {
    const { run, world, ada, tokens } = await openDoctorLab();
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
    const { run, callingJob, tokens } = await openDoctorLab();
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
    const { run, callingJob } = await openDoctorLab();

    const { exitCode, of } = await run(callingJob().env);

    expect(exitCode).toBe(3);
    expect(of("start")).toMatchObject({
      state: "failed",
      code: "GITLAB_JOB_TOKEN_NOT_ALLOWED",
      says: expect.stringContaining("The token is good"),
    });
  });

  it("is told to be the job's user who is no member", async () => {
    const { run, world, project, callingJob, tokens } = await openDoctorLab();
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
