import { afterEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../relay/model/delivery.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route, SEEING } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const PAGE = "<html><body>We are sorry, GitLab is being updated.</body></html>";
const POST = { method: "POST", path: /trigger\/pipeline$/ } as const;

let home: RelayHome;
let relay: RunningRelay | undefined;
let child: RelayProcess | undefined;

afterEach(async () => {
  await relay?.abort(new Error("The test is over."));
  await child?.end("SIGKILL");
  [relay, child] = [undefined, undefined];
  await home.dispose();
});

async function push(url: string | undefined, n: number): Promise<string> {
  const response = await fetch(`${url}/hooks/forge`, githubPush(n));
  return ((await response.json()) as Answer).deliveries[0] ?? "none";
}

async function come(id: string, is: (delivery: Delivery) => boolean): Promise<Delivery> {
  return until(async () => {
    const delivery = await home.look((store) => store.delivery(id));
    return delivery !== undefined && is(delivery) ? delivery : undefined;
  });
}

const delivered = ({ state }: Delivery) => state === "delivered";
const held = ({ state }: Delivery) => state === "held";

describe("a pipeline whose creation GitLab did not tell", () => {
  it.each([
    ["the connection dropped", { kind: "drop-after" }],
    ["a proxy answered 502", { kind: "bad-gateway", handled: true }],
    ["GitLab answered 500", { kind: "status", status: 500, handled: true }],
    ["a proxy answered 504", { kind: "status", status: 504, body: PAGE, handled: true }],
    ["half the answer came", { kind: "truncate", bytes: 40 }],
    ["the answer broke off within its JSON", { kind: "wrong-length", delta: -30 }],
    ["the answer stalled", { kind: "stall", bytes: 40 }],
    ["a proxy answered 503", { kind: "status", status: 503, body: PAGE, handled: true }],
    ["the answer came after the deadline", { kind: "hang-after" }],
    ["the answer was a web page", { kind: "status", status: 200, body: PAGE, handled: true }],
    ["the answer was 201 without an id", { kind: "status", status: 201, body: "{}", handled: true }],
    ["the answer was 201 and empty", { kind: "status", status: 201, body: "", handled: true }],
    ["the answer was 204", { kind: "status", status: 204, handled: true }],
  ] as const)("is found by its marker and adopted when %s, and nothing is sent again", async (_, fault) => {
    home = await RelayHome.create({ gitlab: SEEING, deadline: "500ms" });
    home.gitlab.faults.add({ ...POST, fault });
    relay = await home.start();

    const delivery = await come(await push(relay.url, 1), delivered);

    expect(delivery.pipeline?.id).toBe(home.pipelines()[0]?.id);
    expect(home.pipelines()).toHaveLength(1);
    expect(home.triggersByDelivery()).toEqual(new Map([[delivery.id, 1]]));
    expect((await home.look((store) => store.attempts(delivery.id))).at(-1)).toMatchObject({
      kind: "look-up",
      result: "adopted",
    });
    expect(home.logged).toContainEqual(expect.objectContaining({ message: "Pipeline found by its marker" }));
  });

  it.each(["object", "text", "merged", "none"])(
    "is found without any variable where the project forbids them, with the payload as %s",
    async (payload) => {
      home = await RelayHome.create({ gitlab: SEEING, routes: [route("app", "", `facts: none, payload: ${payload}`)] });
      home.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
      relay = await home.start();

      const delivery = await come(await push(relay.url, 1), delivered);

      expect(home.pipelines()).toHaveLength(1);
      expect(delivery.pipeline?.id).toBe(home.pipelines()[0]?.id);
      expect(home.pipelines()[0]?.variables.map(({ key }) => key)).toEqual(["TRIGGER_PAYLOAD"]);
    },
  );

  it("is told from others of the same second by its marker", async () => {
    home = await RelayHome.create({ gitlab: SEEING });
    home.gitlab.faults.add({ ...POST, times: 3, fault: { kind: "drop-after" } });
    relay = await home.start();

    const ids = await Promise.all([1, 2, 3].map((n) => push(relay?.url, n)));
    const deliveries = await Promise.all(ids.map((id) => come(id, delivered)));

    expect(home.pipelines()).toHaveLength(3);
    for (const { id, pipeline } of deliveries)
      expect(home.pipelines().find((row) => row.id === pipeline?.id)?.variables).toContainEqual(
        expect.objectContaining({ key: "SLUICE_DELIVERY", value: id }),
      );
  });

  it("is adopted after a while of GitLab being out of reach", async () => {
    home = await RelayHome.create({ gitlab: SEEING });
    home.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    home.gitlab.faults.add({ method: "GET", times: 2, fault: { kind: "status", status: 502 } });
    relay = await home.start();

    const delivery = await come(await push(relay.url, 1), delivered);

    expect(home.triggersByDelivery()).toEqual(new Map([[delivery.id, 1]]));
  });

  it("is held at once where the access token may not see the project", async () => {
    home = await RelayHome.create({ gitlab: SEEING });
    home.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    const outsider = home.gitlab.world.accessToken(home.gitlab.world.user("outsider"));
    relay = await home.start({ ...home.env, ACCESS_TOKEN: outsider });

    const delivery = await come(await push(relay.url, 1), held);

    expect(delivery.reason).toMatchObject({
      code: "DELIVERY_HELD",
      text: expect.stringMatching(/\[GITLAB_CONNECTION_LOST\] The access-token may not look for it: .*404/),
    });
  });

  it("is never taken for not being there where the access token may list pipelines and not look into them", async () => {
    home = await RelayHome.create({ gitlab: SEEING });
    home.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    const reporter = home.gitlab.world.user("reporter");
    home.target.members.set(reporter.id, "reporter");
    relay = await home.start({ ...home.env, ACCESS_TOKEN: home.gitlab.world.accessToken(reporter) });

    const id = await push(relay.url, 1);
    const delivery = await come(id, ({ state, attempts }) => state === "pending" && attempts >= 2);

    expect(delivery.reason).toMatchObject({
      code: "TRIGGER_AMBIGUOUS",
      text: expect.stringContaining(`which could be it: ${home.gitlab.url}`),
    });
    expect(home.triggersByDelivery()).toEqual(new Map([[id, 1]]));
  });

  it("is adopted by the relay that is started after a kill in between", async () => {
    home = await RelayHome.create({ gitlab: SEEING });
    home.gitlab.faults.add({ ...POST, fault: { kind: "hang-after" } });
    child = await startRelayProcess(home.configPath, home.env);
    const id = await push(child.url, 1);
    await until(() => home.pipelines().length === 1);

    await child.end("SIGKILL");
    child = await startRelayProcess(home.configPath, home.env);
    const delivery = await come(id, delivered);

    expect(delivery.pipeline?.id).toBe(home.pipelines()[0]?.id);
    expect(home.triggersByDelivery()).toEqual(new Map([[id, 1]]));
    expect(child.printed()).toContain("To be looked for: the relay ended before GitLab's answer was on disk");
  });
});

describe("without an access token", () => {
  it("a lost answer is held, and says what would help", async () => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ ...POST, fault: { kind: "drop-after" } });
    relay = await home.start();

    const delivery = await come(await push(relay.url, 1), held);

    expect(delivery.reason?.text).toContain("With an access-token for the GitLab main");
    expect(home.pipelines()).toHaveLength(1);
  });
});
