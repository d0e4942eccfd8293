import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { triggerFault } from "../../../shared/gitlab/trigger-fault.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const root = join(import.meta.dirname, "../../..");
const fixtures = join(import.meta.dirname, "../../fixtures/tls");
const caFile = join(fixtures, "ca.pem");
const tls = { key: readFileSync(join(fixtures, "server.key")), cert: readFileSync(join(fixtures, "server.pem")) };
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
const call = { method: "POST", path: "projects/1/x", what: "triggering", body: "{}" } as const;

describe("a server with a private certificate", () => {
  it("is refused before anything is sent, with a hint at ca-file", async () => {
    await using server = await startServer([{ body: {} }], tls);
    using client = connected(server.url);

    const error = await failureOf(client.gitlab.send(call));

    expect(error).toMatchObject({ code: "GITLAB_TLS_FAILED", hint: expect.stringContaining("ca-file") });
    expect(triggerFault(error)).toBe("not-created");
    expect(server.requests).toEqual([]);
  });

  it("is trusted once its authority is in ca-file, over kept connections too", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);
    using client = connected(server.url, { caFile });

    await client.gitlab.send(call);
    await client.gitlab.send(call);

    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });

  it("is refused under a name its certificate is not for, even so", async () => {
    await using server = await startServer([{ body: {} }], tls);
    using client = connected(`https://127.0.0.1:${server.port}`, { caFile });

    const error = await failureOf(client.gitlab.send(call));

    expect(error).toMatchObject({ code: "GITLAB_TLS_FAILED", hint: expect.stringContaining("host name") });
    expect(server.requests).toEqual([]);
  });
});

describe("insecure", () => {
  it("takes any certificate, under any name, on this connection alone", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);
    using careless = connected(`https://127.0.0.1:${server.port}`, { insecure: true });
    using careful = connected(`https://127.0.0.1:${server.port}`);

    await careless.gitlab.send(call);

    expect(await failureOf(careful.gitlab.send(call))).toMatchObject({ code: "GITLAB_TLS_FAILED" });
    expect(server.requests).toHaveLength(1);
    expect(process.env["NODE_TLS_REJECT_UNAUTHORIZED"]).toBeUndefined();
  });
});

describe("NODE_EXTRA_CA_CERTS", () => {
  it.each([
    ["by itself", "undefined"],
    ["beside a ca-file with other authorities", JSON.stringify(join(fixtures, "server.pem"))],
  ])("is trusted %s", async (_how, otherFile) => {
    await using server = await startServer(() => ({ body: {} }), tls);
    // Node reads the variable when it starts.
    const program = `
      import { connectGitLab } from ${JSON.stringify(join(root, "shared/gitlab/http.ts"))};
      import { silentLog as log } from ${JSON.stringify(join(root, "shared/text/log.ts"))};
      import { systemClock as clock } from ${JSON.stringify(join(root, "shared/time/clock.ts"))};
      const caFile = ${otherFile};
      const options = { url: ${JSON.stringify(server.url)}, ...(caFile === undefined ? {} : { caFile }) };
      const gitlab = connectGitLab(options, { clock, random: () => 0, log });
      const { status } = await gitlab.send({ method: "POST", path: "x", what: "asking" });
      process.stdout.write(String(status));
    `;

    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
    });

    expect(stdout).toBe("200");
  });
});

describe("ca-file", () => {
  it("may hold several certificates and words between them", async () => {
    await using server = await startServer([{ body: {} }], tls);
    const path = aFile(
      `# ours\n${readFileSync(join(fixtures, "server.pem"), "utf8")}\n# theirs\n${readFileSync(caFile, "utf8")}`,
    );
    using client = connected(server.url, { caFile: path });

    await client.gitlab.send(call);

    expect(server.requests).toHaveLength(1);
  });

  it("may be the text of the certificates itself", async () => {
    await using server = await startServer([{ body: {} }], tls);
    using client = connected(server.url, { caFile: readFileSync(caFile, "utf8") });

    await client.gitlab.send(call);

    expect(server.requests).toHaveLength(1);
  });

  it("that is a damaged text is called a text in the error", () => {
    const text = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";

    expect(() => connected("https://gitlab.example.com", { caFile: text })).toThrow(
      expect.objectContaining({
        code: "CA_FILE_INVALID",
        message: expect.stringContaining("the text given as `ca-file`"),
      }),
    );
  });

  it.each([
    ["does not exist", "/nowhere/ca.pem", "FILE_UNREADABLE"],
    ["is a folder", tmpdir(), "FILE_UNREADABLE"],
    ["is empty", aFile(""), "CA_FILE_INVALID"],
    ["holds something else", aFile("-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"), "CA_FILE_INVALID"],
    ["is damaged", aFile("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"), "CA_FILE_INVALID"],
  ])("that %s is an error at once, with exit code 2", (_what, path, code) => {
    expect(() => connected("https://gitlab.example.com", { caFile: path })).toThrow(
      expect.objectContaining({ code, exitCode: 2, message: expect.stringContaining(path) }),
    );
  });
});

function aFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sluice-ca-"));
  folders.push(folder);
  const path = join(folder, "ca.pem");
  writeFileSync(path, text);
  return path;
}
