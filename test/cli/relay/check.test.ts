import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { HEALTHY } from "../../relay/support/broken-config.ts";
import { ENV } from "../../relay/support/loading.ts";
import { aWorld } from "../a-world.ts";

const LAB =
  "  - { name: l, from: lab, trigger: { gitlab: main, project: g/d, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } } }";
const SOUND = [...HEALTHY, LAB].join("\n");

async function check(text: string, args: readonly string[] = [], env = ENV) {
  const world = aWorld({ files: { [resolve("relay.yml")]: text }, env });
  const exitCode = await runCli(["relay", "check", ...args], world);
  return { exitCode, ...world.printed };
}

describe("sluice relay check", () => {
  it("says of a sound file what is in it", async () => {
    expect(await check(SOUND)).toEqual({
      exitCode: 0,
      out: "relay.yml is sound: 2 sources, 2 routes.\n",
      err: "",
    });
    expect(JSON.parse((await check(SOUND, ["--json"])).out)).toEqual({
      schema: "sluice/relay-check-result@1",
      sound: true,
      sources: 2,
      routes: 2,
      schedules: 0,
      problems: [],
      warnings: [],
    });
  });

  it("lists every problem with its place and what to write instead, and ends with exit code 2", async () => {
    const { exitCode, out, err } = await check(
      SOUND.replace("from: hub", "from: hubb").replace(
        "branches: [main]",
        "branches: refs/heads/main, if: change.reff == ''",
      ),
    );

    expect(exitCode).toBe(2);
    expect(out).toBe("");
    expect(err.split("\n").slice(1, 4)).toEqual([
      '  relay.yml:10:11 routes[0].from: there is no source "hubb": did you mean hub?',
      "  relay.yml:11:45 routes[0].when.branches: is a full ref: write the short name, main instead of refs/heads/main",
      "  relay.yml:11:66 routes[0].when.if: is no sound CEL expression: no such key: reff: did you mean ref? [CONFIG_INVALID]",
    ]);
  });

  it("gives a program the same with --json, and a person the error all the same", async () => {
    const { exitCode, out, err } = await check(SOUND.replace("from: hub", "from: hubb"), ["--json"]);

    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toEqual({
      schema: "sluice/relay-check-result@1",
      sound: false,
      problems: [{ line: 10, column: 11, key: "routes[0].from", text: 'there is no source "hubb": did you mean hub?' }],
      warnings: [expect.objectContaining({ line: 6, key: "sources.hub" })],
    });
    expect(err).toContain("[CONFIG_INVALID]");
  });

  it("warns on standard error, and finds the file sound", async () => {
    const { exitCode, out, err } = await check(HEALTHY.join("\n"));

    expect(exitCode).toBe(0);
    expect(out).toBe("relay.yml is sound: 2 sources, 1 route, 1 warning.\n");
    expect(err).toMatch(/^warning: relay\.yml:7:3 sources\.lab: starts nothing: no route takes events from it/);
  });

  it("needs the secrets, or is told that they need not be there", async () => {
    const without = await check(SOUND, [], {});

    expect(without.exitCode).toBe(2);
    expect(without.err).toContain("[CONFIG_SECRET_MISSING]");
    expect(await check(SOUND, ["--without-secrets"], {})).toMatchObject({ exitCode: 0, err: "" });
    expect((await check(SOUND.replace("ref: main", "ref: '..'"), ["--without-secrets"], {})).err).toMatch(
      /\.ref: is no name git allows .*\[CONFIG_INVALID\]/,
    );
    expect(JSON.parse((await check(SOUND, ["--without-secrets", "--json"], {})).out)).toMatchObject({
      sound: true,
      problems: [],
    });
  });

  it("takes back nothing of a secret: what is written in the file in place of one is not quoted", async () => {
    const { out, err } = await check(SOUND.replace("{ env: DEPLOY_TRIGGER_TOKEN }", "canary-token"), ["--json"]);

    expect(out + err).not.toContain("canary");
  });
});
