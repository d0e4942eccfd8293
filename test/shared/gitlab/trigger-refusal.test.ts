import { describe, expect, it } from "vitest";
import { triggerPipeline } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type Canned, startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const CANARY = "canary-71c4";

/** The rows of what GitLab answers to a trigger call, in the order in which it checks, and relatives of them. */
const ROWS: readonly (readonly [row: string, status: number, body: unknown, code: string, exitCode: number])[] = [
  ["a token missing", 400, { error: "token is missing" }, "GITLAB_PARAMETER_MISSING", 2],
  ["a ref missing", 400, { error: "ref is missing" }, "GITLAB_PARAMETER_MISSING", 2],
  ["a both missing", 400, { error: "token is missing, ref is missing" }, "GITLAB_PARAMETER_MISSING", 2],
  ["b ref empty", 400, { error: "ref is empty" }, "GITLAB_REF_EMPTY", 2],
  ["c variables no map", 400, { error: "variables is invalid" }, "GITLAB_VARIABLES_INVALID", 2],
  [
    "d variables not strings",
    400,
    { message: "variables needs to be a map of key-valued strings" },
    "GITLAB_VARIABLES_NOT_STRINGS",
    2,
  ],
  ["e pipeline hook", 403, { message: "403 Forbidden" }, "GITLAB_PIPELINE_HOOK_REFUSED", 3],
  ["f g h not found", 404, { message: "404 Not Found" }, "GITLAB_TRIGGER_NOT_FOUND", 3],
  ["f in other words", 404, { error: "404 Project Not Found" }, "GITLAB_TRIGGER_NOT_FOUND", 3],
  ["i job not running", 401, { message: "Job is not running" }, "GITLAB_JOB_NOT_RUNNING", 3],
  ["i job erased", 401, { message: "Job has been erased!" }, "GITLAB_JOB_ERASED", 3],
  ["i project deleted", 401, { message: "Project has been deleted!" }, "GITLAB_JOB_PROJECT_DELETED", 3],
  ["i job token expired", 401, { message: "Job token has expired" }, "GITLAB_JOB_TOKEN_EXPIRED", 3],
  ["i anything else", 401, { message: "401 Unauthorized" }, "GITLAB_TOKEN_REJECTED", 3],
  ["j ref unknown", 400, { message: { base: ["Reference not found"] } }, "GITLAB_REF_NOT_FOUND", 2],
  ["j as a plain string", 400, { message: "Reference not found" }, "GITLAB_REF_NOT_FOUND", 2],
  ["j under error", 400, { error: "Reference not found" }, "GITLAB_REF_NOT_FOUND", 2],
  ["k workflow rules", 400, base("Pipeline filtered out by workflow rules."), "GITLAB_FILTERED_BY_WORKFLOW_RULES", 2],
  [
    "l no job survives",
    400,
    base(
      "Pipeline will not run for the selected trigger. The rules configuration prevented any jobs from being added to the pipeline.",
    ),
    "GITLAB_NO_JOBS",
    2,
  ],
  ["l as older GitLab says it", 400, base("No stages / jobs for this pipeline."), "GITLAB_NO_JOBS", 2],
  ["m no CI file", 400, base("Missing CI config file"), "GITLAB_NO_CI_FILE", 2],
  [
    "n variables without the role",
    400,
    base("Insufficient permissions to set pipeline variables"),
    "GITLAB_VARIABLES_FORBIDDEN",
    3,
  ],
  ["o may not create", 400, base("Insufficient permissions to create a new pipeline"), "GITLAB_PIPELINE_FORBIDDEN", 3],
  [
    "o protected ref",
    400,
    base(
      "You do not have sufficient permission to run a pipeline on 'main'. Please select a different branch or contact your administrator for assistance.",
    ),
    "GITLAB_REF_PROTECTED",
    3,
  ],
  ["o CI off", 400, base("Pipelines are disabled!"), "GITLAB_PIPELINES_DISABLED", 2],
  [
    "p creation limit",
    400,
    base("Too many pipelines created in the last minute. Try again later."),
    "GITLAB_CREATION_RATE_LIMIT",
    4,
  ],
  ["q duplicate variable", 422, base("Duplicate variable name: TRIGGER_PAYLOAD"), "GITLAB_VARIABLE_DUPLICATE", 2],
  ["r invalid YAML", 422, base("jobs:build config should implement a script"), "GITLAB_PIPELINE_INVALID", 2],
  ["r failure reason", 422, { message: "unknown_failure" }, "GITLAB_PIPELINE_INVALID", 2],
  ["r config error", 422, { message: "config_error" }, "GITLAB_PIPELINE_INVALID", 2],
  ["r no reason", 422, { message: "Could not create pipeline" }, "GITLAB_PIPELINE_INVALID", 2],
  ["r reason beyond the configuration", 422, { message: "user_not_verified" }, "GITLAB_PIPELINE_REFUSED", 2],
  ["inputs no map", 400, { error: "inputs is invalid" }, "GITLAB_INPUTS_REFUSED", 2],
  ["input of another type", 400, base("`count` input: provided value is not a number"), "GITLAB_INPUTS_REFUSED", 2],
  [
    "input not among the options",
    400,
    base("`env` input: `qa` cannot be used because it is not in the list of the allowed options"),
    "GITLAB_INPUTS_REFUSED",
    2,
  ],
  ["input missing", 422, base("`env` input: required value has not been provided"), "GITLAB_INPUTS_REFUSED", 2],
  [
    "input unknown",
    400,
    base("Given inputs not defined in the `spec` section of the included configuration file"),
    "GITLAB_INPUTS_REFUSED",
    2,
  ],
  ["an unknown 400", 400, base("The moon is in the wrong phase"), "GITLAB_PIPELINE_REFUSED", 2],
  ["an unknown 422", 422, "no JSON", "GITLAB_PIPELINE_REFUSED", 2],
  [
    "an instance under maintenance",
    403,
    { message: "You cannot perform write operations on a read-only instance" },
    "GITLAB_READ_ONLY",
    4,
  ],
  ["a 403 with its own reason", 403, { message: "403 Forbidden - ask your administrator" }, "GITLAB_FORBIDDEN", 3],
  ["a 403 of something before GitLab", 403, "", "GITLAB_FORBIDDEN", 3],
  ["a request too large", 413, "<html><title>413 Request Entity Too Large</title>", "GITLAB_REQUEST_REFUSED", 4],
  ["a throttle", 429, "Retry later\n", "GITLAB_RATE_LIMITED", 4],
  [
    "a throttle in JSON",
    429,
    { message: { error: "This endpoint has been requested too many times. Try again later." } },
    "GITLAB_RATE_LIMITED",
    4,
  ],
  ["an error", 500, { message: "500 Internal Server Error" }, "GITLAB_SERVER_ERROR", 4],
  ["a bad gateway", 502, "<html><title>502 Bad Gateway</title></html>", "GITLAB_SERVER_ERROR", 4],
  ["a redirect", 302, "", "GITLAB_REDIRECT_REFUSED", 4],
];

