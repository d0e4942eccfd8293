import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import { getReportArtifact } from "../../../shared/gitlab/report-artifacts.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const MAX = 1_000;
const sending = (bytes: Uint8Array) => (response: ServerResponse) => void response.writeHead(200).end(bytes);

async function read(send: (response: ServerResponse) => void) {
  await using server = await startServer((_request, _n, response) => send(response));
  using client = connected(server.url);
  const answer = await getReportArtifact(client.gitlab, ANONYMOUS, 7, 42, "dotenv", MAX);
  return { url: server.requests[0]?.url, answer };
}

describe("getReportArtifact", () => {
  it("asks for the type on the archive's route, and unpacks what comes", async () => {
    expect(await read(sending(gzipSync("A=1\n")))).toEqual({
      url: "/api/v4/projects/7/jobs/42/artifacts?file_type=dotenv",
      answer: { kind: "report", bytes: Buffer.from("A=1\n") },
    });
  });

  it("does not read on when an older GitLab sends the archive", async () => {
    const endless = (response: ServerResponse) => {
      response.writeHead(200);
      response.write(Buffer.from("PK\u0003\u0004"));
      const more = () => void response.write(Buffer.alloc(64 * 1_024), () => setImmediate(more));
      response.on("close", () => response.destroy());
      more();
    };

    expect((await read(endless)).answer).toEqual({ kind: "not-offered" });
  });

  it.each([
    ["something else", Buffer.from("<html>"), "not-offered"],
    ["nothing", Buffer.alloc(0), "not-offered"],
    ["half a file", gzipSync("A=1\n").subarray(0, 15), "not-offered"],
    ["a bomb", gzipSync(Buffer.alloc(1_000_000)), "too-large"],
    ["more than fits", gzipSync(Buffer.from(Array.from({ length: 9_000 }, (_, n) => (n * 7_919) % 251))), "too-large"],
  ])("tells %s from a report", async (_title, bytes, kind) => {
    expect((await read(sending(bytes))).answer.kind).toBe(kind);
  });

  it("leaves it to the caller whether another credential may read", async () => {
    const failure = await failureOf(read((response) => void response.writeHead(404).end("{}")));

    expect(failure).toMatchObject({ status: 404 });
  });

  it("takes a refused type for one that is not offered", async () => {
    expect((await read((response) => void response.writeHead(400).end("{}"))).answer).toEqual({ kind: "not-offered" });
  });
});
