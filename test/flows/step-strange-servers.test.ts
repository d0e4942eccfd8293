import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { json, startSmallServer } from "./small-server.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const RAW = { project: "group/app", ref: "main", "trigger-token": "glptt-0123456789abcdef0123456789abcdef01234567" };
const PIPELINE = { id: 7, project_id: 3, ref: "main", sha: "0".repeat(40), web_url: "https://gitlab.example.com/p/7" };

describe("the step against servers that are not quite GitLab", () => {
  it("needs no more of a pipeline than it uses, and minds nothing that is added", async () => {
    await using server = await startSmallServer((request, response, number) => {
      if (request.method === "POST") return json(response, 201, { ...PIPELINE, status: "created" });
      if (/\/(jobs|bridges)/.test(request.url ?? "")) return json(response, 200, []);
      return json(response, 200, {
        ...PIPELINE,
        status: number > 5 ? "success" : "running",
        archived: false,
        new: { x: 1 },
      });
    });

    const { result } = await lab.run({ ...RAW, host: server.url });

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, pipeline: { id: 7, projectId: 3 } });
  });

  it("works below a relative URL root", async () => {
    await using server = await startSmallServer((request, response) =>
      request.url?.startsWith("/gitlab/api/v4/") === true
        ? json(response, 201, { ...PIPELINE, status: "created" })
        : json(response, 404, {}),
    );

    const { result } = await lab.run({
      ...RAW,
      host: `${server.url}/gitlab/`,
      project: `${server.url}/gitlab/group/app/-/pipelines`,
      wait: "false",
    });

    expect(result).toMatchObject({ outcome: "triggered", exitCode: 0 });
    expect(server.requests).toEqual(["POST /gitlab/api/v4/projects/group%2Fapp/ref/main/trigger/pipeline"]);
  });

  it("asks one that is out of reach when time is up for nothing more", async () => {
    await using server = await startSmallServer((request, response) => {
      if (request.method === "POST") return json(response, 201, { ...PIPELINE, status: "running" });
      response.writeHead(502, { "content-type": "text/html" }).end("<title>502 Bad Gateway</title>");
    });

    const { result, host } = await lab.run({ ...RAW, host: server.url, timeout: "2m" });

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 5 });
    expect(host.shown).toContain("warning: GitLab is out of reach, so logs and tests are not asked for.");
    expect(server.requests.filter((line) => /jobs|test_report/.test(line))).toEqual([]);
  });

  it("takes a login page with status 200 for no pipeline, and does not ask for a second one", async () => {
    await using server = await startSmallServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Please sign in</body></html>");
    });

    const { result } = await lab.run({ ...RAW, host: server.url });

    expect(result).toMatchObject({ outcome: "error", exitCode: 4 });
    expect(result.pipeline).toBeUndefined();
    expect(server.requests.filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  it("does not follow a trigger's redirect, so that no other server gets the token", async () => {
    await using other = await startSmallServer((_request, response) =>
      json(response, 201, { ...PIPELINE, status: "created" }),
    );
    await using server = await startSmallServer((_request, response) => {
      response.writeHead(307, { location: `${other.url}/api/v4/steal` }).end();
    });

    const { result } = await lab.run({ ...RAW, host: server.url });

    expect(result).toMatchObject({ outcome: "error", exitCode: 4, error: { code: "GITLAB_REDIRECT_REFUSED" } });
    expect(other.requests).toEqual([]);
  });

  it("shows a foreign URL as text and links to it only when it is one of the web", async () => {
    await using server = await startSmallServer((_request, response) =>
      json(response, 201, {
        ...PIPELINE,
        web_url: "javascript:alert(1)",
        ref: "a](https://evil.example)|",
        status: "created",
      }),
    );

    const { host } = await lab.run({ ...RAW, host: server.url, wait: "false" });

    expect(host.pages.join()).not.toMatch(/\(javascript:|\]\(https:\/\/evil/);
  });
});
