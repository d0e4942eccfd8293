import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BundleLab, gitlabJob, openLab, ROOT } from "./bundle-lab.ts";
import { cliAlone } from "./cli-alone.ts";
import { runAction, startAction } from "./runner/run-action.ts";

const FOREVER = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };

/** Every way a run can end has its own words to print; none may be a secret. */
const ENDINGS = [
  { when: "all goes well", change: {} },
  { when: "GitLab does not know the token", change: { "trigger-token": "glptt-canary000000000000" } },
  { when: "an input is wrong", change: { timeout: "soon" } },
  { when: "the variables cannot be read", change: { variables: "A=1\nbroken canary-variable" } },
  { when: "the server is none", change: { host: "http://user:canary-password@127.0.0.1" } },
  { when: "a token is of another kind", change: { "access-token": "glptt-canary000000000000" } },
  { when: "a token has a blank in it", change: { "job-token": "canary 000000000000" } },
];

describe("no secret", () => {
  it.each(ENDINGS)("shows in anything the Action prints or writes when $when", async ({ change }) => {
    const lab = await openLab();
    const given: Record<string, string> = { ...inputs(lab), "job-token": "glcbt-64_canary0000000000000", ...change };

    const run = await runAction({ action: ROOT, with: given, env: { ACTIONS_STEP_DEBUG: "true", RUNNER_DEBUG: "1" } });

    // The one place a secret belongs: the command that has the runner mask it.
    const shown = run.everything.replaceAll(/^::add-mask::.*$/gm, "");
    for (const secret of secretsOf(lab, given)) expect(shown).not.toContain(secret);
    expect(shown).not.toContain("canary");
  });

  it("is left out of what the runner is told to mask", async () => {
    const lab = await openLab();

    const run = await runAction({ action: ROOT, with: inputs(lab) });

    expect(run.log.masks(lab.triggerToken)).toBe(true);
    expect(run.log.masks(lab.accessToken)).toBe(true);
  });

  it("is in the state that is kept for post", async () => {
    const lab = await openLab({ ci: FOREVER });
    const running = await startAction({ action: ROOT, with: inputs(lab) });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    running.main.signal("SIGKILL");
    const run = await running.finished;

    expect(Object.keys(run.state).length).toBeGreaterThan(0);
    expect(JSON.stringify(run.state)).not.toMatch(/gl(ptt|pat|cbt)-/);
  });

  it.each(ENDINGS)("shows in anything the command line prints when $when", async ({ change }) => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);
    const given = { ...inputs(lab), ...change };
    const env = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`SLUICE_${name.toUpperCase().replaceAll("-", "_")}`, value]),
    );

    const ends = [await cli.run(["trigger", "--json", "--verbose"], env), await cli.run(["trigger", "--verbose"], env)];

    const shown = ends.map(({ stdout, stderr }) => stdout + stderr).join("");
    for (const secret of secretsOf(lab, given)) expect(shown).not.toContain(secret);
    expect(shown).not.toContain("canary");
  });

  it("shows in a GitLab job's log, its dotenv report or its artifacts folder", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);
    const env = gitlabJob(lab, cli.folder);

    const { stdout, stderr } = await cli.run(
      ["trigger", "--project=group/app", "--ref=main", "--artifacts", "--dotenv=out.env", "--verbose"],
      env,
    );

    const written = await readFile(join(cli.folder, "out.env"), "utf8");
    expect(stdout + stderr + written).toContain("succeeded");
    expect(stdout + stderr + written).not.toContain(env["CI_JOB_TOKEN"]);
  });

  it("is in the arguments of a process, whichever way the token comes in", async () => {
    const lab = await openLab({ ci: FOREVER });
    const cli = await cliAlone(process.execPath);
    await writeFile(join(cli.folder, "token"), lab.triggerToken);
    const child = cli.start(
      ["trigger", "--host", lab.gitlab.url, "--project=group/app", "--ref=main", "--trigger-token-file", "token"],
      { SLUICE_ACCESS_TOKEN: lab.accessToken },
    );
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    const commandLine = await readFile(`/proc/${child.pid}/cmdline`, "utf8");
    child.signal("SIGTERM");
    await child.ended;

    expect(commandLine).toContain("--trigger-token-file");
    expect(commandLine).not.toMatch(/gl(ptt|pat|cbt)-/);
  });

  it("travels in a URL", async () => {
    const lab = await openLab();

    await runAction({ action: ROOT, with: { ...inputs(lab), artifacts: "true" } });

    const urls = lab.gitlab.requests.map(({ path, query }) => `${path}?${JSON.stringify(query)}`).join("\n");
    expect(urls).toContain("/trigger/pipeline");
    for (const secret of secretsOf(lab, {})) expect(urls).not.toContain(secret);
  });
});

function inputs(lab: BundleLab): Record<string, string> {
  return {
    host: lab.gitlab.url,
    project: "group/app",
    ref: "main",
    "trigger-token": lab.triggerToken,
    "access-token": lab.accessToken,
    "poll-interval": "100ms",
    variables: "PASSWORD=canary-variable",
  };
}

/** The secrets of a run in every spelling they could be printed in. */
function secretsOf(lab: BundleLab, given: Readonly<Record<string, string>>): readonly string[] {
  const tokens = Object.entries(given).flatMap(([name, value]) => (name.endsWith("-token") ? [value] : []));
  return [lab.triggerToken, lab.accessToken, ...tokens].flatMap((token) => [
    token,
    encodeURIComponent(token),
    Buffer.from(token).toString("base64"),
  ]);
}
