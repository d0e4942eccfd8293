import { createHmac } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLab, ROOT } from "./bundle-lab.ts";
import { cliAlone } from "./cli-alone.ts";
import { CA_FILE, tlsFront } from "./tls-front.ts";

describe("dist/cli.js and dist/relay.js, with nothing else beside them", () => {
  it("turn a signed webhook into a pipeline, and end when told to", async () => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath, "relay.js");
    const env = { GITHUB_WEBHOOK_SECRET: "s3cret-s3cret", DEPLOY_TRIGGER_TOKEN: lab.triggerToken };
    await writeFile(join(cli.folder, "relay.yml"), relayYml(`https://localhost:${await tlsFront(lab.gitlab.url)}`));
    const relay = cli.start(["relay"], env);
    await relay.untilPrinted(LISTENS);
    const { stdout, stderr } = relay.printed();

    const answer = await post(`${LISTENS.exec(stdout + stderr)?.[0]}/hooks/acme-github`, env.GITHUB_WEBHOOK_SECRET);
    await lab.untilAsked(/^POST .*\/trigger\/pipeline$/);
    await relay.untilPrinted(/Pipeline created/);
    const deliveries = await cli.run(["relay", "deliveries", "--json"], env);
    relay.signal("SIGTERM");

    expect(answer.status).toBe(202);
    expect(await relay.ended).toMatchObject({ exitCode: 0, signal: null });
    expect(JSON.parse(deliveries.stdout)).toMatchObject({
      deliveries: [{ state: "delivered", route: "app-to-deploy" }],
    });
    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(pipeline?.variables).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "SLUICE_KIND", value: "github" })]),
    );
    expect(relay.printed().stdout + relay.printed().stderr).not.toContain(lab.triggerToken);
  });
});

const LISTENS = /http:\/\/127\.0\.0\.1:\d+/;

async function post(url: string, secret: string): Promise<Response> {
  const body = await readFile(join(ROOT, "test/fixtures/webhooks/github-push.json"));
  return await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": "push",
      "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
    body,
  });
}

function relayYml(gitlab: string): string {
  return `
listen: { host: 127.0.0.1, port: 0 }
store: sqlite:./sluice.db
gitlab:
  main: { url: ${gitlab}, ca-file: ${CA_FILE} }
sources:
  acme-github: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }
routes:
  - name: app-to-deploy
    from: acme-github
    when: { branches: ["**"] }
    trigger: { gitlab: main, project: group/app, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } }
`;
}
