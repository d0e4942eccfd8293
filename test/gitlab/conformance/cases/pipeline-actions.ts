import { expect } from "vitest";
import { expectBase, expectMessage, freshPipeline, jobsOf, newestPipelineId, pipelinePath } from "../arrange.ts";
import { numberIn, rowOf, rowsOf, textIn } from "../call.ts";
import { casesOf } from "../case.ts";

const pipelines = casesOf("pipelines");

const OWN = ["project", "ref", "triggerToken", "maintainerToken"] as const;

/** What can be done to a pipeline by hand: delete, rename, retry, cancel, create. */
export const PIPELINE_ACTIONS = [
  pipelines(55, "are deleted with their jobs by an owner → 204", { needs: [...OWN, "ownerToken"] }, async (lab) => {
    const pipeline = await freshPipeline(lab);
    const [job] = await jobsOf(lab, pipeline);
    const path = pipelinePath(lab, pipeline);

    const answer = await lab.gitlab.delete(path, { as: lab.have.ownerToken });

    expect(answer.status, answer.text).toBe(204);
    expect((await lab.gitlab.get(path, { as: lab.have.ownerToken })).status).toBe(404);
    const jobPath = `projects/${lab.have.project}/jobs/${numberIn(job ?? {}, "id")}`;
    expect((await lab.gitlab.get(jobPath, { as: lab.have.ownerToken })).status).toBe(404);
  }),

  pipelines(55, "are not deleted by a developer → 403", { needs: [...OWN, "developerToken"] }, async (lab) => {
    const path = pipelinePath(lab, await freshPipeline(lab));

    const answer = await lab.gitlab.delete(path, { as: lab.have.developerToken });

    expectMessage(lab, answer, 403, "403 Forbidden");
    expect((await lab.gitlab.get(path, { as: lab.have.maintainerToken })).status).toBe(200);
  }),

  pipelines(55, "are not deleted by a maintainer → 403", { needs: OWN }, async (lab) => {
    const path = pipelinePath(lab, await freshPipeline(lab));

    const answer = await lab.gitlab.delete(path, { as: lab.have.maintainerToken });

    expectMessage(lab, answer, 403, "403 Forbidden");
  }),

  pipelines(55, "that do not exist are not deleted → 404", { needs: ["project", "ownerToken"] }, async (lab) => {
    const answer = await lab.gitlab.delete(pipelinePath(lab, "999999999"), { as: lab.have.ownerToken });

    expectMessage(lab, answer, 404, "404 Not found");
  }),

  pipelines(56, "are renamed by a developer → 200", { needs: [...OWN, "developerToken"] }, async (lab) => {
    const path = `${pipelinePath(lab, await freshPipeline(lab))}/metadata`;

    const answer = await lab.gitlab.put(path, { as: lab.have.developerToken, form: { name: "Renamed" } });

    expect(answer.status, answer.text).toBe(200);
    expect(rowOf(answer)["name"]).toBe("Renamed");
  }),

  pipelines(56, "are not renamed by a reporter → 403", { needs: [...OWN, "reporterToken"] }, async (lab) => {
    const path = `${pipelinePath(lab, await freshPipeline(lab))}/metadata`;

    const answer = await lab.gitlab.put(path, { as: lab.have.reporterToken, form: { name: "Renamed" } });

    expect(answer.status, answer.text).toBe(403);
  }),

  pipelines(56, "are renamed by a job of their own project → 200", { needs: [...OWN, "ownJobToken"] }, async (lab) => {
    const path = `${pipelinePath(lab, await freshPipeline(lab))}/metadata`;

    const answer = await lab.gitlab.put(path, { jobToken: lab.have.ownJobToken, form: { name: "Renamed by a job" } });

    expect(answer.status, answer.text).toBe(200);
    expect(rowOf(answer)["name"]).toBe("Renamed by a job");
  }),

  pipelines(
    57,
    "with a failed job are retried by a maintainer → 201, the job runs again",
    { needs: ["project", "failedPipeline", "maintainerToken"] },
    async (lab) => {
      const path = pipelinePath(lab, lab.have.failedPipeline);
      const failed = rowsOf(
        await lab.gitlab.get(`${path}/jobs`, { as: lab.have.maintainerToken, query: { scope: "failed" } }),
      );
      expect(failed.length).toBeGreaterThan(0);

      const answer = await lab.gitlab.post(`${path}/retry`, { as: lab.have.maintainerToken });

      expect(answer.status, answer.text).toBe(201);
      expect(rowOf(answer)["id"]).toBe(Number(lab.have.failedPipeline));
      const all = rowsOf(
        await lab.gitlab.get(`${path}/jobs`, {
          as: lab.have.maintainerToken,
          query: { include_retried: "true", per_page: "100" },
        }),
      );
      const again = all.filter(({ name }) => name === failed[0]?.["name"]);
      expect(again.length).toBeGreaterThan(1);
      expect(Math.max(...again.map((row) => numberIn(row, "id")))).toBeGreaterThan(numberIn(failed[0] ?? {}, "id"));
    },
  ),

  pipelines(57, "are not retried by a reporter → 403", { needs: [...OWN, "reporterToken"] }, async (lab) => {
    const path = pipelinePath(lab, await freshPipeline(lab));

    const answer = await lab.gitlab.post(`${path}/retry`, { as: lab.have.reporterToken });

    expect(answer.status, answer.text).toBe(403);
  }),

  pipelines(
    57,
    "that the service refuses to retry → 403 with its reason",
    { needs: ["lockedProject", "lockedPipeline", "maintainerToken"] },
    async (lab) => {
      const { lockedProject, lockedPipeline, maintainerToken } = lab.have;

      const answer = await lab.gitlab.post(`projects/${lockedProject}/pipelines/${lockedPipeline}/retry`, {
        as: maintainerToken,
      });

      expectMessage(lab, answer, 403, "hello world");
    },
  ),

  pipelines(58, "are canceled → 200", { needs: OWN }, async (lab) => {
    const path = pipelinePath(lab, await freshPipeline(lab));

    const answer = await lab.gitlab.post(`${path}/cancel`, { as: lab.have.maintainerToken });

    expect(answer.status, answer.text).toBe(200);
    const after = rowOf(await lab.gitlab.get(path, { as: lab.have.maintainerToken }));
    if (lab.exact) expect(["canceled", "canceling"]).toContain(textIn(rowOf(answer), "status"));
    // A pipeline no runner has taken up yet may be seen in its old status for a moment.
    expect(["canceled", "canceling", "pending", "created"]).toContain(textIn(after, "status"));
  }),

  pipelines(
    58,
    "on a runner that cancels gracefully are canceled → 200, canceling at first",
    { needs: ["project", "gracefulPipeline", "maintainerToken"] },
    async (lab) => {
      const path = pipelinePath(lab, lab.have.gracefulPipeline);

      const answer = await lab.gitlab.post(`${path}/cancel`, { as: lab.have.maintainerToken });

      expect(answer.status, answer.text).toBe(200);
      const after = rowOf(await lab.gitlab.get(path, { as: lab.have.maintainerToken }));
      expect(textIn(after, "status")).toBe("canceling");
    },
  ),

  pipelines(
    60,
    "are created by a maintainer → 201, without their variables",
    { needs: ["project", "ref", "maintainerToken"] },
    async ({ have, gitlab }) => {
      const answer = await gitlab.post(`projects/${have.project}/pipeline`, {
        as: have.maintainerToken,
        json: { ref: have.ref, variables: [{ key: "UPLOAD_TO_S3", value: "true" }] },
      });

      expect(answer.status, answer.text).toBe(201);
      expect(rowOf(answer)).toMatchObject({ ref: have.ref, source: "api" });
      expect(rowOf(answer)).not.toHaveProperty("variables");
    },
  ),

  pipelines(
    60,
    "are not created on a ref that does not exist → 400 Reference not found",
    { needs: ["project", "maintainerToken"] },
    async (lab) => {
      const { have, gitlab } = lab;
      const before = await newestPipelineId(lab);

      const answer = await gitlab.post(`projects/${have.project}/pipeline`, {
        as: have.maintainerToken,
        form: { ref: "no-such-branch" },
      });

      expectBase(answer, 400, "Reference not found");
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),

  pipelines(
    60,
    "are not created without a CI file → 400 Missing CI config file",
    { needs: ["noCiProject", "maintainerToken"] },
    async ({ have, gitlab }) => {
      const project = rowOf(await gitlab.get(`projects/${have.noCiProject}`, { as: have.maintainerToken }));

      const answer = await gitlab.post(`projects/${have.noCiProject}/pipeline`, {
        as: have.maintainerToken,
        form: { ref: textIn(project, "default_branch") },
      });

      expectBase(answer, 400, "Missing CI config file");
    },
  ),
];
