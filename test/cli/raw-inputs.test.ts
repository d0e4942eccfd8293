import { describe, expect, it } from "vitest";
import { DECLARED_INPUTS } from "../../action/inputs/declared.generated.ts";
import type { TriggerOptions } from "../../cli/commands/step-options.ts";
import { buildProgram, IDLE } from "../../cli/program.ts";
import { rawTriggerInputs } from "../../cli/raw-inputs.ts";
import { aWorld } from "./a-world.ts";

const SWITCHES = new Set<string>(["wait", "follow", "dry-run", "cancel-outdated", "comment", "redact", "insecure"]);

describe("the options of sluice trigger", () => {
  it("become the inputs of the same name", async () => {
    const raw = await rawOf([
      "--project",
      "group/app",
      "--ref=v1",
      "--poll-interval",
      "2s",
      "--if-no-artifacts",
      "warn",
    ]);

    expect(raw).toEqual({ project: "group/app", ref: "v1", "poll-interval": "2s", "if-no-artifacts": "warn" });
  });

  it.each(DECLARED_INPUTS.filter(({ secret }) => !secret).map(({ name }) => name))(
    "have one for the input `%s`, and an environment variable",
    async (name) => {
      const env = { [`SLUICE_${name.toUpperCase().replaceAll("-", "_")}`]: "from the environment" };
      const option = SWITCHES.has(name) ? [`--${name}`] : [`--${name}`, "given"];

      expect(await rawOf([], { env })).toEqual({ [name]: "from the environment" });
      expect(await rawOf(option, { env })).toEqual({ [name]: SWITCHES.has(name) ? "true" : "given" });
    },
  );

  it.each([
    { args: [], env: {}, wait: undefined },
    { args: ["--wait"], env: { SLUICE_WAIT: "false" }, wait: "true" },
    { args: ["--no-wait"], env: {}, wait: "false" },
    { args: ["--no-wait"], env: { SLUICE_WAIT: "true" }, wait: "false" },
    { args: [], env: { SLUICE_WAIT: "false" }, wait: "false" },
  ])("read $args with $env as wait: $wait", async ({ args, env, wait }) => {
    expect((await rawOf(args, { env })).wait).toBe(wait);
  });

  it.each([...SWITCHES])("switch %s off where the environment switches it on", async (name) => {
    const env = { [`SLUICE_${name.toUpperCase().replaceAll("-", "_")}`]: "true" };

    expect(await rawOf([`--no-${name}`], { env })).toEqual({ [name]: "false" });
  });

  it.each(["ref", "wait-for-jobs", "play-jobs", "fail-on", "cancel-on", "artifacts", "dotenv-from", "dotenv-mask"])(
    "take --%s more than once, an entry a line",
    async (name) => {
      expect(await rawOf([`--${name}`, "one", `--${name}=two, three`])).toEqual({ [name]: "one\ntwo, three" });
    },
  );

  it("read maps from files, with single values laid over them", async () => {
    const files = { "vars.env": "A=1\nB=2\n", "inputs.yml": "replicas: 3\n" };

    const raw = await rawOf(["--variables-file", "vars.env", "--variable", "B=3", "--inputs-file=inputs.yml"], {
      files,
    });

    expect(JSON.parse(raw.variables ?? "")).toEqual({ A: "1", B: "3" });
    expect(raw.inputs).toBe("replicas: 3\n");
  });

  it("refuse a map that is given twice", async () => {
    const args = ["--variables-file", "vars.env", "--variables", "A=1"];

    await expect(rawOf(args, { files: { "vars.env": "" } })).rejects.toMatchObject({
      code: "USAGE",
      message: "sluice trigger: --variables and --variables-file are both given.",
    });
  });

  it("lay --file-variable over --file-variables", async () => {
    const raw = await rawOf(["--file-variables", "KEY=a.pem", "--file-variable", "CERT=b.pem"]);

    expect(JSON.parse(raw["file-variables"] ?? "")).toEqual({ KEY: "a.pem", CERT: "b.pem" });
  });

  it("take bare --artifacts for all of them", async () => {
    expect(await rawOf(["--artifacts", "--no-wait"])).toMatchObject({ artifacts: "true" });
  });

  it("read tokens from files, without the line break at the end", async () => {
    const files = { "/run/t": "glptt-abc\n", a: "glpat-abc\r\n" };

    const raw = await rawOf(["--trigger-token-file", "/run/t", "--access-token-file=a"], {
      files,
      env: { SLUICE_TRIGGER_TOKEN: "glptt-other" },
    });

    expect(raw).toEqual({ "trigger-token": "glptt-abc", "access-token": "glpat-abc" });
  });

  it.each([
    { file: "missing", files: {} },
    { file: "empty", files: { empty: "\n" } },
  ])("refuse a token file that is $file, even where the environment has a token", async ({ file, files }) => {
    const env = { SLUICE_JOB_TOKEN: "glcbt-other" };

    await expect(rawOf(["--job-token-file", file], { files, env })).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: expect.stringContaining(`${file} given by --job-token-file`),
    });
  });

  it.each([
    { given: [], maps: {}, variables: undefined },
    { given: ["A=1"], maps: {}, variables: { A: "1" } },
    { given: ["A=x=y", "B="], maps: {}, variables: { A: "x=y", B: "" } },
    { given: ["A=1"], maps: { SLUICE_VARIABLES: "A=0\nB=2" }, variables: { A: "1", B: "2" } },
    { given: ["A=line\nbreak"], maps: { SLUICE_VARIABLES: '{"B": 1.10}' }, variables: { A: "line\nbreak", B: "1.10" } },
  ])("lay --variable $given over $maps", async ({ given, maps, variables }) => {
    const args = given.flatMap((pair) => ["--variable", pair]);

    const raw = await rawOf(args, { env: maps });

    expect(raw.variables === undefined ? undefined : JSON.parse(raw.variables)).toEqual(variables);
  });

  it("lay --input, as text, over typed --inputs", async () => {
    const raw = await rawOf([
      "--inputs",
      "replicas: 3\ndebug: false",
      "--input",
      "version=1.10",
      "--input",
      "debug=yes",
    ]);

    expect(JSON.parse(raw.inputs ?? "")).toEqual({ replicas: 3, debug: "yes", version: "1.10" });
  });

  it("leave a map that cannot be read for the one complaint about all inputs", async () => {
    const raw = await rawOf(["--variables", "- no map", "--variable", "A=1"]);

    expect(raw.variables).toBe("- no map");
  });

  it.each([
    { pair: ["NOPAIR"], says: '--variable got "NOPAIR" instead of NAME=value' },
    { pair: ["=canary"], says: "--variable got a pair without a name" },
    { pair: ["A=canary", "A=canary"], says: "--variable names A twice" },
  ])("refuse the pairs $pair without repeating a value", async ({ pair, says }) => {
    const refused = rawOf(pair.flatMap((text) => ["--variable", text]));

    await expect(refused).rejects.toMatchObject({ code: "USAGE", message: expect.stringContaining(says) });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining("canary") });
  });
});

async function rawOf(args: readonly string[], world: Parameters<typeof aWorld>[0] = {}) {
  let options: TriggerOptions | undefined;
  const trigger = async (given: TriggerOptions) => {
    options = given;
  };
  const program = buildProgram(DECLARED_INPUTS, { ...IDLE, trigger }, { out: () => {}, width: 80 });
  await program.parseAsync(["trigger", ...args], { from: "user" });
  if (options === undefined) throw new Error("sluice trigger was not called.");
  return await rawTriggerInputs(options, aWorld(world));
}
