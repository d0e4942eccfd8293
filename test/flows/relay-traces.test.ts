import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { type OtlpReceiver, startOtlpReceiver } from "../support/otlp-receiver.ts";
import { type Answer, githubPush, RelayHome, SECRETS } from "./relay-home.ts";
import { startRelayProcess } from "./relay-process.ts";

let home: RelayHome;
let receiver: OtlpReceiver;
let relay: RunningRelay | undefined;

beforeEach(async () => {
  home = await RelayHome.create();
  receiver = await startOtlpReceiver();
});

afterEach(async () => {
  await relay?.close();
  relay = undefined;
  await receiver.close();
  await home.dispose();
});

const env = () => ({
  ...home.env,
  OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
  OTEL_BSP_SCHEDULE_DELAY: "10",
  OTEL_RESOURCE_ATTRIBUTES: "deployment.environment=test",
});

const until = async (reached: () => boolean) => vi.waitUntil(reached, { timeout: 20_000 });

async function push(url: string, n: number): Promise<Answer> {
  return (await (await fetch(`${url}/hooks/forge`, githubPush(n))).json()) as Answer;
}

it("one trace tells of a webhook from its headers to its pipeline, across a restart, under the event's own id", async () => {
  home.gitlab.faults.add({ method: "POST", times: 1, fault: { kind: "status", status: 429 } });
  relay = await home.start(env());
  const { event, deliveries } = await push(relay.url, 1);
  await until(() => receiver.spans.length >= 3);
  await relay.close();
  relay = await home.start(env());
  await until(() => receiver.spans.some(({ attributes }) => attributes["sluice.outcome"] === "delivered"));

  const { spans } = receiver;
  const root = spans.find(({ name }) => name === "receive");
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([event.replaceAll("-", "")]));
  expect(root).toMatchObject({ parentSpanId: "", attributes: { "sluice.event": event, "sluice.source": "forge" } });
  expect(root?.resource).toMatchObject({ "service.name": "sluice-relay", "deployment.environment": "test" });
  const attempts = spans.filter(({ name }) => name === "trigger pipeline");
  expect(attempts).toMatchObject([
    { isError: true, attributes: { "sluice.delivery": deliveries[0], "http.response.status_code": 429 } },
    {
      isError: false,
      attributes: { "sluice.delivery": deliveries[0], "sluice.gitlab": "main", "sluice.route": "app" },
    },
  ]);
  expect(spans.filter((span) => span !== root).every((span) => span.parentSpanId === root?.spanId)).toBe(true);
});

it("no secret, and nothing of the payload, goes out with a trace", async () => {
  const running = await startRelayProcess(home.configPath, {
    ...env(),
    OTEL_EXPORTER_OTLP_HEADERS: "x-api-key=collector-canary-77",
  });
  await push(running.url, 2);
  await until(() => receiver.spans.some(({ name }) => name === "trigger pipeline"));
  await running.end("SIGTERM");

  const sent = receiver.bytes().toString("latin1");
  expect(receiver.headers[0]).toMatchObject({ "x-api-key": "collector-canary-77" });
  expect(sent).not.toMatch(/collector-canary|refs\/heads|acme/);
  for (const secret of [...Object.values(SECRETS), home.env["DEPLOY_TOKEN"]]) expect(sent).not.toContain(secret);
  expect(running.printed()).not.toContain("collector-canary-77");
});

it("a receiver that refuses is told of once, and webhooks go on becoming pipelines", async () => {
  receiver.answerWith(400);
  relay = await home.start(env());
  await push(relay.url, 3);
  await push(relay.url, 4);
  await until(() => home.pipelines().length === 2);
  await relay.close();

  const told = home.logged.filter(({ message }) => message === "Traces could not be sent, and are lost");
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ level }) => level === "warn")).toHaveLength(1);
});
