import { readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../bundles/bundle-lab.ts";
import { startChild } from "../bundles/child.ts";
import { nodeVersions } from "../bundles/node-versions.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { startStandIn } from "../gitlab/stand-in.ts";

const SCRIPT = join(ROOT, "scripts/generate/components/get-sluice.js");
/** Pauses between attempts, of 2 and 4 seconds, are over at once. */
const HURRY = `const late = setTimeout; globalThis.setTimeout = (act, ms, ...more) => late(act, ms === 2000 || ms === 4000 ? 1 : ms, ...more);`;

describe.each(await nodeVersions())("the components' script, on Node $version", ({ path: node }) => {
  it("reads a private project of the server with the job token", async () => {
    const { gitlab, job } = await aServer();

    const got = await get(node, { ...job, from: "OWNER/sluice@v1.0.0" });

    expect(got).toMatchObject({ exitCode: 0, text: "the command line\n" });
    expect(gitlab.requests).toMatchObject([{ headers: { "job-token": job.CI_JOB_TOKEN } }]);
  });

  it("tells what it could not get, and from where", async () => {
    const { job } = await aServer();

    const got = await get(node, { ...job, from: "OWNER/sluice@v9" });

    expect(got).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/cannot be had from OWNER\/sluice@v9: .* 404/),
    });
  });

  it("tries again when the server has trouble, and not when it refuses", async () => {
    const { gitlab, job } = await aServer();
    gitlab.faults.add({ times: 2, fault: { kind: "status", status: 502, body: "<html>" } });

    const got = await get(node, { ...job, from: "OWNER/sluice@v1.0.0" });
    await get(node, { ...job, from: "OWNER/sluice@v9" });

    expect(got).toMatchObject({ exitCode: 0, text: "the command line\n" });
    expect(gitlab.requests.map(({ status }) => status)).toEqual([502, 502, 200, 404]);
  });
});

describe("the components' script", () => {
  it("follows a server's redirection nowhere with the job token", async () => {
    const { gitlab, job } = await aServer();
    const elsewhere = await aFileServer("stolen");
    gitlab.faults.add({ fault: { kind: "status", status: 302, headers: { Location: elsewhere.url }, body: "" } });

    const got = await get(process.execPath, { ...job, from: "OWNER/sluice@v1.0.0" });

    expect(got.exitCode).toBe(3);
    expect(elsewhere.requests).toEqual([]);
  });

  it("reads a URL without any token", async () => {
    const { job } = await aServer();
    const elsewhere = await aFileServer("another one\n");

    const got = await get(process.execPath, { ...job, from: `${elsewhere.url}/cli.js` });

    expect(got).toMatchObject({ exitCode: 0, text: "another one\n" });
    expect(JSON.stringify(elsewhere.requests.map(({ rawHeaders }) => rawHeaders))).not.toContain(job.CI_JOB_TOKEN);
  });

  it("copies a file of the working copy", async () => {
    const missing = await get(process.execPath, { from: "tools/sluice.js" });

    expect(missing).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("ENOENT") });
    expect(await get(process.execPath, { from: "./sluice.js" }, { "sluice.js": "mine\n" })).toMatchObject({
      text: "mine\n",
    });
  });
});

/** A GitLab with a private project that lets a job of another one in. */
async function aServer() {
  const gitlab = await startStandIn();
  onTestFinished(async () => await gitlab.close());
  const { world } = gitlab;
  const dora = world.user("dora");
  const members = { dora: "developer" } as const;
  const sluice = world.project({
    path: "OWNER/sluice",
    members,
    tags: ["v1.0.0"],
    files: { "dist/cli.js": "the command line\n" },
  });
  const caller = world.project({ path: "group/caller", members });
  world.allowJobTokens(sluice, caller);
  const job = { CI_API_V4_URL: `${gitlab.url}/api/v4`, CI_JOB_TOKEN: world.runningJob(caller, dora).token };
  return { gitlab, job };
}

async function aFileServer(text: string) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function get(
  node: string,
  { from, ...job }: { readonly from: string } & Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
) {
  const cwd = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
  const to = join(cwd, "brought.js");
  const ended = await startChild(
    "sh",
    ["-c", `"$0" --import "data:text/javascript,$1" - < "$2"`, node, encodeURIComponent(HURRY), SCRIPT],
    { cwd, env: { ...job, PATH: process.env["PATH"] ?? "", SLUICE_FROM: from, SLUICE_CLI: to } },
  ).ended;
  return { ...ended, text: await readFile(to, "utf8").catch(() => undefined) };
}
