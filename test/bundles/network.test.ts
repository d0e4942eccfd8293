import { describe, expect, it } from "vitest";
import { type BundleLab, openLab, ROOT } from "./bundle-lab.ts";
import { cliAlone } from "./cli-alone.ts";
import { nodeVersions } from "./node-versions.ts";
import { runAction } from "./runner/run-action.ts";
import { CA_FILE, tlsFront, tunnelProxy } from "./tls-front.ts";

const target = (host: string) =>
  ["trigger", "--host", host, "--project", "group/app", "--ref", "main", "--poll-interval", "100ms"] as const;

const tokens = (lab: BundleLab) => ({ SLUICE_TRIGGER_TOKEN: lab.triggerToken, SLUICE_ACCESS_TOKEN: lab.accessToken });

describe.each(await nodeVersions())("dist/cli.js over TLS, on Node $version", ({ path: node }) => {
  it.each([
    { by: "ca-file", args: ["--ca-file", CA_FILE], env: {} },
    { by: "NODE_EXTRA_CA_CERTS", args: [], env: { NODE_EXTRA_CA_CERTS: CA_FILE } },
  ])("trusts a private authority by $by, and brings artifacts back", async ({ args, env }) => {
    const lab = await openLab();
    const host = `https://localhost:${await tlsFront(lab.gitlab.url)}`;
    const cli = await cliAlone(node);

    const ended = await cli.run([...target(host), "--artifacts", ...args], { ...tokens(lab), ...env });

    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
    expect(lab.pipelineStatus()).toBe("success");
  });

  it("refuses a certificate that nobody trusts, and sends nothing", async () => {
    const lab = await openLab();
    const host = `https://localhost:${await tlsFront(lab.gitlab.url)}`;
    const cli = await cliAlone(node);

    const ended = await cli.run(target(host), tokens(lab));

    expect(ended).toMatchObject({ exitCode: 4, stderr: expect.stringContaining("[GITLAB_TLS_FAILED]") });
    expect(lab.gitlab.requests).toEqual([]);
  });

  it("goes through a proxy", async () => {
    const lab = await openLab();
    const proxy = await tunnelProxy(await tlsFront(lab.gitlab.url));
    const cli = await cliAlone(node);

    const ended = await cli.run([...target("https://gitlab.test"), "--ca-file", CA_FILE], {
      ...tokens(lab),
      HTTPS_PROXY: proxy.url,
    });

    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
    expect(new Set(proxy.tunnels)).toEqual(new Set(["gitlab.test:443"]));
  });

  it("logs in to a proxy that asks for it, without a warning of Node", async () => {
    const lab = await openLab();
    const proxy = await tunnelProxy(await tlsFront(lab.gitlab.url), "us er:p@ss");
    const cli = await cliAlone(node);

    const ended = await cli.run([...target("https://gitlab.test"), "--ca-file", CA_FILE], {
      ...tokens(lab),
      HTTPS_PROXY: proxy.url.replace("//", "//us%20er:p%40ss@"),
    });

    expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe("the Action's bundle over TLS", () => {
  it.each([
    { way: "directly", proxied: false },
    { way: "through a proxy", proxied: true },
  ])("trusts a private authority by ca-file, $way", async ({ proxied }) => {
    const lab = await openLab();
    const port = await tlsFront(lab.gitlab.url);
    const proxy = await tunnelProxy(port);

    const run = await runAction({
      action: ROOT,
      with: {
        host: proxied ? "https://gitlab.test" : `https://localhost:${port}`,
        project: "group/app",
        ref: "main",
        "trigger-token": lab.triggerToken,
        "access-token": lab.accessToken,
        "poll-interval": "100ms",
        "ca-file": CA_FILE,
      },
      env: proxied ? { HTTPS_PROXY: proxy.url } : {},
    });

    expect(run.main.exitCode).toBe(0);
    expect(proxy.tunnels.length > 0).toBe(proxied);
  });
});
