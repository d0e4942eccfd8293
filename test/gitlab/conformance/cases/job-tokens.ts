import { expect } from "vitest";
import { newestPipelineId, trigger, variablesOf } from "../arrange.ts";
import { rowIn, rowOf } from "../call.ts";
import { casesOf } from "../case.ts";

const triggering = casesOf("triggering");

/** What a trigger call with a job token answers. */
export const JOB_TOKENS = [
  triggering(
    15,
    "by a job whose project is on the allowlist → 201",
    { needs: ["project", "ref", "jobToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.jobToken, lab.have.ref);

      expect(answer.status, answer.text).toBe(201);
    },
  ),

  triggering(
    15,
    "by a job whose project is not on the allowlist → 404, no pipeline",
    { needs: ["project", "ref", "outsideJobToken", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, lab.have.outsideJobToken, lab.have.ref);

      expect(answer.json).toEqual({ message: "404 Not Found" });
      expect(answer.status).toBe(404);
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),

  triggering(
    19,
    "on a commit that says [ci skip] → 201 with a job token",
    { needs: ["project", "skipCiRef", "jobToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.jobToken, lab.have.skipCiRef);

      expect(answer.status, answer.text).toBe(201);
      expect(rowOf(answer)["status"]).not.toBe("skipped");
    },
  ),

  // The link from the job to its pipeline is stored too, but no REST route shows it: bridges are another kind of job.
  triggering(
    21,
    "by a job belongs to the job's user, has source pipeline and keeps both variables",
    { needs: ["project", "ref", "jobToken", "maintainerToken"] },
    async (lab) => {
      const job = rowOf(await lab.gitlab.get("job", { jobToken: lab.have.jobToken }));

      const answer = await trigger(lab, lab.have.jobToken, lab.have.ref, { form: { "variables[KEY]": "value" } });

      expect(answer.status, answer.text).toBe(201);
      const pipeline = rowOf(answer);
      expect(pipeline["source"]).toBe("pipeline");
      expect(rowIn(pipeline, "user")["username"]).toBe(rowIn(job, "user")["username"]);
      expect(new Set((await variablesOf(lab, pipeline)).keys())).toEqual(new Set(["KEY", "TRIGGER_PAYLOAD"]));
    },
  ),

  triggering(
    22,
    "by a job whose user cannot read the project → 404, no pipeline",
    { needs: ["project", "ref", "strangerJobToken", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, lab.have.strangerJobToken, lab.have.ref);

      expect(answer.json).toEqual({ message: "404 Not Found" });
      expect(answer.status).toBe(404);
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),

  triggering(
    23,
    "by a job that has finished → 401 Job is not running, no pipeline",
    { needs: ["project", "ref", "finishedJobToken", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, lab.have.finishedJobToken, lab.have.ref);

      expect(answer.json).toEqual({ message: "Job is not running" });
      expect(answer.status).toBe(401);
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),
];
