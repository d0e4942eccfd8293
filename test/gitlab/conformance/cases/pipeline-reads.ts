import { expect } from "vitest";
import { freshPipeline, jobsOf, pipelinePath } from "../arrange.ts";
import { type Answer, numberIn, type Pairs, type Row, rowIn, rowOf, rowsOf, textIn } from "../call.ts";
import { casesOf, type Lab } from "../case.ts";

const pipelines = casesOf("pipelines");

const OWN = ["project", "ref", "triggerToken", "maintainerToken"] as const;

const READ_JOBS_WANTED =
  "403 Forbidden - Insufficient permissions to access this resource in project " +
  "PROJECT. The following token permission is required: read_jobs.";

/** What one pipeline shows of itself: jobs, bridges, variables, test reports; and to whom. */
export const PIPELINE_READS = [
  pipelines(49, "hide a retried job unless asked", { needs: OWN }, async (lab) => {
    const pipeline = await freshPipeline(lab);
    const [job] = await jobsOf(lab, pipeline);
    if (job === undefined) throw new Error("The pipeline has no job.");
    const jobPath = `projects/${lab.have.project}/jobs/${numberIn(job, "id")}`;
    await lab.gitlab.post(`${jobPath}/cancel`, { as: lab.have.maintainerToken });
    const retried = await lab.gitlab.post(`${jobPath}/retry`, { as: lab.have.maintainerToken });
    expect(retried.status, retried.text).toBe(201);

    const named = async (query: Readonly<Record<string, string>>) =>
      rowsOf(await jobs(lab, pipeline, { ...query, per_page: "100" })).filter(({ name }) => name === job["name"]);

    expect((await named({})).map(({ id }) => id)).toEqual([rowOf(retried)["id"]]);
    const all = (await named({ include_retried: "true" })).map(({ id }) => id);
    expect(all).toHaveLength(2);
    expect(new Set(all)).toEqual(new Set([job["id"], rowOf(retried)["id"]]));
  }),

  pipelines(50, "show jobs of several statuses", { needs: OWN }, async (lab) => {
    const pipeline = await freshPipeline(lab);

    const answer = await jobs(lab, pipeline, [
      ["scope[]", "pending"],
      ["scope[]", "running"],
    ]);

    expect(answer.status, answer.text).toBe(200);
    expect(rowsOf(answer).every((row) => ["pending", "running"].includes(textIn(row, "status")))).toBe(true);
    if (lab.exact) expect(rowsOf(answer).length).toBeGreaterThan(0);
  }),

  pipelines(50, "asked for jobs of an unknown status → 400", { needs: OWN }, async (lab) => {
    const pipeline = await freshPipeline(lab);

    expect((await jobs(lab, pipeline, [["scope[]", "unknown"]])).status).toBe(400);
  }),

  pipelines(51, "of another project → 404", { needs: [...OWN, "otherProject"] }, async (lab) => {
    const id = numberIn(await freshPipeline(lab), "id");

    const answer = await lab.gitlab.get(`projects/${lab.have.otherProject}/pipelines/${id}/jobs`, {
      as: lab.have.maintainerToken,
    });

    expect(answer.status).toBe(404);
  }),

  pipelines(
    51,
    "show no jobs to a guest → 403, nor to an anonymous caller → 404",
    { needs: [...OWN, "guestToken"] },
    async (lab) => {
      const path = `${pipelinePath(lab, await freshPipeline(lab))}/jobs`;

      expect((await lab.gitlab.get(path, { as: lab.have.guestToken })).status).toBe(403);
      expect((await lab.gitlab.get(path)).status).toBe(404);
    },
  ),

  ...(["readJobsJobToken", "jobToken"] as const).map((token) =>
    pipelines(
      52,
      `show jobs to a job of a project allowed ${token === "jobToken" ? "everything" : "read_jobs"}`,
      { needs: [...OWN, token] },
      async (lab) => {
        const path = `${pipelinePath(lab, await freshPipeline(lab))}/jobs`;

        const answer = await lab.gitlab.get(path, { jobToken: lab.have[token] });

        expect(answer.status, answer.text).toBe(200);
        expect(rowsOf(answer).length).toBeGreaterThan(0);
      },
    ),
  ),

  pipelines(
    52,
    "show no jobs to a job of a project allowed nothing → 403, naming the permission",
    { needs: [...OWN, "noPoliciesJobToken"] },
    async (lab) => {
      const path = `${pipelinePath(lab, await freshPipeline(lab))}/jobs`;
      const project = rowOf(await lab.gitlab.get(`projects/${lab.have.project}`, { as: lab.have.maintainerToken }));

      const answer = await lab.gitlab.get(path, { jobToken: lab.have.noPoliciesJobToken });

      expect(answer.json).toEqual({ message: READ_JOBS_WANTED.replace("PROJECT", textIn(project, "path")) });
      expect(answer.status).toBe(403);
    },
  ),

  pipelines(
    53,
    "show bridges with their own and the downstream pipeline, filtered by status",
    { needs: ["project", "bridgePipeline", "maintainerToken"] },
    async (lab) => {
      const answer = await bridges(lab, lab.have.maintainerToken, {});

      expect(answer.status, answer.text).toBe(200);
      const [bridge] = rowsOf(answer);
      if (bridge === undefined) throw new Error("The pipeline has no bridge.");
      const pipeline = {
        id: expect.any(Number),
        project_id: expect.any(Number),
        ref: expect.any(String),
        sha: expect.stringMatching(/^[0-9a-f]{40,64}$/),
        status: expect.any(String),
      };
      expect(rowIn(bridge, "pipeline")).toMatchObject({ ...pipeline, id: Number(lab.have.bridgePipeline) });
      expect(rowIn(bridge, "downstream_pipeline")).toMatchObject(pipeline);
      expect(rowIn(bridge, "downstream_pipeline")["id"]).not.toBe(Number(lab.have.bridgePipeline));
      const status = textIn(bridge, "status");
      const same = await bridges(lab, lab.have.maintainerToken, { "scope[]": status });
      expect(rowsOf(same).map(({ id }) => id)).toContain(bridge["id"]);
      const other = await bridges(lab, lab.have.maintainerToken, { scope: status === "manual" ? "failed" : "manual" });
      expect(rowsOf(other).map(({ id }) => id)).not.toContain(bridge["id"]);
    },
  ),

  pipelines(
    53,
    "asked for bridges of an unknown status, as text or list → 400",
    { needs: ["project", "bridgePipeline", "maintainerToken"] },
    async (lab) => {
      expect((await bridges(lab, lab.have.maintainerToken, { scope: "unknown" })).status).toBe(400);
      expect((await bridges(lab, lab.have.maintainerToken, { "scope[]": "unknown" })).status).toBe(400);
    },
  ),

  pipelines(
    53,
    "show no bridges to a guest → 403",
    { needs: ["project", "bridgePipeline", "guestToken"] },
    async (lab) => {
      expect((await bridges(lab, lab.have.guestToken, {})).status).toBe(403);
    },
  ),

  pipelines(
    54,
    "show their variables to a maintainer",
    { needs: ["project", "ref", "maintainerToken"] },
    async (lab) => {
      const made = async (more: object) => {
        const answer = await lab.gitlab.post(`projects/${lab.have.project}/pipeline`, {
          as: lab.have.maintainerToken,
          json: { ref: lab.have.ref, ...more },
        });
        expect(answer.status, answer.text).toBe(201);
        return lab.gitlab.get(`${pipelinePath(lab, rowOf(answer))}/variables`, { as: lab.have.maintainerToken });
      };

      expect((await made({})).json).toEqual([]);
      expect((await made({ variables: [{ key: "foo", value: "bar" }] })).json).toEqual([
        { variable_type: "env_var", key: "foo", value: "bar", raw: false },
      ]);
    },
  ),

  pipelines(59, "without test reports → 200 and a count of 0", { needs: OWN }, async (lab) => {
    const path = pipelinePath(lab, await freshPipeline(lab));

    const report = await lab.gitlab.get(`${path}/test_report`, { as: lab.have.maintainerToken });
    const summary = await lab.gitlab.get(`${path}/test_report_summary`, { as: lab.have.maintainerToken });

    expect(report.status, report.text).toBe(200);
    expect(rowOf(report)["total_count"]).toBe(0);
    expect(summary.status, summary.text).toBe(200);
    expect(rowIn(rowOf(summary), "total")["count"]).toBe(0);
  }),
];

function jobs(lab: Lab<"project" | "maintainerToken">, pipeline: Row, query: Pairs): Promise<Answer> {
  return lab.gitlab.get(`${pipelinePath(lab, pipeline)}/jobs`, { as: lab.have.maintainerToken, query });
}

function bridges(lab: Lab<"project" | "bridgePipeline">, token: string, query: Pairs): Promise<Answer> {
  return lab.gitlab.get(`${pipelinePath(lab, lab.have.bridgePipeline)}/bridges`, { as: token, query });
}
