import { expect } from "vitest";
import { jobsOf } from "../arrange.ts";
import { type Answer, type Call, rowOf } from "../call.ts";
import { casesOf, type Lab } from "../case.ts";

const triggering = casesOf("triggering");

/** One value of every type an input can have; docs/conformance.md shows the CI file that declares them. */
const INPUTS = {
  deploy_strategy: "blue-green",
  job_stage: "deploy",
  test_script: ["echo test", "echo again"],
  parallel_jobs: 3,
  allow_failure: true,
  test_rules: [{ if: '$CI_PIPELINE_SOURCE == "trigger"' }, { if: '$CI_PIPELINE_SOURCE == "pipeline"' }],
} as const;

/** The same inputs as form fields: text as it is, every other type as JSON. */
const AS_FORM = Object.entries(INPUTS).map(
  ([name, value]) => [`inputs[${name}]`, typeof value === "string" ? value : JSON.stringify(value)] as const,
);

const CASES = [
  { number: 12, by: "a trigger token", encoding: "JSON", token: "triggerToken" },
  { number: 13, by: "a trigger token", encoding: "a form", token: "triggerToken" },
  { number: 14, by: "a running job's token", encoding: "JSON", token: "jobToken" },
  { number: 14, by: "a running job's token", encoding: "a form", token: "jobToken" },
] as const;

/** Typed pipeline inputs through the trigger route, in both encodings and with both kinds of token. */
export const TRIGGER_INPUTS = CASES.map(({ number, by, encoding, token }) =>
  triggering(
    number,
    `with inputs of every type as ${encoding} by ${by} → 201, the inputs applied`,
    { needs: ["project", "inputsRef", "maintainerToken", token] },
    async (lab) => {
      const answer = await send(lab, encoding, lab.have[token]);

      expect(answer.status, answer.text).toBe(201);
      const jobs = await jobsOf(lab, rowOf(answer));
      expect(jobs.filter((job) => /^build \d\/3$/.test(String(job["name"])))).toHaveLength(3);
      expect(jobs.find((job) => job["name"] === "test")).toMatchObject({ allow_failure: true });
      expect(jobs.find((job) => job["name"] === "deploy blue-green")).toMatchObject({ stage: "deploy" });
    },
  ),
);

function send({ have, gitlab }: Lab<"project" | "inputsRef">, encoding: string, token: string): Promise<Answer> {
  const call: Call =
    encoding === "JSON"
      ? { json: { token, ref: have.inputsRef, inputs: INPUTS } }
      : { form: [["token", token], ["ref", have.inputsRef], ...AS_FORM] };
  return gitlab.post(`projects/${have.project}/trigger/pipeline`, call);
}
