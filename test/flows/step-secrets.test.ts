import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import { printableWhole } from "../../shared/text/printable.ts";
import type { Fault } from "../gitlab/faults/fault.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const CANARY = "c4n4ry-in-a-variable";

/** Inputs with a canary wherever a secret may stand, and the texts that must turn up nowhere. */
function canaries(more: RawInputs = {}) {
  const project = lab.project({ jobs: [{ name: "deploy", runMs: 5_000, artifacts: { "a.txt": "a" } }] });
  const { env } = lab.callingJob();
  const raw = lab.inputs(project, {
    variables: `PASSWORD=${CANARY}`,
    "oauth-token": "c4n4ry-oauth",
    "github-token": "ghs_c4n4rygithub",
    "on-manual": "play",
    "play-jobs": `deploy: {PASSWORD: ${CANARY}}`,
    artifacts: "true",
    ...more,
  });
  const tokens = ["trigger-token", "access-token", "oauth-token", "github-token"] as const;
  const secrets = [...tokens.map((name) => raw[name]), env["CI_JOB_TOKEN"], CANARY];
  return { raw, env, secrets: secrets.filter((secret) => secret !== undefined && secret !== "") };
}

describe("no secret leaves the step, but to GitLab", () => {
  const everywhere: readonly {
    readonly name: string;
    readonly fault?: Fault;
    readonly path?: RegExp;
    readonly more?: RawInputs;
  }[] = [
    { name: "when all goes well" },
    { name: "when the inputs are wrong", more: { variables: `PASSWORD: [${CANARY}]`, timeout: "soon" } },
    { name: "when the trigger is refused", more: { ref: "nowhere" } },
    { name: "when the trigger stays ambiguous", fault: { kind: "drop-after" }, path: /trigger/ },
    { name: "when no look works", fault: { kind: "bad-gateway" }, path: /pipelines\/\d+/ },
    { name: "when the artifacts break off", fault: { kind: "truncate", bytes: 9 }, path: /artifacts/ },
  ];

  it.each(everywhere)("$name", async ({ fault, path, more }) => {
    const { raw, env, secrets } = canaries(more);
    if (fault !== undefined) lab.gitlab.faults.add({ ...(path === undefined ? {} : { path }), times: 99, fault });

    const { host } = await lab.run(raw, { env });

    expect(secrets).toHaveLength(6);
    expect(secrets.filter((secret) => secret !== undefined && host.everything().includes(secret))).toEqual([]);
    expect(host.everything()).not.toMatch(/gl(pat|ptt|cbt)-[\w-]{8}/);
  });

  it("and the host is told to hide every token, before anything else", async () => {
    const { raw, env } = canaries();

    const { host } = await lab.run(raw, { env });

    expect(host.masked).toEqual([
      raw["trigger-token"],
      raw["access-token"],
      raw["oauth-token"],
      env["CI_JOB_TOKEN"],
      raw["github-token"],
    ]);
  });

  it("not even when GitLab sends them back", async () => {
    const { raw, env, secrets } = canaries();
    const body = JSON.stringify({ message: { base: [`You sent ${raw["trigger-token"]} and ${raw["access-token"]}`] } });
    lab.gitlab.faults.add({ method: "POST", fault: { kind: "status", status: 400, body } });

    const { host, result } = await lab.run(raw, { env });

    expect(result.error?.message).toContain("You sent ***");
    expect(secrets.filter((secret) => secret !== undefined && host.everything().includes(secret))).toEqual([]);
  });

  it("nor when jobs are named after them", async () => {
    const project = lab.project({
      jobs: ({ variables }) => [
        { name: `x ${variables["ECHO"]}`, stage: variables["ECHO"] ?? "", artifacts: { "a.txt": "a" } },
      ],
    });
    const raw = lab.inputs(project, { artifacts: "true" });
    const token = String(raw["trigger-token"]);

    const { host, result } = await lab.run({ ...raw, variables: `ECHO=${token}` });

    expect(result).toMatchObject({ outcome: "succeeded", artifacts: { count: 1 } });
    expect(host.everything()).toContain("x ***");
    expect(host.everything()).not.toContain(token);
  });

  it("nor in the address of any request", async () => {
    const { raw, env, secrets } = canaries();

    await lab.run(raw, { env });

    const addresses = lab.gitlab.requests.map(({ path, query }) => `${path}?${JSON.stringify(query)}`).join();
    expect(secrets.filter((secret) => secret !== undefined && addresses.includes(secret))).toEqual([]);
  });

  it("and each is sent only where it belongs", async () => {
    const { raw, env } = canaries();

    await lab.run(raw, { env });

    const [trigger, ...reads] = lab.gitlab.requests;
    expect(trigger?.body.toString()).toContain(raw["trigger-token"]);
    expect(JSON.stringify(trigger?.headers)).not.toMatch(/glpat-|glcbt-/);
    expect(reads.every(({ headers }) => headers["private-token"] === raw["access-token"])).toBe(true);
  });
});

describe("names that GitLab lets people choose", () => {
  const HOSTILE = "x\n::set-output name=a::b\r\u001b[31m##[add-mask]y|<img src=x>`@team`";

  it("forge no line, no colour and no markup", async () => {
    const project = lab.project({ jobs: [{ name: HOSTILE, stage: HOSTILE, runMs: 5_000, result: "failed" }] });

    const { host } = await lab.run(lab.inputs(project));

    expect(host.shown.filter((line) => line.includes("set-output")).length).toBeGreaterThan(0);
    expect(host.shown.filter((line) => line.trim().startsWith("::") || printableWhole(line, 10_000) !== line)).toEqual(
      [],
    );
    // In a block of code nothing is markup.
    expect(host.pages.join().replaceAll(/^(`{3,})[^]*?^\1$/gm, "")).not.toMatch(/<img|^::|`@team`/m);
    expect(
      host.pages
        .join()
        .split("\n")
        .filter((line) => printableWhole(line, 10_000) !== line),
    ).toEqual([]);
  });
});
