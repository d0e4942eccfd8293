import type { Change, RelayEvent } from "../../../relay/model/event.ts";
import { laneOf } from "../../../relay/model/lane.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { SourceConfig } from "../../../relay/model/source-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { jsonPayload } from "../../../shared/webhooks/json-payload.ts";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { aGitHubSource, aGitLabSource, aRoute } from "../support/a-config.ts";
import { payloadJson } from "../support/payloads.ts";
import type { DashboardLab } from "./dashboard-lab.ts";

/** Two sources, three routes and a schedule, as a small company might have them. */
export const BUSY: Partial<RelayConfig> = {
  gitlab: new Map([
    ["main", { name: "main", url: "https://gitlab.example.com" }],
    ["edge", { name: "edge", url: "https://gitlab.edge.example.com" }],
  ]),
  sources: new Map<string, SourceConfig>([
    ["hub", aGitHubSource()],
    ["lab", aGitLabSource()],
  ]),
  routes: [
    aRoute({ name: "app-to-deploy", when: { repository: ["acme/app"], branches: ["main", "release/*"] } }),
    aRoute({
      name: "handbook",
      when: { repository: ["acme/handbook"], paths: ["chapters/**"] },
      trigger: { project: "group/handbook", refs: ["{{ ref.name }}", "main"], payload: "none" },
    }),
    aRoute({
      name: "web-to-edge",
      debounceMs: 30_000,
      feedback: { context: "deploy/edge" },
      when: { repository: ["acme/web"] },
      trigger: { gitlab: "edge", project: "platform/edge", variables: { STAGE: "canary" } },
    }),
    aRoute({ name: "release", when: { tags: ["v*"] }, trigger: { project: "group/release" } }),
  ],
  schedules: [
    {
      name: "nightly",
      cron: "30 2 * * *",
      timeZone: "Europe/Berlin",
      missed: "latest",
      onAmbiguous: "hold",
      order: "any",
      trigger: { ...aRoute().trigger, token: new Secret("glptt-0123456789abcdef") },
    },
  ],
};

/** A push as GitHub sends it, received at `at`. */
export function aPush(
  lab: Pick<DashboardLab, "newId">,
  at: Date,
  { repository = "acme/app", branch = "main", sha = "" } = {},
) {
  const base = payloadJson("github-push.json");
  const after = sha.padEnd(40, "0123456789abcdef");
  const change: Change = {
    index: 0,
    kind: "branch",
    action: "update",
    ref: `refs/heads/${branch}`,
    refName: branch,
    before: String(base["before"]),
    after,
    commit: after,
    forced: false,
  };
  const whole = {
    ...base,
    ref: change.ref,
    after,
    repository: { ...Object(base["repository"]), full_name: repository },
  };
  const body = Buffer.from(JSON.stringify(whole));
  const event: RelayEvent = {
    id: lab.newId(),
    source: "hub",
    sourceKind: "github",
    type: "push",
    senderId: `guid-${sha}`,
    receivedAt: at,
    headers: {
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/044aadd",
      "x-github-event": "push",
      "x-github-delivery": `guid-${sha}`,
    },
    body,
    payloadSha256: sha256Hex(jsonPayload("application/json", body) ?? body),
    reading: { kind: "push", origin: { repository, sender: "road-runner" }, changes: [change] },
  };
  return event;
}

const HOUR_MS = 3_600_000;

