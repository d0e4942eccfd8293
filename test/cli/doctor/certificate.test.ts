import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { startServer } from "../../shared/gitlab/canned-server.ts";
import { aWorld } from "../a-world.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/tls");
const caFile = join(fixtures, "ca.pem");
const tls = { key: readFileSync(join(fixtures, "server.key")), cert: readFileSync(join(fixtures, "server.pem")) };

/** What the doctor finds of a server with a private certificate that answers as GitLab does to a stranger. */
async function examined(...args: readonly string[]) {
  const server = await startServer(() => ({ status: 401, body: { message: "401 Unauthorized" } }), tls);
  const world = aWorld({ env: { SLUICE_HOST: server.url } });
  const exitCode = await runCli(["doctor", "--json", ...args], world);
  await server[Symbol.asyncDispose]();
  const findings: readonly { check: string; state: string; fix?: string }[] = JSON.parse(world.printed.out).findings;
  return {
    exitCode,
    of: (check: string) => findings.find((finding) => finding.check === check),
    asked: server.requests,
  };
}

describe("a private certificate authority", () => {
  it("is a failure that says how to trust it, and nothing is asked for", async () => {
    const { exitCode, of, asked } = await examined();

    expect(exitCode).toBe(4);
    expect(of("address")).toMatchObject({ state: "ok" });
    expect(of("certificate")).toMatchObject({ state: "failed", fix: expect.stringContaining("`ca-file`") });
    expect(of("version")).toMatchObject({ state: "not-checked" });
    expect(asked).toEqual([]);
  });

  it("is fine with ca-file", async () => {
    const { exitCode, of } = await examined("--ca-file", caFile);

    expect(exitCode).toBe(0);
    expect(of("certificate")).toMatchObject({ state: "ok" });
  });

  it("is warned about with insecure, which is not needed beside ca-file", async () => {
    const careless = await examined("--insecure");
    const needless = await examined("--insecure", "--ca-file", caFile);

    expect(careless.of("certificate")).toMatchObject({ state: "warning", fix: expect.stringContaining("`ca-file`") });
    expect(needless.of("certificate")).toMatchObject({
      state: "warning",
      fix: expect.stringContaining("nothing here needs it"),
    });
  });

  it("is told apart from a ca-file that holds none", async () => {
    const { exitCode, of } = await examined("--ca-file", import.meta.filename);

    expect(exitCode).toBe(2);
    expect(of("certificate")).toMatchObject({ state: "failed", code: "CA_FILE_INVALID" });
  });
});
