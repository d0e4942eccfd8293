import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DECLARED_INPUTS, INPUT_ALIASES, OUTPUT_ALIASES } from "../../../action/inputs/declared.generated.ts";
import { parseInputs } from "../../../action/inputs/parse.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { problemsOf } from "./problems-of.ts";

/**
 * Steps as the READMEs of other actions show them, written anew; only `uses:` would change. Secrets stand for what
 * GitHub puts in their place.
 */
const SECRETS: Readonly<Record<string, string>> = {
  DEPLOY_TRIGGER_TOKEN: "glptt-0123456789abcdef0123456789abcdef01234567",
  DEPLOY_ACCESS_TOKEN: "glpat-abcdefghijklmnopqrst",
  TOKEN: "glpat-abcdefghijklmnopqrst",
  TRIGGER: "glptt-0123456789abcdef0123456789abcdef01234567",
  CI_API_V4_URL: "https://gitlab.example.com/api/v4",
  PROJECT_ID: "100",
};

/** A step's `with` as a runner hands it over: every value as text, declared defaults filled in. */
function handedOver(yaml: string): RawInputs {
  const given = parse(
    yaml.replaceAll(/\$\{\{ secrets\.(\w+) \}\}/g, (_, name: string) => SECRETS[name] ?? ""),
  ) as object;
  const defaults = DECLARED_INPUTS.map((input) => [input.name, "default" in input ? input.default : ""]);
  return {
    ...Object.fromEntries(defaults),
    ...Object.fromEntries(Object.entries(given).map(([k, v]) => [k, String(v)])),
  };
}

const step = (yaml: string) => parseInputs(handedOver(yaml), { GITHUB_ACTIONS: "true", GITHUB_REF_NAME: "main" });

describe("a step of digital-blueprint/gitlab-pipeline-trigger-action", () => {
  const BASIC = `
    host: 'gitlab.example.com'
    trigger_token: \${{ secrets.DEPLOY_TRIGGER_TOKEN }}
    access_token: \${{ secrets.DEPLOY_ACCESS_TOKEN }}
    id: '123'
    ref: 'main'
    variables: '{"VAR1":"value1","VAR2":"value2"}'`;

  it("triggers with the trigger token and waits with the access token", async () => {
    const inputs = await step(BASIC);

    expect(inputs).toMatchObject({
      host: "https://gitlab.example.com",
      project: 123,
      pipeline: {
        refs: [{ kind: "name", name: "main" }],
        by: { kind: "trigger-token" },
        variables: { VAR1: "value1", VAR2: "value2" },
      },
      wait: true,
      artifacts: [],
    });
    expect(inputs.readers.map(({ kind }) => kind)).toEqual(["access-token", "anonymous"]);
  });

  it("brings artifacts to where its later steps look for them", async () => {
    const inputs = await step(`${BASIC}
    download_artifacts: 'true'
    download_path: './build-artifacts'`);

    expect(inputs).toMatchObject({
      artifacts: [{ job: "*" }],
      artifactsPath: "./build-artifacts",
      artifactsLayout: "dbp",
      artifactsWhen: "always",
      ifNoArtifacts: "warn",
    });
  });

  it("brings them to its default folder, and fails without them when told to", async () => {
    const inputs = await step(`${BASIC}
    download_artifacts: true
    download_artifacts_on_failure: false
    fail_if_no_artifacts: true`);

    expect(inputs).toMatchObject({ artifactsPath: "./downloads", artifactsWhen: "on-success", ifNoArtifacts: "fail" });
  });

  it("writes the logs of all jobs", async () => {
    const inputs = await step(`${BASIC}
    download_job_logs: 'true'
    download_path: './pipeline-logs'`);

    expect(inputs).toMatchObject({ jobLogs: "all", artifactsPath: "./pipeline-logs", artifactsLayout: "dbp" });
  });

  it("keeps quiet when told to, and takes a path encoded for a URL", async () => {
    expect(await step(`${BASIC.replace("'123'", "group%2Fapp")}\n    verbose: false`)).toMatchObject({
      redact: true,
      project: "group/app",
    });
  });
});

