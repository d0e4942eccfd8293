import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { DeliveryState } from "../../relay/model/delivery.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { NOWHERE } from "../support/nowhere.ts";
import { until } from "../support/until.ts";
import { type Answer, RelayHome, SEEING, variable } from "./relay-home.ts";

const TOKENS = "tokens: [{ env: DEPLOY_TOKEN }]";
const PATH = "/api/v4/projects/group%2Fdeploy/ref/main/trigger/pipeline";

let home: RelayHome;
let relay: RunningRelay | undefined;

afterEach(async () => {
  await relay?.close();
  relay = undefined;
  await home.dispose();
});

/** Calls the relay as a webhook or script would call GitLab; resolves with the delivery's id. */
async function call(body: string, token = home.env["DEPLOY_TOKEN"]): Promise<string> {
  const response = await fetch(`${relay?.url}${PATH}?token=${token}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const { deliveries } = (await response.json()) as Answer;
  return deliveries[0] ?? "none";
}

const settled = (id: string, state: DeliveryState) =>
  until(async () => {
    const delivery = await home.look((store) => store.delivery(id));
    return delivery?.state === state ? delivery : undefined;
  });

describe("a call meant for GitLab", () => {
  it("while GitLab is down waits on disk, and becomes the pipeline it asked for once GitLab is up", async () => {
    home = await RelayHome.create();
    home.configure({ dropIn: TOKENS, dispatch: "max-attempts: 1000" }, NOWHERE);
    relay = await home.start();
    const id = await call('{"ref":"theirs","n":12345678901234567890,"variables":{"CHANNEL":"stable"}}');
    await until(async () => ((await home.look((store) => store.delivery(id)))?.attempts ?? 0) >= 1);

    await relay.close();
    home.configure({ dropIn: TOKENS });
    relay = await home.start();
    await settled(id, "delivered");

    const [pipeline] = home.pipelines();
    expect(pipeline).toMatchObject({ ref: "main", source: "trigger" });
    expect(variable(pipeline, "CHANNEL")).toBe("stable");
    expect(variable(pipeline, "TRIGGER_PAYLOAD")).toBe(
      '{"ref":"main","n":12345678901234567890,"variables":{"CHANNEL":"stable"},"id":"group/deploy"}',
    );
    expect(home.pipelines()).toHaveLength(1);
  });

  it("leaves its token nowhere in store and log", async () => {
    home = await RelayHome.create({ dropIn: TOKENS });
    relay = await home.start();
    const token = home.env["DEPLOY_TOKEN"] ?? "";

    await settled(await call(JSON.stringify({ token, note: "x" })), "delivered");
    await relay.close();

    const written = readdirSync(home.folder).map((name) => readFileSync(join(home.folder, name), "latin1"));
    expect(written.join("") + JSON.stringify(home.logged)).not.toContain(token);
  });

  it("that GitLab refuses is a dead letter with GitLab's words", async () => {
    home = await RelayHome.create({ dropIn: TOKENS });
    relay = await home.start();

    const delivery = await settled(await call('{"variables":{"not a name":"x"}}'), "dead");

    expect(delivery).toMatchObject({
      route: "drop-in",
      reason: { text: expect.stringContaining("Key can contain only letters") },
    });
  });

  it("whose answer is lost is held: nothing says whether its pipeline is there", async () => {
    home = await RelayHome.create({ dropIn: TOKENS, gitlab: SEEING });
    home.gitlab.faults.add({ method: "POST", times: 1, fault: { kind: "drop-after" } });
    relay = await home.start();

    const delivery = await settled(await call("{}"), "held");

    expect(delivery.reason?.text).toContain("drop-in");
    expect(home.pipelines()).toHaveLength(1);
  });

  it("whose answer is lost is found by its marker, where the configuration has calls carry one", async () => {
    home = await RelayHome.create({ dropIn: `${TOKENS}, marker: true`, gitlab: SEEING });
    home.gitlab.faults.add({ method: "POST", times: 1, fault: { kind: "drop-after" } });
    relay = await home.start();

    const id = await call("{}");
    const delivery = await settled(id, "delivered");

    expect(home.pipelines()).toHaveLength(1);
    expect(variable(home.pipelines()[0], "SLUICE_DELIVERY")).toBe(id);
    expect(delivery.pipeline?.id).toBe(home.pipelines()[0]?.id);
  });
});
