import { expect } from "vitest";
import { expectBase, freshPipeline, jobsOf, newestPipelineId, trigger, variablesOf } from "../arrange.ts";
import { numberIn, rowOf, rowsOf } from "../call.ts";
import { casesOf } from "../case.ts";

const triggering = casesOf("triggering");

/** What a trigger call with a trigger token answers, and what it leaves behind. */
export const TRIGGERING = [
  triggering(
    1,
    "without a token → 400",
    { needs: ["project", "ref"], unconfirmed: "the text `token is missing`" },
    async ({ have, gitlab, softly }) => {
      const answer = await gitlab.post(`projects/${have.project}/trigger/pipeline`, { form: { ref: have.ref } });

      expect(answer.status).toBe(400);
      softly("M", () => expect(answer.json).toEqual({ error: "token is missing" }));
    },
  ),

  triggering(2, "of project 0 → 404", { needs: ["ref", "triggerToken"] }, async ({ have, gitlab }) => {
    const answer = await gitlab.post("projects/0/trigger/pipeline", {
      form: { token: have.triggerToken, ref: have.ref },
    });

    expect(answer.json).toEqual({ message: "404 Not Found" });
    expect(answer.status).toBe(404);
  }),

  triggering(
    3,
    "with a trigger token and a branch → 201, all jobs",
    { needs: ["project", "ref", "jobCount", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, lab.have.triggerToken, lab.have.ref);

      expect(answer.status, answer.text).toBe(201);
      const pipeline = rowOf(answer);
      expect(pipeline).toMatchObject({ project_id: Number(lab.have.project), ref: lab.have.ref, source: "trigger" });
      expect(pipeline).not.toHaveProperty("name");
      expect(pipeline).not.toHaveProperty("variables");
      expect(numberIn(pipeline, "id")).toBeGreaterThan(before);
      expect(await newestPipelineId(lab)).toBe(pipeline["id"]);
      expect(await jobsOf(lab, pipeline)).toHaveLength(Number(lab.have.jobCount));
    },
  ),

  triggering(
    4,
    "stores TRIGGER_PAYLOAD, a file, as exactly ref, id and empty variables",
    { needs: ["project", "ref", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const pipeline = await freshPipeline(lab);

      const payload = (await variablesOf(lab, pipeline)).get("TRIGGER_PAYLOAD");
      expect(payload).toMatchObject({
        variable_type: "file",
        value: `{"ref":"${lab.have.ref}","id":"${lab.have.project}","variables":{}}`,
      });
    },
  ),

  triggering(
    5,
    "on a ref that does not exist → 400 Reference not found, no pipeline",
    { needs: ["project", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.triggerToken, "no-such-branch");

      expectBase(answer, 400, "Reference not found");
      const list = await lab.gitlab.get(`projects/${lab.have.project}/pipelines`, {
        as: lab.have.maintainerToken,
        query: { ref: "no-such-branch" },
      });
      expect(rowsOf(list)).toEqual([]);
    },
  ),

  triggering(
    6,
    "with variables that are no map → 400 variables is invalid",
    { needs: ["project", "ref", "triggerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.triggerToken, lab.have.ref, { form: { variables: "value" } });

      expect(answer.json).toEqual({ error: "variables is invalid" });
      expect(answer.status).toBe(400);
    },
  ),

  triggering(
    7,
    "with a variable that is a list → 400 needs to be a map of key-valued strings",
    { needs: ["project", "ref", "triggerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.triggerToken, lab.have.ref, {
        form: [
          ["variables[TRIGGER_KEY][]", "1"],
          ["variables[TRIGGER_KEY][]", "2"],
        ],
      });

      expect(answer.json).toEqual({ message: "variables needs to be a map of key-valued strings" });
      expect(answer.status).toBe(400);
    },
  ),

  triggering(
    8,
    "with a variable → 201, the variable stored",
    { needs: ["project", "ref", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.triggerToken, lab.have.ref, {
        form: { "variables[TRIGGER_KEY]": "TRIGGER_VALUE" },
      });

      expect(answer.status, answer.text).toBe(201);
      const variables = await variablesOf(lab, rowOf(answer));
      expect(variables.get("TRIGGER_KEY")).toMatchObject({ variable_type: "env_var", value: "TRIGGER_VALUE" });
      expect(new Set(variables.keys())).toEqual(new Set(["TRIGGER_KEY", "TRIGGER_PAYLOAD"]));
    },
  ),

  triggering(
    9,
    "with the token of another project → 404",
    { needs: ["otherProject", "ref", "triggerToken"] },
    async ({ have, gitlab }) => {
      const answer = await gitlab.post(
        `projects/${have.otherProject}/ref/${encodeURIComponent(have.ref)}/trigger/pipeline`,
        { query: { token: have.triggerToken } },
      );

      expect(answer.json).toEqual({ message: "404 Not Found" });
      expect(answer.status).toBe(404);
    },
  ),

  triggering(
    10,
    "with a ref in path and body → 201 on the path's ref",
    { needs: ["project", "ref", "triggerToken"] },
    async ({ have, gitlab }) => {
      const answer = await gitlab.post(
        `projects/${have.project}/ref/${encodeURIComponent(have.ref)}/trigger/pipeline`,
        { query: { token: have.triggerToken }, json: { ref: "refs/heads/other-branch" } },
      );

      expect(answer.status, answer.text).toBe(201);
      expect(rowOf(answer)["ref"]).toBe(have.ref);
    },
  ),

  triggering(
    11,
    "from a pipeline hook → 403, no pipeline",
    { needs: ["project", "ref", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const { have, gitlab } = lab;
      const before = await newestPipelineId(lab);

      const answer = await gitlab.post(
        `projects/${have.project}/ref/${encodeURIComponent(have.ref)}/trigger/pipeline`,
        {
          query: { token: have.triggerToken },
          json: { ref: "refs/heads/other-branch" },
          headers: { "X-Gitlab-Event": "Pipeline Hook" },
        },
      );

      expect(answer.json).toEqual({ message: "403 Forbidden" });
      expect(answer.status).toBe(403);
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),

  triggering(
    16,
    "with a token nobody knows → 404, no pipeline",
    { needs: ["project", "ref", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await trigger(lab, "glptt-0000000000000000000000000000000000000000", lab.have.ref);

      expect(answer.json).toEqual({ message: "404 Not Found" });
      expect(answer.status).toBe(404);
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),

  triggering(
    16,
    "with an access token in place of a trigger token → 404",
    { needs: ["project", "ref", "maintainerToken"] },
    async (lab) => {
      const answer = await trigger(lab, lab.have.maintainerToken, lab.have.ref);

      expect(answer.json).toEqual({ message: "404 Not Found" });
      expect(answer.status).toBe(404);
    },
  ),

  triggering(
    25,
    "with a ref in the path that does not exist → 400, nothing created",
    { needs: ["project", "triggerToken", "maintainerToken"] },
    async (lab) => {
      const before = await newestPipelineId(lab);

      const answer = await lab.gitlab.post(`projects/${lab.have.project}/ref/no-such-branch/trigger/pipeline`, {
        form: { token: lab.have.triggerToken },
      });

      expectBase(answer, 400, "Reference not found");
      expect(await newestPipelineId(lab)).toBe(before);
    },
  ),
];