describe("a step of appleboy/gitlab-ci-action", () => {
  const BASIC = `
    host: "http://example.com"
    token: \${{ secrets.TOKEN }}
    project_id: 100`;

  it("triggers through the pipelines API, on main", async () => {
    expect(await step(BASIC)).toMatchObject({
      host: "http://example.com",
      project: 100,
      pipeline: { refs: [{ kind: "name", name: "main" }], by: { kind: "access-token" } },
    });
  });

  it.each([
    { more: "ref: v1.0.0", part: { pipeline: { refs: [{ kind: "name", name: "v1.0.0" }] } } },
    { more: "wait: true\n    timeout: 60s", part: { wait: true, timeoutMs: 60_000 } },
    { more: "wait: true\n    interval: 10s", part: { pollIntervalMs: 10_000 } },
    { more: "insecure: true", part: { insecure: true } },
    { more: "variables: key1=value01", part: { pipeline: { variables: { key1: "value01" } } } },
  ])("takes $more", async ({ more, part }) => {
    expect(await step(`${BASIC}\n    ${more}`)).toMatchObject(part);
  });

  it("is asked to write variables so that none is lost", async () => {
    const raw = handedOver(`${BASIC}\n    variables: key1=value01,key2=value02`);

    expect(await problemsOf(raw, { GITHUB_ACTIONS: "true" })).toMatch(
      /`variables`: .*key2=… .*one NAME=value per line/,
    );
  });
});

describe("a step of eic/trigger-gitlab-ci", () => {
  it("triggers on main with the trigger token", async () => {
    const inputs = await step(`
    project_id: 37728736
    token: \${{ secrets.TRIGGER }}`);

    expect(inputs).toMatchObject({
      host: "https://gitlab.com",
      project: 37728736,
      pipeline: { refs: [{ kind: "name", name: "main" }], by: { kind: "trigger-token" } },
    });
  });

  it("passes on the variables its README shows, of which it passed none itself", async () => {
    const inputs = await step(`
    url: https://gitlab.cern.ch
    project_id: 6751
    token: \${{ secrets.TRIGGER }}
    ref_name: master
    variables: |
      GITHUB_REPOSITORYURL: git://github.com/eic/app.git
      GITHUB_SHA: 0123abc`);

    expect(inputs).toMatchObject({
      host: "https://gitlab.cern.ch",
      pipeline: {
        refs: [{ kind: "name", name: "master" }],
        variables: { GITHUB_REPOSITORYURL: "git://github.com/eic/app.git", GITHUB_SHA: "0123abc" },
      },
    });
  });
});

describe("a step of NordSecurity/trigger-gitlab-pipeline", () => {
  it("triggers with the one token and cancels with the other", async () => {
    const raw = handedOver(`
    ci-api-v4-url: \${{ secrets.CI_API_V4_URL }}
    access-token: \${{ secrets.DEPLOY_ACCESS_TOKEN }}
    trigger-token: \${{ secrets.TRIGGER }}
    project-id: \${{ secrets.PROJECT_ID }}
    cancel-outdated-pipelines: true
    triggered-ref: master`);

    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_REPOSITORY: "acme/app",
      GITHUB_WORKFLOW: "CI",
      GITHUB_JOB: "gitlab",
      GITHUB_REF: "refs/heads/main",
    };

    expect(await parseInputs(raw, env)).toMatchObject({
      host: "https://gitlab.example.com",
      project: 100,
      pipeline: {
        refs: [{ kind: "name", name: "master" }],
        by: { kind: "trigger-token" },
        cancelOutdated: true,
        concurrencyKey: "acme/app CI gitlab refs/heads/main",
      },
    });
  });
});

describe("docs/moving-over.md", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/moving-over.md"), "utf8");

  it.each([...INPUT_ALIASES, ...OUTPUT_ALIASES])("names $name and what it is here", ({ name, of }) => {
    const rows = page.split("\n").filter((line) => line.startsWith("|") && line.includes(`\`${name}`));

    expect(rows.some((row) => of.some((ours) => row.includes(`\`${ours}`)))).toBe(true);
  });
});
