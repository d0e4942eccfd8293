import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serverCertificate } from "../../../shared/gitlab/server-certificate.ts";
import { sound } from "../../../shared/gitlab/sounding.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { NOWHERE } from "../../support/nowhere.ts";
import { startServer } from "./canned-server.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/tls");
const caFile = join(fixtures, "ca.pem");
const tls = { key: readFileSync(join(fixtures, "server.key")), cert: readFileSync(join(fixtures, "server.pem")) };
const brief = { deadlineMs: 5_000 };

describe("a sounding", () => {
  it("tells what came back whatever the status, follows nothing and shows no token", async () => {
    await using server = await startServer(() => ({ status: 302, headers: { location: "/users/sign_in" }, body: "" }));

    const sounding = await sound(server.url, brief, new ManualClock());

    expect(sounding).toMatchObject({ kind: "answered", status: 302, isJson: false });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: "GET", url: "/api/v4/version" });
    expect(Object.keys(server.requests[0]?.headers ?? {}).join()).not.toMatch(/token|authorization/);
  });

  it.each([
    { aheadS: 0, least: 0, most: 0 },
    { aheadS: 3_600, least: 3_599_000, most: 3_600_000 },
    { aheadS: -90, least: -90_000, most: -88_000 },
  ])("tells by how much the server's clock is ahead: $aheadS s", async ({ aheadS, least, most }) => {
    const clock = new ManualClock();
    const date = new Date(clock.now().getTime() + aheadS * 1_000).toUTCString();
    await using server = await startServer(() => ({ headers: { date }, body: {} }));

    const sounding = await sound(server.url, brief, clock);

    expect(sounding).toMatchObject({ kind: "answered", isJson: true });
    const ahead = sounding.kind === "answered" ? sounding.clockAheadMs : undefined;
    expect(ahead).toBeGreaterThanOrEqual(least);
    expect(ahead).toBeLessThanOrEqual(most);
  });

  it("is a failure, not an exception, where nobody answers", async () => {
    const sounding = await sound(NOWHERE, brief, new ManualClock());

    expect(sounding).toMatchObject({ kind: "failed", error: { code: "GITLAB_UNREACHABLE" } });
  });

  it("is a failure with a file that holds no certificate", async () => {
    const sounding = await sound("https://127.0.0.1:1", { ...brief, caFile: import.meta.filename }, new ManualClock());

    expect(sounding).toMatchObject({ kind: "failed", error: { code: "CA_FILE_INVALID" } });
  });
});

describe("the certificate of a server", () => {
  it("is seen though nobody trusts it, and nothing is asked for", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);

    const sight = await serverCertificate(server.url, brief);

    expect(sight).toMatchObject({
      problem: expect.stringMatching(/^(UNABLE_TO_|SELF_SIGNED_)/),
      names: expect.any(Array),
    });
    expect(sight?.validTo.getTime()).toBeGreaterThan(Date.now());
    expect(server.requests).toEqual([]);
  });

  it("has no problem once its authority is known, and another one under another name", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);

    const trusted = await serverCertificate(server.url, { ...brief, caFile });
    const misnamed = await serverCertificate(`https://127.0.0.1:${server.port}`, { ...brief, caFile });

    expect(trusted).not.toHaveProperty("problem");
    expect(trusted?.protocol).toMatch(/^TLSv1/);
    expect(misnamed?.problem).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  });

  it("is unknown where no handshake comes to its end", async () => {
    await using plain = await startServer(() => ({ body: {} }));

    expect(await serverCertificate(plain.url.replace("http:", "https:"), brief)).toBeUndefined();
  });
});
