import { expect } from "vitest";
import { expectBase, freshPipeline, newestPipelineId, trigger, usernameOf, variablesOf } from "../arrange.ts";
import { rowIn, rowOf, rowsOf, textIn } from "../call.ts";
import { casesOf } from "../case.ts";

const triggering = casesOf("triggering");

/** What becomes of a trigger call that was let in: whose pipeline it is, and when GitLab refuses to make it. */
export const TRIGGER_CREATION = [
  triggering(
    17,
    "with a variable named TRIGGER_PAYLOAD → 422, a failed pipeline exists",
    { needs: ["project", "ref", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, lab.have.triggerToken, lab.have.ref, {
        form: { "variables[TRIGGER_PAYLOAD]": "duplicate value" },
      });

      expectBase(answer, 422, "Duplicate variable name: TRIGGER_PAYLOAD");
      const after = await newestPipelineId(lab);
      expect(after).toBeGreaterThan(before);
      const stored = await lab.gitlab.get(`projects/${lab.have.project}/pipelines/${after}`, {
        as: lab.have.maintainerToken,
      });
      expect(rowOf(stored)["status"]).toBe("failed");
      expect(await variablesOf(lab, rowOf(stored))).toEqual(new Map());
    },
  ),

  triggering(
    18,
    "on a commit that says [ci skip] → 201 with a trigger token",
    { needs: ["project", "skipCiRef", "triggerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.triggerToken, lab.have.skipCiRef);

      expect(answer.status, answer.text).toBe(201);
      expect(rowOf(answer)["status"]).not.toBe("skipped");
    },
  ),

  triggering(
    20,
    "belongs to the token's owner, and the token's use is recorded",
    {
      needs: ["project", "ref", "triggerToken", "maintainerToken"],
      unconfirmed: "that `last_used` is written before the answer",
    },
    async (lab) => {
      const { have, gitlab } = lab;

      const pipeline = await freshPipeline(lab);

      expect(rowIn(pipeline, "user")["username"]).toBe(await usernameOf(lab, have.maintainerToken));
      const tokens = rowsOf(
        await gitlab.get(`projects/${have.project}/triggers`, { as: have.maintainerToken, query: { per_page: "100" } }),
      );
      const used = tokens.find((row) => row["token"] === have.triggerToken);
      lab.softly("M", () => expect(used?.["last_used"]).toEqual(expect.any(String)));
    },
  ),

  triggering(
    24,
    "of a pipeline that GitLab stores as failed → 422, a failed pipeline exists",
    {
      needs: ["failingProject", "failingTriggerToken", "maintainerToken"],
      unconfirmed: "that the failure reason is the message",
    },
    async ({ have, gitlab, softly }) => {
      const reader = { as: have.maintainerToken };
      const ref = textIn(rowOf(await gitlab.get(`projects/${have.failingProject}`, reader)), "default_branch");

      const answer = await gitlab.post(`projects/${have.failingProject}/trigger/pipeline`, {
        form: { token: have.failingTriggerToken, ref },
      });

      expect(answer.status, answer.text).toBe(422);
      softly("I", () => expect(answer.json).toEqual({ message: "unknown_failure" }));
      const [stored] = rowsOf(await gitlab.get(`projects/${have.failingProject}/pipelines`, reader));
      expect(stored).toMatchObject({ status: "failed", source: "trigger" });
    },
  ),

  triggering(
    26,
    "by an owner below the variables role, no variable of the caller's → 201",
    { needs: ["project", "ref", "developerTriggerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.developerTriggerToken, lab.have.ref);

      expect(answer.status, answer.text).toBe(201);
    },
  ),

  triggering(
    27,
    "by an owner below the variables role, with a variable → 400 Insufficient permissions",
    {
      needs: ["project", "ref", "developerTriggerToken", "maintainerToken"],
      unconfirmed: "that the refused pipeline is not stored, hence 400",
    },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, lab.have.developerTriggerToken, lab.have.ref, {
        form: { "variables[DEPLOY]": "yes" },
      });

      expect(answer.json).toEqual({ message: { base: ["Insufficient permissions to set pipeline variables"] } });
      expect([400, 422]).toContain(answer.status);
      const after = await newestPipelineId(lab);
      lab.softly("I", () => expect({ status: answer.status, newest: after }).toEqual({ status: 400, newest: before }));
    },
  ),

  triggering(
    28,
    "of a pipeline with one variable twice → 400 Duplicate variable name, no variable kept",
    {
      needs: ["project", "ref", "maintainerToken"],
      unconfirmed: "that this route stores nothing, hence 400",
    },
    async (lab) => {
      const { have, gitlab } = lab;
      const before = await newestPipelineId(lab);

      const answer = await gitlab.post(`projects/${have.project}/pipeline`, {
        as: have.maintainerToken,
        json: {
          ref: have.ref,
          variables: [
            { key: "first", value: "1" },
            { key: "first", value: "2" },
          ],
        },
      });

      expect(answer.json).toEqual({ message: { base: ["Duplicate variable name: first"] } });
      expect([400, 422]).toContain(answer.status);
      const after = await newestPipelineId(lab);
      if (after !== before) expect(await variablesOf(lab, { id: after })).toEqual(new Map());
      lab.softly("I", () => expect({ status: answer.status, newest: after }).toEqual({ status: 400, newest: before }));
    },
  ),
];
