import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectForges, type ForgeConnections } from "../../../../relay/http/forge-exchange.ts";
import {
  type CommitStatus,
  MOST_DESCRIPTION,
  type StatusPlace,
} from "../../../../shared/forge/statuses/commit-status.ts";
import type { StatusForge } from "../../../../shared/forge/statuses/dialect-of.ts";
import { sendStatus } from "../../../../shared/forge/statuses/send-status.ts";
import { Secret } from "../../../../shared/text/secret.ts";
import { type StatusForgeKind, StatusForgeStandIn } from "../../../forge/status-forge.ts";

const SHA = "c0ffee".padEnd(40, "0");
const NOW = new Date("2026-03-04T12:00:00.000Z");
const PAGE = "https://gitlab.example.com/group/deploy/-/pipelines/7";

const STATUS: CommitStatus = {
  sha: SHA,
  ref: "refs/heads/main",
  state: "running",
  context: "sluice/app",
  description: "Pipeline #7 is running.",
  url: PAGE,
};

/** Each stand-in, and the kind of source that talks to it. */
const FORGES = [
  ["github", "github"],
  ["gitea", "gitea"],
  ["forgejo", "forgejo"],
  ["bitbucket-cloud", "bitbucket-cloud"],
  ["bitbucket-datacenter", "bitbucket-datacenter"],
  ["bitbucket-server", "bitbucket-datacenter"],
] as const satisfies readonly (readonly [StatusForgeKind, StatusForge])[];

let forges: ForgeConnections;

beforeEach(() => {
  forges = connectForges(2_000);
});

afterEach(() => forges.close());

describe.each(FORGES)("a status at %s", (kind, forge) => {
  let server: StatusForgeStandIn;

  beforeEach(async () => {
    server = await StatusForgeStandIn.start(kind);
    server.commits.add(SHA);
  });

  afterEach(() => server[Symbol.asyncDispose]());

  const place = (over: Partial<StatusPlace> = {}): StatusPlace => ({
    api: { url: server.url, token: new Secret(server.token) },
    repository: "acme/app",
    ...over,
  });
  const send = (status: Partial<CommitStatus> = {}, where = place()) =>
    sendStatus({ exchange: forges.exchange, now: () => NOW }, forge, where, { ...STATUS, ...status }, never());

  it.each(["pending", "running", "success", "failed", "error", "canceled", "skipped"] as const)(
    "that is %s is taken, with its words and its address",
    async (state) => {
      const sent = await send({ state });

      expect(sent.kind).toBe("accepted");
      expect(server.statuses).toEqual([
        expect.objectContaining({ sha: SHA, description: STATUS.description, url: PAGE }),
      ]);
    },
  );

  it("is taken with the longest description, and a context longer than any key", async () => {
    const context = `sluice/${"long-".repeat(50)}`;

    const sent = await send({ description: "x".repeat(MOST_DESCRIPTION), context });
    const other = await send({ context: `${context}other` });

    expect([sent.kind, other.kind]).toEqual(["accepted", "accepted"]);
    expect(new Set(server.statuses.map((status) => status.context)).size).toBe(2);
  });

  it("is refused for good when the token is wrong, and says so without the token", async () => {
    const sent = await send({}, place({ api: { url: server.url, token: new Secret("wrong-token-canary") } }));

    expect(sent).toMatchObject({ kind: "refused", status: 401 });
    expect(JSON.stringify(sent)).not.toContain("wrong-token-canary");
    expect(server.statuses).toEqual([]);
  });

  it.each(["../../admin", "acme/..", "acme", "acme/app/more", "acme/", "\ud800/app"])(
    "is not sent to a repository named %j",
    async (repository) => {
      const sent = await send({}, place({ repository }));

      expect(sent).toEqual({ kind: "refused", words: "there can be no such repository or commit" });
      expect(server.requests).toEqual([]);
    },
  );

  it.each(["main", `${SHA}/../x`, "", "c0ffee"])("is not sent about a commit %j", async (sha) => {
    expect((await send({ sha })).kind).toBe("refused");
    expect(server.requests).toEqual([]);
  });

  it.each([
    { status: 502, everybody: true },
    { status: 503, everybody: true },
    { status: 504, everybody: true },
    { status: 500, everybody: false },
    { status: 409, everybody: false },
  ])("may be taken later after a $status", async ({ status, everybody }) => {
    server.faults.push({ kind: "answer", answer: { status } });

    expect(await send()).toMatchObject({ kind: "passing", everybody, status });
  });

  it("waits as long as a 429 asks for", async () => {
    server.faults.push({ kind: "answer", answer: { status: 429, headers: { "retry-after": "7" } } });

    expect(await send()).toMatchObject({ kind: "passing", everybody: true, pauseMs: 7_000 });
  });

  it("fails with the transport's code when no answer comes", async () => {
    server.faults.push({ kind: "drop-after" });

    await expect(send()).rejects.toMatchObject({ code: "GITLAB_CONNECTION_LOST" });
  });

  it("follows a redirect to a new name within the forge, and none to elsewhere", async () => {
    await using elsewhere = await StatusForgeStandIn.start(kind);
    const { pathname } = new URL(server.url);
    server.faults.push({
      kind: "answer",
      answer: { status: 307, headers: { location: `${elsewhere.url}${pathname}` } },
    });

    expect((await send()).kind).toBe("refused");
    expect(elsewhere.requests).toEqual([]);

    await send();
    const [, path = ""] = (server.requests.at(-1) ?? "").split(" ");
    server.faults.push({ kind: "answer", answer: { status: 307, headers: { location: path } } });

    expect((await send()).kind).toBe("accepted");
  });
});

