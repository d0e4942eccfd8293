import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  bitbucketCloudRequest,
  bitbucketDataCenterRequest,
  FORGE_SECRET,
  type ForgeRequest,
  giteaRequest,
} from "../relay/support/forge-requests.ts";
import { FORGES } from "../relay/support/forges.ts";
import { bytesOf, payload } from "../relay/support/payloads.ts";
import { until } from "../support/until.ts";
import { RelayHome, route, variable } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const COMMIT_64 = `${COMMIT}${COMMIT}`.slice(0, 64);
const MIDDLE = "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d";
const TAG_OBJECT = "c1a7f0de0b6f43c7b9f7b5a50f3ad2cc7f0e9d11";

/** One relay for all, since each source has its own route: as a process of its own, on SQLite. */
let home: RelayHome;
let relay: RelayProcess;

beforeAll(async () => {
  home = await RelayHome.create({
    // The same push is sent as JSON and as a form here, which else would be the same content twice.
    sources: FORGES.map(
      ({ kind }) => `${kind}: { kind: ${kind}, secrets: [{ env: FORGE_SECRET }], dedupe-window: 0s }`,
    ),
    routes: FORGES.map(({ kind }) =>
      route(kind, "when: { actions: [create, update, delete] }", "payload: text").replace(
        "from: forge",
        `from: ${kind}`,
      ),
    ),
  });
  relay = await startRelayProcess(home.configPath, { ...home.env, FORGE_SECRET });
});

afterAll(async () => {
  await relay.end("SIGTERM");
  await home.dispose();
});

interface Answered {
  readonly status: number;
  readonly event?: string;
  readonly deliveries?: readonly string[];
  readonly reason?: string;
  readonly ping?: boolean;
}