/** A day in the life of a relay: pushes of several repositories, most of them delivered, some not. Returns ids worth looking at. */
export async function aBusyDay(lab: DashboardLab, pushes = 24) {
  const { store, clock } = lab;
  const now = clock.now().getTime();
  const routes = new Map([
    ["acme/app", { route: "app-to-deploy", lane: laneOf("main", "group/deploy") }],
    ["acme/web", { route: "web-to-edge", lane: laneOf("edge", "platform/edge") }],
  ]);
  const chance = dice(7);
  const ages = Array.from({ length: pushes }, () => Math.floor(ageOf(chance(), chance()))).sort((a, b) => b - a);
  let dead = "";
  let delivered = "";
  for (const [n, ageMs] of ages.entries()) {
    const at = new Date(now - ageMs);
    // The dead one is always of the same route, so that its picture is.
    const repository = n === pushes - 14 || chance() < 0.7 ? "acme/app" : "acme/web";
    const branch = chance() < 0.75 ? "main" : "release/2.4";
    const event = aPush(lab, at, {
      repository,
      branch,
      sha: (n * 2_654_435_761).toString(16).padStart(9, "4c1b9e0d5").slice(-9),
    });
    const way = routes.get(repository);
    const id = lab.newId();
    const deliveries =
      way === undefined
        ? []
        : [{ id, ...way, changeIndex: 0, ...(way.route === "web-to-edge" ? { feedback: true as const } : {}) }];
    await store.persist(event, deliveries, { id: event.id });
    if (n > pushes - 4) continue;
    const [claimed] = await store.claim(new Date(at.getTime() + 20 + chance() * 120), 1);
    if (claimed === undefined) continue;
    const took = 180 + chance() * 900 + (n % 23 === 0 ? 40_000 * chance() : 0);
    const endedAt = new Date(Math.min(now, at.getTime() + took));
    const { delivery, attempt } = claimed;
    if (n === pushes - 14) {
      dead = delivery.id;
      const text = "GitLab answered 400 (Reference not found) to triggering a pipeline on group/deploy at ref main.";
      await store.settle(delivery.id, attempt, endedAt, {
        kind: "retry",
        dueAt: endedAt,
        code: "GITLAB_CONNECTION_LOST",
        text: "The connection to gitlab.example.com was lost before the answer came.",
      });
      await store.claim(endedAt, 1);
      await store.settle(delivery.id, attempt + 1, new Date(endedAt.getTime() + 340), {
        kind: "dead",
        code: "GITLAB_REF_NOT_FOUND",
        text,
        status: 400,
      });
    } else if (n === pushes - 11 || n === pushes - 18) {
      const text = "GitLab answered 502 to triggering a pipeline, so a pipeline may or may not exist.";
      await store.settle(delivery.id, attempt, endedAt, {
        kind: "held",
        code: "DELIVERY_HELD",
        text,
        status: 502,
        met: "GITLAB_SERVER_ERROR",
      });
    } else {
      delivered = delivery.id;
      const pipeline = {
        id: 41_000 + n,
        projectId: 7,
        webUrl: `https://gitlab.example.com/group/deploy/-/pipelines/${41_000 + n}`,
      };
      await store.settle(delivery.id, attempt, endedAt, { kind: "delivered", pipeline });
      const status = n > pushes - 8 ? "running" : chance() < 0.9 ? "success" : "failed";
      await store.notePipeline({ projectId: 7, pipelineId: pipeline.id, status }, endedAt);
    }
  }
  const nothing = aPush(lab, new Date(now - 4 * 60_000), { branch: "feature/search", sha: "feedc0de1" });
  await store.persist(nothing, [], {});
  for (const source of ["hub", "lab"])
    for (let n = 0; n < (source === "hub" ? 131 : 12); n += 1)
      lab.observe({
        kind: "event-stored",
        source,
        type: "push",
        event: nothing.id,
        deliveries: 1,
        tookMs: 3,
        persistMs: 2,
      });
  lab.observe({
    kind: "sender-not-authentic",
    source: "lab",
    why: "X-Gitlab-Token is none of the source's secrets",
    sizeBytes: 812,
    address: "192.0.2.7",
  });
  return { dead, delivered, nothing: nothing.id };
}

/** More by day than by night. */
function ageOf(one: number, two: number): number {
  const ageMs = one * 23.9 * HOUR_MS;
  const hour = (15 - ageMs / HOUR_MS + 24) % 24;
  return (hour < 6 || hour > 20) && two < 0.8 ? (one * 8 + 0.2) * HOUR_MS : ageMs;
}

/** Numbers in [0, 1) that look random and are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
