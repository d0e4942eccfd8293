import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route } from "./relay-home.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");
const TOKEN = "admin-canary-0123456789";

let home: RelayHome;
let relay: RunningRelay;

beforeEach(async () => {
  home = await RelayHome.create({
    admin: "tokens: [{ env: ADMIN_TOKEN }]",
    routes: [route("app").replace("group/deploy", "group/elsewhere")],
  });
  relay = await home.start({ ...home.env, ADMIN_TOKEN: TOKEN });
});
afterEach(async () => {
  await relay.close();
  await home.dispose();
});

/** `sluice relay …` on another machine: it has an address, a token, and no file of the relay's. */
async function sluice(...args: readonly string[]) {
  const env = { PATH: process.env["PATH"] ?? "", SLUICE_RELAY_TOKEN: TOKEN };
  const child = spawn(process.execPath, [CLI, "relay", ...args, "--url", relay.url], { env, cwd: home.folder });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  const [status] = (await once(child, "close")) as [number | null];
  return { status, ...said };
}

const stateOf = async (id: string) => await home.look(async (store) => (await store.delivery(id))?.state);

describe("an operator on another machine", () => {
  it("finds out why a push started nothing, puts it right and sees the pipeline", async () => {
    const response = await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    const { deliveries } = (await response.json()) as Answer;
    const [delivery = ""] = deliveries;
    await until(async () => (await stateOf(delivery)) === "dead");

    const listing = await sluice("deliveries", "--state", "dead");
    home.configure({ admin: "tokens: [{ env: ADMIN_TOKEN }]" });
    relay.reload();
    const again = await sluice("redeliver", delivery, "--json");
    const { redelivered } = JSON.parse(again.stdout) as { redelivered: readonly { id: string }[] };
    const [{ id } = { id: "none" }] = redelivered;
    await until(async () => (await stateOf(id)) === "delivered");
    const shown = await sluice("show", id, "--json");

    expect(listing).toMatchObject({ status: 0, stderr: "", stdout: expect.stringContaining(delivery) as string });
    expect(listing.stdout).toMatch(/because: .*group\/elsewhere/);
    const [pipeline] = home.pipelines();
    expect(JSON.parse(shown.stdout)).toMatchObject({
      delivery: { state: "delivered", redeliveryOf: delivery, pipeline: { id: pipeline?.id } },
    });
    expect(JSON.stringify([listing, again, shown, home.logged])).not.toContain(TOKEN);
    expect(home.logged).toContainEqual(
      expect.objectContaining({
        message: "Redelivered by hand",
        fields: expect.objectContaining({ to: delivery }) as object,
      }),
    );
  });

  it("loses access when the token goes from the configuration, without a restart", async () => {
    home.configure({});
    relay.reload();

    const { status, stderr } = await sluice("deliveries");

    expect([status, stderr]).toEqual([4, expect.stringContaining("[ADMIN_ANSWER_INVALID]")]);
  });
});