describe("a trigger call that GitLab answers with", () => {
  it.each(ROWS)("%s (%i) fails with the code for it", async (_row, status, body, code, exitCode) => {
    await using server = await startServer([{ status, body }]);

    const error = await failing(server.url);

    expect(error).toMatchObject({ code, exitCode, status });
    expect(server.requests).toHaveLength(1);
  });

  it.each(ROWS.filter(([, status]) => status !== 302))(
    "%s (%i) says so in GitLab's own words",
    async (_row, status, body) => {
      await using server = await startServer([{ status, body }]);
      const said =
        /[a-z_]{6,}/i.exec(
          typeof body === "string"
            ? body.replaceAll(/<[^>]*>/g, "")
            : Object.values(body as object)
                .map(words)
                .join(),
        )?.[0] ?? "";

      const error = await failing(server.url);

      expect(error).toMatchObject({
        message: expect.stringContaining(`GitLab answered ${status} to triggering a pipeline on group/app at ref main`),
      });
      expect(error).toMatchObject({ message: expect.stringContaining(said) });
    },
  );

  it("404 names the three causes and how to tell them apart", async () => {
    await using server = await startServer([{ status: 404, body: { message: "404 Not Found" } }]);

    const { hint } = (await failing(server.url)) as { hint: string };

    expect(hint).toMatch(/\(1\).*project.*\(2\).*trigger token.*\(3\).*job token/is);
  });

  it("404 and a web page adds that this may be no GitLab API at all", async () => {
    await using server = await startServer([{ status: 404, body: "<!DOCTYPE html><title>Not here</title>" }]);

    expect(await failing(server.url)).toMatchObject({
      code: "GITLAB_TRIGGER_NOT_FOUND",
      hint: expect.stringContaining("`host`"),
    });
  });

  it("429 and a Retry-After tells how long to wait", async () => {
    await using server = await startServer([{ status: 429, body: "Retry later", headers: { "retry-after": "17" } }]);

    expect(await failing(server.url)).toMatchObject({
      retryAfterMs: 17_000,
      message: expect.stringContaining("wait 17 s"),
    });
  });

  it("its own token or worse quotes neither the token nor an escape sequence", async () => {
    await using server = await startServer([
      { status: 400, body: base(`\u001b[2J${CANARY} and glpat-1234567890abcdef`) },
    ]);

    const error = String(await failing(server.url));

    expect(error).not.toMatch(/canary|glpat/);
    expect(error).not.toContain("\u001b");
  });
});

function base(sentence: string): Canned["body"] {
  return { message: { base: [sentence] } };
}

function words(value: unknown): string {
  return JSON.stringify(value);
}

async function failing(url: string): Promise<unknown> {
  using client = connected(url);
  const credential = { kind: "trigger-token", token: new Secret(CANARY) } as const;
  return await failureOf(triggerPipeline(client.gitlab, { project: "group/app", ref: "main", credential }));
}
