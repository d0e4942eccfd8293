import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { PipelineRow, Project } from "../world/rows.ts";

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const FIXTURES = resolve(import.meta.dirname, "../../fixtures/webhooks");

let standIn: StandIn;
let project: Project;
let token: string;
let folder: string;

beforeEach(async () => {
  standIn = await startStandIn({ clock: new ManualClock() });
  project = standIn.world.project({
    path: "group/app",
    branches: ["feature/x"],
    ci: { jobs: [{ name: "test", artifacts: { "report.txt": "all good\n" } }] },
    members: { maya: "maintainer" },
  });
  token = standIn.world.triggerToken(project, standIn.world.user("maya")).token;
  folder = await mkdtemp(join(tmpdir(), "sluice-curl-"));
});

afterEach(async () => {
  await standIn.close();
  await rm(folder, { recursive: true });
});

/** The commands are those of GitLab's page "Trigger pipelines by using the API", but for address, id and tokens. */
describe.skipIf(!hasCurl)(
  `curl, as GitLab's guide writes it${hasCurl ? "" : " (skipped: no curl on the PATH)"}`,
  () => {
    it("triggers with token and ref as form fields", async () => {
      const answer = await curl("--request", "POST", "--form", `token=${token}`, "--form", "ref=main", address());

      expect(JSON.parse(answer)).toMatchObject({ ref: "main", source: "trigger" });
      expect(payload()).toEqual({ ref: "main", id: String(project.id), variables: {} });
    });

    it("triggers with token and ref in the query string", async () => {
      const answer = await curl("--request", "POST", `${address()}?token=${token}&ref=main`);

      expect(JSON.parse(answer)).toMatchObject({ ref: "main", source: "trigger" });
      expect(payload()).toEqual({ ref: "main", id: String(project.id), variables: {} });
    });

    it("triggers from within a job with its job token", async () => {
      const upstream = standIn.world.project({ path: "group/upstream", members: { maya: "maintainer" } });
      standIn.world.allowJobTokens(project, upstream);
      const job = standIn.world.runningJob(upstream, standIn.world.user("maya"));

      const answer = await curl("--request", "POST", "--form", `token=${job.token}`, "--form", "ref=main", address());

      expect(JSON.parse(answer)).toMatchObject({ ref: "main", source: "pipeline" });
    });

    it("triggers with variables", async () => {
      const trigger = ["--request", "POST", "--form", `token=${token}`, "--form", "ref=main"];

      await curl(...trigger, "--form", "variables[UPLOAD_TO_S3]=true", address());

      expect(newest().variables).toContainEqual({ key: "UPLOAD_TO_S3", value: "true", type: "env_var" });
    });

    it.each(["github-push.json", "gitlab-push.json", "gitlab-tag.json"])(
      "triggers on the ref of the webhook URL with %s as body",
      async (fixture) => {
        const body = ["--header", "Content-Type: application/json", "--data-binary", `@${join(FIXTURES, fixture)}`];

        const answer = await curl("--request", "POST", ...body, webhookUrl("main"));

        const sent: unknown = JSON.parse(await readFile(join(FIXTURES, fixture), "utf8"));
        expect(JSON.parse(answer)).toMatchObject({ ref: "main" });
        expect(payload()).toEqual({ ...Object(sent), ref: "main", id: String(project.id), variables: {} });
      },
    );

    it("triggers on an encoded ref of the webhook URL", async () => {
      const answer = await curl("--request", "POST", webhookUrl("feature%2Fx"));

      expect(JSON.parse(answer)).toMatchObject({ ref: "feature/x" });
    });

    it.each(["local", "redirect", "proxied"] as const)(
      "downloads artifacts by ref and job with a job token, from %s storage",
      async (storage) => {
        project.storage = storage;
        standIn.world.pipeline(project);
        const { token: jobToken } = standIn.world.runningJob(project, standIn.world.user("maya"));
        const file = join(folder, "artifacts.zip");
        const path = `/api/v4/projects/${project.id}/jobs/artifacts/main/download?job=test&job_token=${jobToken}`;

        await curl("--location", "--output", file, standIn.url + path);

        expect((await readFile(file)).subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
      },
    );

    it("is told 404 when it sends a personal access token", async () => {
      const personal = standIn.world.accessToken(standIn.world.user("maya"));

      const answer = await curl("--request", "POST", "--form", `token=${personal}`, "--form", "ref=main", address());

      expect(answer).toBe('{"message":"404 Not Found"}');
      expect(standIn.world.pipelines(project)).toEqual([]);
    });

    it("is told 404 when it does not say POST", async () => {
      const answer = await curl("--write-out", " %{http_code}", `${address()}?token=${token}&ref=main`);

      expect(answer).toMatch(/ 404$/);
      expect(standIn.world.pipelines(project)).toEqual([]);
    });
  },
);

function address(): string {
  return `${standIn.url}/api/v4/projects/${project.id}/trigger/pipeline`;
}

function webhookUrl(ref: string): string {
  return `${standIn.url}/api/v4/projects/${project.id}/ref/${ref}/trigger/pipeline?token=${token}`;
}

async function curl(...options: readonly string[]): Promise<string> {
  // A proxy or a .curlrc of the machine is no part of the test.
  const quiet = ["--disable", "--noproxy", "*", "--silent", "--show-error", "--max-time", "20"];
  const { stdout } = await promisify(execFile)("curl", [...quiet, ...options], { maxBuffer: 1 << 24 });
  return stdout;
}

function newest(): PipelineRow {
  const pipeline = standIn.world.pipelines(project).at(-1);
  if (pipeline === undefined) throw new Error("No pipeline was created.");
  return pipeline;
}

function payload(): unknown {
  return JSON.parse(newest().variables.find(({ key }) => key === "TRIGGER_PAYLOAD")?.value ?? "null");
}
