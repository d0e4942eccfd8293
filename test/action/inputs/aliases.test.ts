import { describe, expect, it } from "vitest";
import { resolveAliases } from "../../../action/inputs/aliases.ts";
import { INPUT_ALIASES, type InputAlias } from "../../../action/inputs/declared.generated.ts";
import { problemsOf } from "./problems-of.ts";

describe("another action's name for an input", () => {
  const DBP = { "artifacts-layout": "dbp", "artifacts-path": "./downloads", "if-no-artifacts": "warn" };
  const CASES: readonly (readonly [InputAlias, string, Record<string, string>])[] = [
    ["id", "42", { project: "42" }],
    ["project_id", "42", { project: "42" }],
    ["project-id", "42", { project: "42" }],
    ["GL_PROJECT_ID", "42", { project: "42" }],
    ["ref_name", "main", { ref: "main" }],
    ["triggered-ref", "main", { ref: "main" }],
    ["url", "https://gitlab.example.com", { host: "https://gitlab.example.com" }],
    ["ci-api-v4-url", "https://gitlab.com/api/v4", { host: "https://gitlab.com/api/v4" }],
    ["domain", "gitlab.example.com", { host: "gitlab.example.com" }],
    ["GL_SERVER_URL", "https://gitlab.com", { host: "https://gitlab.com" }],
    ["trigger_token", "glptt-a", { "trigger-token": "glptt-a" }],
    ["access_token", "glpat-a", { "access-token": "glpat-a" }],
    ["GL_API_TOKEN", "glpat-a", { "access-token": "glpat-a" }],
    ["token", "glptt-a", { "trigger-token": "glptt-a", ref: "main" }],
    ["token", "0123456789abcdef0123456789abcd", { "trigger-token": "0123456789abcdef0123456789abcd", ref: "main" }],
    ["token", "glpat-a\n", { "access-token": "glpat-a\n", ref: "main" }],
    ["token", "abcdefghijklmnopqrst", { "access-token": "abcdefghijklmnopqrst", ref: "main" }],
    ["token", "glcbt-a", { "job-token": "glcbt-a", ref: "main" }],
    ["interval", "5s", { "poll-interval": "5s" }],
    ["poll-period", "10", { "poll-interval": "10" }],
    ["cancel-outdated-pipelines", "true", { "cancel-outdated": "true" }],
    ["download_artifacts", "true", { ...DBP, artifacts: "true" }],
    ["download_artifacts", "false", { ...DBP, artifacts: "false" }],
    ["download_artifacts_on_failure", "true", { "artifacts-when": "always" }],
    ["download_artifacts_on_failure", "false", { "artifacts-when": "on-success" }],
    ["fail_if_no_artifacts", "true", { "if-no-artifacts": "fail" }],
    ["fail_if_no_artifacts", "false", { "if-no-artifacts": "warn" }],
    ["download_path", "./out", { "artifacts-path": "./out" }],
    ["download_job_logs", "true", { ...DBP, "job-logs": "all" }],
    ["download_job_logs", "false", { ...DBP, "job-logs": "none" }],
    ["SHOW_JOB_LOGS", "failures", { "job-logs": "failed" }],
    ["SHOW_JOB_LOGS", "all", { "job-logs": "all" }],
    ["verbose", "false", { redact: "true" }],
    ["verbose", "true", { redact: "false" }],
  ];

  it.each(CASES)("%s: %j means what it means there", (name, text, ours) => {
    const { raw, problems } = resolveAliases({ [name]: text });

    expect(problems).toEqual([]);
    expect(raw).toEqual(ours);
  });

  it("is tested for every name that action.yml declares", () => {
    expect(new Set(CASES.map(([name]) => name))).toEqual(new Set(INPUT_ALIASES.map(({ name }) => name)));
  });

  it.each([
    { raw: { download_artifacts: "true", "artifacts-layout": "flat", download_path: "out" }, kept: "flat" },
    { raw: { download_artifacts: "true", "artifacts-layout": "by-stage" }, kept: "by-stage" },
  ])("implies no default over what is given: $raw", ({ raw, kept }) => {
    expect(resolveAliases(raw).raw).toMatchObject({ "artifacts-layout": kept });
  });

  it("implies no ref over one that is given, by whatever name", () => {
    expect(resolveAliases({ token: "glptt-a", ref_name: "release" }).raw.ref).toBe("release");
  });

  it("implies no ref beside a pipeline that exists already", () => {
    expect(resolveAliases({ token: "glptt-a", pipeline: "12" }).raw.ref).toBeUndefined();
  });

  it.each([
    {
      raw: { project: "1", project_id: "1" },
      says: "`project_id`: it is another name for `project`, which is given as well. Leave one of them out.",
    },
    {
      raw: { id: "1", project_id: "1" },
      says: "`project_id`: it is another name for `project`, which is given as `id` as well. Leave one of them out.",
    },
    { raw: { token: "glptt-a", "trigger-token": "glptt-a" }, says: "`token`: it is another name for `trigger-token`" },
    { raw: { download_artifacts: "true", artifacts: "build" }, says: "`download_artifacts`: it is another name for" },
    { raw: { download_artifacts: "maybe" }, says: '`download_artifacts`: "maybe" is neither true nor false' },
  ])("is refused in $raw", ({ raw, says }) => {
    expect(resolveAliases(raw).problems).toEqual([{ name: expect.any(String), text: expect.stringContaining(says) }]);
  });

  it("goes together with a token of the other kind", () => {
    const { raw, problems } = resolveAliases({ token: "glptt-a", "access-token": "glpat-a" });

    expect(problems).toEqual([]);
    expect(raw).toMatchObject({ "trigger-token": "glptt-a", "access-token": "glpat-a" });
  });

  it("stands in the complaints about it", async () => {
    const message = await problemsOf({
      id: "app",
      ref_name: "my branch",
      trigger_token: "glpat-abc",
      interval: "soon",
    });

    expect([...message.matchAll(/^ {2}`([\w-]+)`: /gm)].map(([, name]) => name)).toEqual([
      "id",
      "ref_name",
      "trigger_token",
      "interval",
    ]);
  });
});
