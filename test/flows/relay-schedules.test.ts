import { afterEach, describe, expect, it } from "vitest";
import type { PipelineRow } from "../gitlab/world/rows.ts";
import { until } from "../support/until.ts";
import { RelayHome, variable } from "./relay-home.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

const CALL = "gitlab: main, project: group/deploy, ref: main, token: { env: DEPLOY_TOKEN }";

let home: RelayHome;
let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await home.dispose();
});

/** A schedule of every second, as YAML. */
function everySecond(rest: string, trigger = ""): string {
  return `{ name: tick, cron: "* * * * * *", ${rest}, trigger: { ${CALL}${trigger} } }`;
}

/** The times that pipelines were started for, in order. */
function times(pipelines: readonly PipelineRow[]): readonly number[] {
  return pipelines.map((pipeline) => Date.parse(variable(pipeline, "SLUICE_DUE") ?? "")).toSorted((a, b) => a - b);
}

describe("a schedule of a running relay", () => {
  it("starts pipelines that know their time, with what the schedule asks for", async () => {
    home = await RelayHome.create({
      schedules: [everySecond("missed: skip", ', variables: { AT: "{{ schedule.name }} {{ schedule.due }}" }')],
    });
    relay = await startRelayProcess(home.configPath, home.env);

    const pipeline = await until(() => home.pipelines()[0]);

    const due = variable(pipeline, "SLUICE_DUE") ?? "";
    expect(due).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(variable(pipeline, "SLUICE_EVENT")).toBe("schedule");
    expect(variable(pipeline, "SLUICE_SOURCE")).toBe("tick");
    expect(variable(pipeline, "AT")).toBe(`tick ${due}`);
    expect(variable(pipeline, "SLUICE_SHA")).toBeUndefined();
    const trigger = home.gitlab.requests.find(({ path }) => path.endsWith("/trigger/pipeline"));
    expect(JSON.parse(trigger?.body.toString() ?? "")).toMatchObject({
      payload: { schedule: "tick", due, cron: "* * * * * *", time_zone: "UTC" },
    });
  });

  it("misses no time and starts none twice, though the relay is killed at any moment", {
    timeout: 60_000,
  }, async () => {
    home = await RelayHome.create({
      schedules: [everySecond("missed: all, order: arrival")],
      dispatch: "max-attempts: 50",
    });

    for (let life = 1; life <= 3; life += 1) {
      relay = await startRelayProcess(home.configPath, home.env);
      const before = home.pipelines().length;
      await until(() => home.pipelines().length > before);
      await relay.end("SIGKILL");
    }
    relay = await startRelayProcess(home.configPath, home.env);
    await until(async () => {
      const { pending, dispatching } = await home.look(async (store) => store.backlog());
      return pending + dispatching === 0;
    });
    await relay.end("SIGTERM");

    const stored = await home.look(async (store) => store.list({ limit: 1_000 }));
    const held = stored.filter(({ state }) => state === "held").length;
    const started = times(home.pipelines());
    const lastMs = started.at(-1) ?? 0;
    expect(new Set(started).size).toBe(started.length);
    // Every second from the first to the last: those of a kill's very moment may be held for a person, and are not lost either.
    const seconds = (lastMs - (started[0] ?? 0)) / 1_000 + 1;
    expect(stored.length).toBeGreaterThanOrEqual(seconds);
    expect(started.length + held).toBeGreaterThanOrEqual(seconds);
  });

  it("follows the configuration: one that is reloaded away starts nothing more", async () => {
    home = await RelayHome.create({ schedules: [everySecond("missed: skip")] });
    const process = (relay = await startRelayProcess(home.configPath, home.env));
    await until(() => home.pipelines().length > 0);

    home.configure({ schedules: [everySecond("missed: skip").replace("tick", "tock")] });
    process.hangUp();
    await until(() => home.pipelines().some((pipeline) => variable(pipeline, "SLUICE_SOURCE") === "tock"));
    const ticks = await home.look(async (store) => store.list({ routes: ["tick"], limit: 100 }));
    const tocks = await home.look(async (store) => store.list({ routes: ["tock"], limit: 100 }));

    const lastTick = Math.max(...ticks.map(({ createdAt }) => createdAt.getTime()));
    const firstTock = Math.min(...tocks.map(({ createdAt }) => createdAt.getTime()));
    expect(lastTick).toBeLessThanOrEqual(firstTock);
    expect(process.printed()).toContain('"scheduleAdded":"tock"');
    expect(process.printed()).toContain('"scheduleRemoved":"tick"');
  });
});