describe("a commit that is not there", () => {
  it.each([
    {
      kind: "github",
      forge: "github",
      answer: { kind: "refused", status: 422, words: `No commit found for SHA: ${SHA}` },
    },
    {
      kind: "bitbucket-cloud",
      forge: "bitbucket-cloud",
      answer: { kind: "refused", status: 404, words: "Commit not found" },
    },
    {
      kind: "bitbucket-datacenter",
      forge: "bitbucket-datacenter",
      answer: { kind: "refused", status: 404, words: `Commit '${SHA}' does not exist in repository 'app'.` },
    },
    // Gitea cannot say it.
    { kind: "gitea", forge: "gitea", answer: { kind: "passing", everybody: false, status: 500, words: "" } },
  ] as const)("is told by $kind", async ({ kind, forge, answer }) => {
    await using server = await StatusForgeStandIn.start(kind);
    const place = { api: { url: server.url, token: new Secret(server.token) }, repository: "acme/app" };

    const sent = await sendStatus({ exchange: forges.exchange, now: () => NOW }, forge, place, STATUS, never());

    expect(sent).toEqual(answer);
    expect(server.requests).toHaveLength(1);
  });
});

describe("Bitbucket", () => {
  it.each(["bitbucket-cloud", "bitbucket-datacenter"] as const)(
    "%s is logged in to by name and password where there is a name",
    async (kind) => {
      await using server = await StatusForgeStandIn.start(kind);
      server.commits.add(SHA);
      const api = { url: server.url, token: new Secret(server.token), username: "relay" };

      const sent = await sendStatus(
        { exchange: forges.exchange, now: () => NOW },
        kind,
        { api, repository: "acme/app" },
        STATUS,
        never(),
      );

      expect(sent.kind).toBe("accepted");
    },
  );

  it("Data Center learns which branch was built, of a tag nothing", async () => {
    await using server = await StatusForgeStandIn.start("bitbucket-datacenter");
    server.commits.add(SHA);
    const deps = { exchange: forges.exchange, now: () => NOW };
    const place = { api: { url: server.url, token: new Secret(server.token) }, repository: "acme/app" };

    await sendStatus(deps, "bitbucket-datacenter", place, STATUS, never());
    await sendStatus(deps, "bitbucket-datacenter", place, { ...STATUS, ref: "refs/tags/v1" }, never());

    expect(server.statuses.map(({ ref }) => ref)).toEqual(["refs/heads/main", undefined]);
  });

  it("Server before 7.4 is told by the older call, which knows nothing of canceling", async () => {
    await using server = await StatusForgeStandIn.start("bitbucket-server");
    const deps = { exchange: forges.exchange, now: () => NOW };
    const place = { api: { url: server.url, token: new Secret(server.token) }, repository: "acme/app" };

    const sent = await sendStatus(deps, "bitbucket-datacenter", place, { ...STATUS, state: "canceled" }, never());

    expect(sent.kind).toBe("accepted");
    expect(server.shown(SHA, "sluice/app")).toMatchObject({ state: "FAILED" });
  });
});

function never(): AbortSignal {
  return new AbortController().signal;
}
