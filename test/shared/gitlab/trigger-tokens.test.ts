import { describe, expect, it } from "vitest";
import {
  createTriggerToken,
  getTriggerToken,
  listTriggerTokens,
  revokeTriggerToken,
  updateTriggerToken,
} from "../../../shared/gitlab/trigger-tokens.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const access = { kind: "access-token", token: new Secret("glpat-canary") } as const;
const row = {
  id: 10,
  description: "deploy",
  token: "legacy-without-prefix",
  created_at: "2026-01-01T00:00:00.000Z",
  last_used: null,
  expires_at: "2027-01-01T00:00:00.000Z",
  owner: { id: 3, username: "ada" },
};
const token = {
  id: 10,
  description: "deploy",
  token: "legacy-without-prefix",
  createdAt: "2026-01-01T00:00:00.000Z",
  expiresAt: "2027-01-01T00:00:00.000Z",
  owner: { id: 3, username: "ada" },
};

describe("trigger tokens", () => {
  it("are listed over all pages, with or without an owner", async () => {
    await using server = await startServer(({ url }) =>
      url.includes("page=2")
        ? { body: [{ id: 11, token: "6d05", owner: null }] }
        : { body: [row], headers: { "x-next-page": "2" } },
    );
    using client = connected(server.url);

    expect(await listTriggerTokens(client.gitlab, access, "g/p")).toEqual([
      token,
      { id: 11, description: "", token: "6d05" },
    ]);
  });

  it("are read one by one", async () => {
    await using server = await startServer([{ body: row }]);
    using client = connected(server.url);

    expect(await getTriggerToken(client.gitlab, access, "g/p", 10)).toEqual(token);
    expect(server.requests[0]).toMatchObject({ method: "GET", url: "/api/v4/projects/g%2Fp/triggers/10" });
  });

  it.each([
    [{ description: "deploy" }, { description: "deploy" }],
    [
      { description: "deploy", expiresAt: "2027-01-01T00:00:00Z" },
      { description: "deploy", expires_at: "2027-01-01T00:00:00Z" },
    ],
  ])("are created from %j", async (wanted, sent) => {
    await using server = await startServer([{ status: 201, body: row }]);
    using client = connected(server.url);

    expect(await createTriggerToken(client.gitlab, access, "g/p", wanted)).toEqual(token);
    expect(server.requests[0]).toMatchObject({ method: "POST", url: "/api/v4/projects/g%2Fp/triggers" });
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual(sent);
  });

  it("get another description", async () => {
    await using server = await startServer([{ body: row }]);
    using client = connected(server.url);

    await updateTriggerToken(client.gitlab, access, 7, 10, "new");

    expect(server.requests[0]).toMatchObject({
      method: "PUT",
      url: "/api/v4/projects/7/triggers/10",
      body: '{"description":"new"}',
    });
  });

  it("are revoked", async () => {
    await using server = await startServer([{ status: 204 }]);
    using client = connected(server.url);

    await expect(revokeTriggerToken(client.gitlab, access, 7, 10)).resolves.toBeUndefined();
    expect(server.requests[0]).toMatchObject({ method: "DELETE", url: "/api/v4/projects/7/triggers/10" });
  });

  it("are refused with GitLab's reason", async () => {
    await using server = await startServer([{ status: 403, body: { message: "403 Forbidden - too many triggers" } }]);
    using client = connected(server.url);

    expect(await failureOf(createTriggerToken(client.gitlab, access, 7, { description: "x" }))).toMatchObject({
      code: "GITLAB_FORBIDDEN",
      message: expect.stringContaining("too many triggers"),
    });
  });

  it("do not show up in the error when the answer that holds one cannot be read", async () => {
    await using server = await startServer([{ status: 201, body: { token: "legacy-without-prefix", id: null } }]);
    using client = connected(server.url);

    const error = await failureOf(createTriggerToken(client.gitlab, access, 7, { description: "x" }));

    expect(error).toMatchObject({ code: "GITLAB_ANSWER_UNREADABLE" });
    expect(String(error)).not.toContain("legacy-without-prefix");
  });
});
