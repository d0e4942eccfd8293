import { join } from "node:path";

/** Whose runner: they hand the same action the same inputs, and differ in what else they set and obey. */
export type RunnerKind = "github" | "gitea" | "forgejo";

/**
 * What every step finds around itself.
 *
 * Gitea: act/runner/run_context.go (withGithubEnv, "Adapt to Gitea") and internal/app/run/runner.go of gitea.com/gitea/runner,
 * August 2026. Forgejo: the same files of code.forgejo.org/forgejo/runner, December 2025, which sets every GITHUB_ variable
 * once more as FORGEJO_.
 */
export function surroundings(kind: RunnerKind, folder: string, workspace: string): Readonly<Record<string, string>> {
  const server = kind === "github" ? "https://github.com" : `https://${kind}.example.com`;
  const facts = {
    ACTIONS: "true",
    // The step's id, or its number where it has none; on GitHub the action's name.
    ACTION: kind === "github" ? "__sluice" : "0",
    ACTOR: "octo",
    EVENT_NAME: "push",
    JOB: "deploy",
    REPOSITORY: "acme/app",
    REPOSITORY_OWNER: "acme",
    REF: "refs/heads/main",
    REF_NAME: "main",
    REF_TYPE: "branch",
    BASE_REF: "",
    HEAD_REF: "",
    SHA: "1".repeat(40),
    RUN_ID: "1001",
    RUN_NUMBER: "7",
    RUN_ATTEMPT: "1",
    WORKFLOW: "CI",
    SERVER_URL: server,
    API_URL: kind === "github" ? "https://api.github.com" : `${server}/api/v1`,
    GRAPHQL_URL: kind === "github" ? "https://api.github.com/graphql" : "",
    WORKSPACE: workspace,
  };
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    CI: "true",
    ...prefixed("GITHUB", facts),
    ...(kind === "forgejo" ? prefixed("FORGEJO", facts) : {}),
    ...(kind === "github" ? {} : { GITEA_ACTIONS: "true", GITEA_ACTIONS_RUNNER_VERSION: "v1.0.0" }),
    ...(kind === "gitea" ? { RUNNER_NAME: "runner", RUNNER_ENVIRONMENT: "self-hosted" } : {}),
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_TEMP: kind === "github" ? folder : "/tmp",
  };
}

/** The files an action writes its results to, by the variables that lead to them; empty files below the folder. */
export function commandFiles(kind: RunnerKind, folder: string): Readonly<Record<string, string>> {
  const files = Object.fromEntries(
    ["OUTPUT", "STATE", "ENV", "PATH", "STEP_SUMMARY"].map((name) => [name, join(folder, name.toLowerCase())]),
  );
  return { ...prefixed("GITHUB", files), ...(kind === "github" ? {} : prefixed(kind.toUpperCase(), files)) };
}

function prefixed(prefix: string, facts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}_${name}`, value]));
}
