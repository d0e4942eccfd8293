import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GitbeakerLab, MINUTE_MS } from "./gitbeaker-lab.ts";

let lab: GitbeakerLab;

beforeEach(async () => {
  lab = await GitbeakerLab.open();
});

afterEach(() => lab.close());

describe("@gitbeaker/rest, with jobs and artifacts of the stand-in", () => {
  it("gathers more than a hundred jobs over all pages", async () => {
    const names = Array.from({ length: 130 }, (_, index) => `job ${index}`);
    lab.project.ci = { jobs: names.map((name) => ({ name })) };
    const { id } = await lab.triggered();

    const jobs = await lab.api.Jobs.all(lab.project.id, { pipelineId: id, perPage: 100 });

    expect(new Set(jobs.map(({ name }) => name))).toEqual(new Set(names));
    expect(jobs).toHaveLength(names.length);
    const defaultPages = await lab.api.Jobs.all(lab.project.id, { pipelineId: id });
    expect(defaultPages.map((job) => job.id)).toEqual(jobs.map((job) => job.id));
  });

  it("pages through a project's jobs by keyset", async () => {
    lab.project.ci = { jobs: Array.from({ length: 45 }, (_, index) => ({ name: `job ${index}` })) };
    await lab.triggered();

    const jobs = await lab.api.Jobs.all(lab.project.id, {
      pagination: "keyset",
      orderBy: "id",
      sort: "desc",
      perPage: 20,
    });

    const ids = jobs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(45);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
  });

  it("reads the paging numbers of an expanded list", async () => {
    lab.project.ci = { jobs: Array.from({ length: 45 }, (_, index) => ({ name: `job ${index}` })) };
    const { id } = await lab.triggered();

    const page = await lab.api.Jobs.all(lab.project.id, {
      pipelineId: id,
      perPage: 20,
      page: 2,
      maxPages: 1,
      showExpanded: true,
    });

    expect(page.data).toHaveLength(20);
    expect(page.paginationInfo).toEqual({ total: 45, next: 3, current: 2, previous: 1, perPage: 20, totalPages: 3 });
  });

  it("shows bridges with their downstream pipeline", async () => {
    const { id } = await lab.triggered();
    await lab.clock.advance(MINUTE_MS);

    const bridges = await lab.api.Jobs.allPipelineBridges(lab.project.id, id);

    expect(bridges).toMatchObject([
      {
        name: "child",
        pipeline: { id },
        downstream_pipeline: { project_id: lab.project.id, source: "parent_pipeline" },
      },
    ]);
  });

  it("reads a job's log", async () => {
    const job = await lab.finishedJob("build");

    expect(await lab.api.Jobs.showLog(lab.project.id, job.id)).toContain("building\ndone\n");
  });

  it("downloads archives and single files, by job and by ref", async () => {
    lab.project.ci = { jobs: [{ name: "build", artifacts: { "out/app.txt": "built\n" } }] };
    const { id } = await lab.triggered();
    const [job] = await lab.api.Jobs.all(lab.project.id, { pipelineId: id });
    const jobId = job?.id ?? 0;

    const archives = [
      await lab.api.JobArtifacts.downloadArchive(lab.project.id, { jobId }),
      await lab.api.JobArtifacts.downloadArchive(lab.project.id, { ref: "main", job: "build" }),
    ];
    const files = [
      await lab.api.JobArtifacts.downloadArchive(lab.project.id, { jobId, artifactPath: "out/app.txt" }),
      await lab.api.JobArtifacts.downloadArchive(lab.project.id, {
        ref: "main",
        job: "build",
        artifactPath: "out/app.txt",
      }),
    ];

    for (const archive of archives) expect((await bytesOf(archive)).subarray(0, 2).toString("latin1")).toBe("PK");
    for (const file of files) expect((await bytesOf(file)).toString()).toBe("built\n");
    expect(job).toMatchObject({
      artifacts_file: { filename: "artifacts.zip", size: (await bytesOf(archives[0])).length },
    });
  });

  it("keeps and removes artifacts", async () => {
    const job = await lab.finishedJob("build");

    expect(await lab.api.JobArtifacts.keep(lab.project.id, job.id)).toMatchObject({ artifacts_expire_at: null });
    await lab.api.JobArtifacts.remove(lab.project.id, { jobId: job.id });

    await expect(lab.api.JobArtifacts.downloadArchive(lab.project.id, { jobId: job.id })).rejects.toThrow("404");
  });

  it("reads test reports", async () => {
    const { id } = await lab.triggered();

    expect(await lab.api.Pipelines.showTestReport(lab.project.id, id)).toMatchObject({
      total_count: 0,
      test_suites: [],
    });
    expect(await lab.api.Pipelines.showTestReportSummary(lab.project.id, id)).toMatchObject({ total: { count: 0 } });
  });
});

async function bytesOf(content: unknown): Promise<Buffer> {
  // The library gives text for text/* and a Blob for everything else.
  return content instanceof Blob ? Buffer.from(await content.arrayBuffer()) : Buffer.from(String(content));
}
