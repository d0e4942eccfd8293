import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { runAction, startAction } from "./runner/run-action.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const CORE = pathToFileURL(join(import.meta.dirname, "../../node_modules/@actions/core/lib/core.js")).href;

/** GitHub's own toolkit is the other side here: the emulated runner must understand all that it says. */
describe("the emulated runner", () => {
  it("hands inputs over as core.getInput reads them, with defaults and hyphens", async () => {
    const action = await anAction({
      inputs: { "poll-interval": { default: "10s" }, "two words": {}, unset: {} },
      main: `core.info([core.getInput("poll-interval"), core.getInput("two words"), core.getInput("unset") === ""].join("|"));`,
    });

    const run = await runAction({ action, with: { "two words": " kept " } });

    expect(run.log.lines).toEqual(["10s|kept|true"]);
  });

  it("warns about inputs that action.yml does not declare", async () => {
    const action = await anAction({ inputs: { ref: {} }, main: "" });

    const run = await runAction({ action, with: { reff: "main" } });

    expect(run.log.annotations).toEqual([
      { level: "warning", message: "Unexpected input(s) 'reff', valid inputs are ['ref']" },
    ]);
  });

  it("reads outputs, state and exported variables, several lines included", async () => {
    const value = "one\ntwo=2\nthree<<EOF\nEOF";
    const action = await anAction({
      main: `core.setOutput("text", ${JSON.stringify(value)}); core.setOutput("json", { a: 1 });
             core.saveState("pipeline", "7"); core.exportVariable("DEPLOYED", "yes");`,
      post: `core.info("state " + core.getState("pipeline"));`,
    });

    const run = await runAction({ action, with: {} });

    expect(run.outputs).toEqual({ text: value, json: '{"a":1}' });
    expect(run.state).toEqual({ pipeline: "7" });
    expect(run.exported).toEqual({ DEPLOYED: "yes" });
    expect(run.log.lines).toEqual(["state 7"]);
  });

  it("masks what the action registers, from then on and line by line", async () => {
    const action = await anAction({
      main: `core.setSecret("s3cret\\nsecond-line"); core.info("a s3cret and a second-line"); core.error("s3cret");`,
    });

    const run = await runAction({ action, with: {} });

    expect(run.log.lines).toEqual(["a *** and a ***"]);
    expect(run.log.annotations).toEqual([{ level: "error", message: "***" }]);
  });

  it("reads annotations with titles, colons, commas and percent signs", async () => {
    const action = await anAction({
      main: `core.warning("100 % of\\nit", { title: "a, b: c" }); core.notice("::error::no command");`,
    });

    const run = await runAction({ action, with: {} });

    expect(run.log.annotations).toEqual([
      { level: "warning", title: "a, b: c", message: "100 % of\nit" },
      { level: "notice", message: "::error::no command" },
    ]);
  });

  it("reads the older form of a command anywhere in a line", async () => {
    const action = await anAction({ main: `console.log("job ##[error]forged"); console.log("##[unknown]line");` });

    const run = await runAction({ action, with: {} });

    expect(run.log.annotations).toEqual([{ level: "error", message: "forged" }]);
    expect(run.log.lines).toEqual(["##[unknown]line"]);
  });

  it("obeys nothing between stop-commands and its token", async () => {
    const action = await anAction({
      main: `console.log("::stop-commands::t0k"); console.log("::error::fake"); console.log("::t0k::"); console.log("::error::real");`,
    });

    const run = await runAction({ action, with: {} });

    expect(run.log.lines).toEqual(["::error::fake"]);
    expect(run.log.annotations).toEqual([{ level: "error", message: "real" }]);
  });

  it("refuses the commands that real runners have switched off", async () => {
    const action = await anAction({
      main: `console.log("::set-output name=id::7"); console.log("::set-env name=A::b");`,
    });

    const run = await runAction({ action, with: {} });

    expect(run.outputs).toEqual({});
    expect(run.log.refused.map(({ name }) => name)).toEqual(["set-output", "set-env"]);
  });

  it.each(["gitea", "forgejo"] as const)(
    "obeys, as one of %s, commands that GitHub's no longer does",
    async (runner) => {
      const action = await anAction({
        main: `console.log("::set-output name=id::7"); console.log(" ::set-output name=id::8"); console.log("a ##[error]b");
             console.log("::error::a b::c"); console.log(process.env.GITHUB_API_URL);`,
      });

      const run = await runAction({ action, runner, with: {} });

      expect(run.outputs).toEqual({ id: "7" });
      expect(run.log.annotations).toEqual([]);
      expect(run.log.lines.at(-1)).toBe(`https://${runner}.example.com/api/v1`);
    },
  );

  it("collects the summary and fails with the action's exit code", async () => {
    const action = await anAction({ main: `await core.summary.addHeading("Done").write(); core.setFailed("no");` });

    const run = await runAction({ action, with: {} });

    expect(run).toMatchObject({ conclusion: "failure", main: { exitCode: 1 } });
    expect(run.summary).toContain("<h1>Done</h1>");
  });

  it.each([
    // What the action ends on has all the time it may need; what comes before that need not wait.
    { ends: "on the interrupt", on: ["SIGINT"], signal: null, times: { interrupt: 20_000, terminate: 20_000 } },
    { ends: "on being terminated", on: ["SIGTERM"], signal: null, times: { interrupt: 20, terminate: 20_000 } },
    { ends: "only by being killed", on: [], signal: "SIGKILL", times: { interrupt: 20, terminate: 20 } },
  ] as const)("cancels an action that ends $ends, then runs post with its state", async ({ on, signal, times }) => {
    const handlers = ["SIGINT", "SIGTERM"]
      .map((name) => `process.on("${name}", () => { ${on.some((one) => one === name) ? "process.exit(0)" : ""} });`)
      .join("");
    const action = await anAction({
      main: `core.saveState("pipeline", "7"); ${handlers} setInterval(() => {}, 1000); console.log("ready");`,
      post: `core.info("cleaning up " + core.getState("pipeline"));`,
    });

    const running = await startAction({ action, with: {}, cancelAfterMs: times });
    await running.main.untilPrinted(/ready/);
    running.cancel();
    const run = await running.finished;

    expect(run.conclusion).toBe("cancelled");
    expect(run.main.signal).toBe(signal);
    expect(run.log.lines).toContain("cleaning up 7");
  });
});

async function anAction(parts: { inputs?: object; main: string; post?: string }): Promise<string> {
  const folder = join(await temporaryFolder(), "action");
  await mkdir(folder);
  const program = (body: string) => `import * as core from ${JSON.stringify(CORE)};\n${body}\n`;
  const runs = { using: "node24", main: "main.mjs", ...(parts.post === undefined ? {} : { post: "post.mjs" }) };
  await writeFile(join(folder, "action.yml"), JSON.stringify({ name: "test", inputs: parts.inputs ?? {}, runs }));
  await writeFile(join(folder, "main.mjs"), program(parts.main));
  if (parts.post !== undefined) await writeFile(join(folder, "post.mjs"), program(parts.post));
  return folder;
}
