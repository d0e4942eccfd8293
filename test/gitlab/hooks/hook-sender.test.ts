import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly object_kind: string; readonly object_attributes: Readonly<Record<string, unknown>> };
}

let clock: ManualClock;
let standIn: StandIn;
let project: Project;
let received: Received[];
let receiver: ReturnType<typeof createServer>;
let url: string;

beforeEach(async () => {
  received = [];
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body: JSON.parse(body) as Received["body"] });
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks/lab`;
  clock = new ManualClock();
  standIn = await startStandIn({ clock });
  project = standIn.world.project({ path: "group/app", ci: { jobs: [{ name: "build", runMs: 5_000 }] } });
});

afterEach(async () => {
  await standIn.close();
  await new Promise((resolve) => receiver.close(resolve));
});

const statuses = () => received.map(({ body }) => body.object_attributes["status"]);

it("sends a pipeline event for every change of status, with the pipeline's variables and the hook's token", async () => {
  standIn.world.hook(project, url, "hook-token");
  const pipeline = standIn.world.pipeline(project, { variables: { SLUICE_DELIVERY: "d-1" } });
  clock.jump(5_000);
  standIn.world.settle();
  await standIn.hooks.idle();

  expect(statuses()).toEqual(["pending", "running", "success"]);
  expect(received.at(-1)).toMatchObject({
    headers: { "x-gitlab-event": "Pipeline Hook", "x-gitlab-token": "hook-token" },
    body: {
      object_kind: "pipeline",
      object_attributes: {
        id: pipeline.id,
        variables: [{ key: "SLUICE_DELIVERY", value: "d-1" }],
        url: `${standIn.url}/group/app/-/pipelines/${pipeline.id}`,
      },
    },
  });
  expect(standIn.hooks.sent.map(({ status }) => status)).toEqual([200, 200, 200]);
});

it("sends nothing to other projects' hooks, and nothing where there is none", async () => {
  standIn.world.hook(standIn.world.project({ path: "group/other" }), url, "hook-token");

  standIn.world.pipeline(project);
  await standIn.hooks.idle();

  expect(received).toEqual([]);
});

it("lets one overtake another where a test wants it", async () => {
  standIn.world.hook(project, url, "hook-token");
  standIn.hooks.hold();
  standIn.world.pipeline(project);
  clock.jump(5_000);
  standIn.world.settle();
  standIn.hooks.release("the last first");
  await standIn.hooks.idle();

  expect(statuses()).toEqual(["success", "running", "pending"]);
});

it("goes on after a receiver that is not there", async () => {
  standIn.world.hook(project, "http://127.0.0.1:1/hooks/lab", "hook-token");
  standIn.world.hook(project, url, "hook-token");

  standIn.world.pipeline(project);
  await standIn.hooks.idle();

  expect(standIn.hooks.sent.map(({ status }) => status)).toEqual([undefined, 200, undefined, 200]);
});