async function send(source: string, { headers, body }: ForgeRequest): Promise<Answered> {
  const response = await fetch(`${relay.url}/hooks/${source}`, {
    method: "POST",
    headers: { ...headers },
    body: Buffer.from(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

async function eventIds(): Promise<readonly string[]> {
  return (await home.look((store) => store.listEvents({ limit: 1_000 }))).map(({ id }) => id);
}

/** What the pipelines of these deliveries were told, in the order of the deliveries. */
async function told(deliveries: readonly string[] = []) {
  const find = (id: string) => home.pipelines().find((pipeline) => variable(pipeline, "SLUICE_DELIVERY") === id);
  await until(() => deliveries.every((id) => find(id) !== undefined));
  return deliveries.map((id) => {
    const pipeline = find(id);
    const facts = (name: string) => variable(pipeline, `SLUICE_${name}`);
    const carried = JSON.parse(variable(pipeline, "TRIGGER_PAYLOAD") ?? "{}") as Record<string, unknown>;
    return {
      runsOn: pipeline?.ref,
      kind: facts("KIND"),
      repository: facts("REPOSITORY"),
      sender: facts("SENDER"),
      ref: facts("REF"),
      sha: facts("SHA"),
      event: facts("EVENT"),
      payload: carried["payload"],
      sha256: carried["payload_sha256"],
    };
  });
}

describe.each(FORGES)("a push of $kind", ({ kind, request, push }) => {
  const json = payload(push);

  it.each([false, ...(/^git|^gogs|^forgejo/.test(kind) && kind !== "gitlab" ? [true] : [])])(
    "becomes a pipeline with its commit and its payload, byte for byte (form: %s)",
    async (form) => {
      const { status, deliveries } = await send(kind, request(json, { id: `${kind}-${form}`, form }));

      expect({ status, deliveries }).toEqual({ status: 202, deliveries: [expect.any(String)] });
      expect(await told(deliveries)).toEqual([
        {
          runsOn: "main",
          kind,
          repository: kind === "bitbucket-datacenter" ? "ACME/app" : "acme/app",
          sender: "road-runner",
          ref: "refs/heads/main",
          sha: kind === "forgejo" ? COMMIT_64 : COMMIT,
          event: "push",
          payload: json.toString("utf8"),
          sha256: createHash("sha256").update(json).digest("hex"),
        },
      ]);
    },
  );

  it("that nobody signed, or somebody else, is answered 401 and leaves nothing", async () => {
    const before = await eventIds();
    const unsigned = await send(kind, request(json, { id: `${kind}-unsigned`, secret: "" }));
    const forged = await send(kind, request(json, { id: `${kind}-forged`, secret: "a guess" }));

    const error = { code: "WEBHOOK_UNAUTHENTICATED", message: "The request is not authenticated." };
    expect([unsigned, forged]).toEqual([
      { status: 401, error },
      { status: 401, error },
    ]);
    expect(await eventIds()).toEqual(before);
  });
});

describe("a push that moves many refs", () => {
  it("of Bitbucket Cloud becomes a pipeline for each", async () => {
    const { deliveries } = await send(
      "bitbucket-cloud",
      bitbucketCloudRequest(payload("bitbucket-cloud-push-many.json"), { id: "many" }),
    );

    expect((await told(deliveries)).map(({ ref, sha, event }) => [ref, sha, event])).toEqual([
      ["refs/heads/main", COMMIT, "push"],
      ["refs/heads/feature/slingshot", MIDDLE, "push"],
      ["refs/heads/wip/{x}-$HOME", MIDDLE, "push"],
      ["refs/heads/old/idea", "", "push"],
      ["refs/tags/v1.4.0", COMMIT, "tag"],
    ]);
  });

  it("of Bitbucket Data Center becomes a pipeline for each", async () => {
    const { deliveries } = await send(
      "bitbucket-datacenter",
      bitbucketDataCenterRequest(payload("bitbucket-datacenter-push-many.json"), { id: "many" }),
    );

    expect((await told(deliveries)).map(({ ref, repository }) => [ref, repository])).toEqual([
      ["refs/heads/main", "~road-runner/app"],
      ["refs/heads/wip/{x}-$HOME", "~road-runner/app"],
      ["refs/heads/old/idea", "~road-runner/app"],
      ["refs/tags/v1.4.0", "~road-runner/app"],
    ]);
  });
});

describe("what a forge tells without a push, or beside it", () => {
  it.each([
    { source: "gitea", file: "gitea-tag-annotated.json", event: "push", ref: "refs/tags/v1.4.0", sha: COMMIT },
    { source: "gogs", file: "gogs-create-tag.json", event: "create", ref: "refs/tags/v1.4.0", sha: COMMIT },
    { source: "gogs", file: "gogs-delete-tag.json", event: "delete", ref: "refs/tags/v1.4.0", sha: "" },
    {
      source: "gitea",
      file: "gitea-delete-branch.json",
      event: "delete",
      ref: "refs/heads/feature/slingshot",
      sha: "",
    },
  ] as const)("becomes a pipeline: $event of $source about $ref", async ({ source, file, event, ref, sha }) => {
    const { deliveries } = await send(source, giteaRequest(source, payload(file), { event, id: file }));

    expect(await told(deliveries)).toMatchObject([{ ref, sha }]);
    expect(sha).not.toBe(TAG_OBJECT);
  });

  it.each([
    { source: "gitea", file: "gitea-create-tag.json", event: "create", reason: "the push event beside it says more" },
    { source: "gitea", file: "gitea-test-delivery.json", event: "push", reason: "a test delivery" },
  ] as const)("starts nothing, and says so: $event of $source ($file)", async ({ source, file, event, reason }) => {
    expect(await send(source, giteaRequest(source, payload(file), { event, id: file }))).toMatchObject({
      status: 200,
      deliveries: [],
      reason: expect.stringContaining(reason),
    });
  });

  it("as an unsigned ping of Bitbucket Data Center is answered, told in the log, and not kept", async () => {
    const before = await eventIds();
    const ping = { event: "diagnostics:ping", secret: "", id: "ping" };

    const answer = await send(
      "bitbucket-datacenter",
      bitbucketDataCenterRequest(payload("bitbucket-datacenter-ping.json"), ping),
    );
    const bigger = await send(
      "bitbucket-datacenter",
      bitbucketDataCenterRequest(bytesOf('{"test": true, "a": 1}'), ping),
    );

    expect([answer, bigger.status]).toEqual([{ status: 200, ping: true }, 401]);
    expect(relay.printed()).toContain("Connection tested by an unsigned ping");
    expect(await eventIds()).toEqual(before);
  });
});
