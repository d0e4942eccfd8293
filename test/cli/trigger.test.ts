import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { BUILD, openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { aWorld } from "./a-world.ts";

/** Runs `sluice trigger` on a pipeline of one job; what it printed. */
async function run(name: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const lab = await openLab({ ci: { jobs: [{ ...BUILD, name }] } });
  const tokens = { SLUICE_TRIGGER_TOKEN: lab.triggerToken, SLUICE_ACCESS_TOKEN: lab.accessToken };
  const world = { ...aWorld({ env: { ...tokens, ...env } }), cwd: await temporaryFolder() };
  const target = ["--host", lab.gitlab.url, "--project=group/app", "--ref=main", "--poll-interval=100ms"];
  const exitCode = await runCli(["trigger", ...target, ...args], world);
  return { exitCode, ...world.printed };
}

/** The result: the last line of what --json prints. */
function lastOf(out: string) {
  return JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");
}

const ESCAPE = "\u001b[3";

describe("sluice trigger", () => {
  it.each([
    { where: "a GitLab job", env: { GITLAB_CI: "true" }, coloured: true },
    { where: "a GitLab job with NO_COLOR", env: { GITLAB_CI: "true", NO_COLOR: "1" }, coloured: false },
    { where: "a pipe", env: {}, coloured: false },
  ])("colours what goes to $where: $coloured", async ({ env, coloured }) => {
    const { exitCode, out } = await run("build", env);

    expect(exitCode).toBe(0);
    expect(out.includes(ESCAPE)).toBe(coloured);
  });

  it("gives the runner of a GitHub job no command in a job's name", async () => {
    const { out, err } = await run("##[error]x", { GITHUB_ACTIONS: "true" }, "--artifacts", "--json");

    expect(err).toContain("## [error]x (build) succeeded");
    expect(out + err).not.toContain("##[");
    expect(lastOf(out).artifacts.files[0].job).toBe("##[error]x");
  });
});
