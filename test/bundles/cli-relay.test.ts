import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cliAlone } from "./cli-alone.ts";

describe("dist/cli.js", () => {
  it("checks a relay's configuration where dist/relay.js stands beside it", async () => {
    const cli = await cliAlone(process.execPath, "relay.js");
    await writeFile(join(cli.folder, "relay.yml"), RELAY_YML);

    const sound = await cli.run(["relay", "check"], RELAY_ENV);
    const unsound = await cli.run(["relay", "check"]);

    expect(sound).toMatchObject({ exitCode: 0, stdout: "relay.yml is sound: 1 source, 1 route.\n", stderr: "" });
    expect(unsound).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("GITHUB_WEBHOOK_SECRET"),
    });
  });

  it("runs the relay where dist/relay.js stands beside it", async () => {
    const cli = await cliAlone(process.execPath, "relay.js");
    await writeFile(join(cli.folder, "relay.yml"), RELAY_YML);
    const child = cli.start(["relay"], RELAY_ENV);
    await child.untilPrinted(/http:\/\/127\.0\.0\.1:\d+/);
    const { stdout, stderr } = child.printed();
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout + stderr)?.[0];

    const answer = await fetch(`${url}/healthz`);
    const deliveries = await cli.run(["relay", "deliveries", "--json"], RELAY_ENV);
    const released = await cli.run(["relay", "release", "no-such-delivery"], RELAY_ENV);
    child.signal("SIGTERM");

    expect(answer.status).toBe(200);
    expect(deliveries).toMatchObject({
      exitCode: 0,
      stdout: `${JSON.stringify({ schema: "sluice/relay-deliveries-result@1", deliveries: [] })}\n`,
    });
    expect(released).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("no-such-delivery") });
    expect(await child.ended).toMatchObject({ exitCode: 0, signal: null });
  });
});

const RELAY_ENV = { GITHUB_WEBHOOK_SECRET: "s3cret-s3cret", DEPLOY_TRIGGER_TOKEN: "glptt-x" };
const RELAY_YML = `
listen: { host: 127.0.0.1, port: 0 }
store: sqlite:./sluice.db
gitlab:
  main: { url: https://gitlab.example.com }
sources:
  acme-github: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }
routes:
  - name: app-to-deploy
    from: acme-github
    when: { repository: acme/app, branches: [main] }
    trigger: { gitlab: main, project: group/deploy, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } }
`;
