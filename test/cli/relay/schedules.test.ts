import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import type { ScheduleConfig } from "../../../relay/model/route-config.ts";
import { scheduleEvent } from "../../../relay/schedules/schedule-event.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aRoute } from "../../relay/support/a-config.ts";
import { aWorld } from "../a-world.ts";

const CALL = "{ gitlab: main, project: group/deploy, ref: main, token: { env: NOT_SET } }";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-schedules-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `sluice relay schedules` prints of a configuration with these schedules; it is noon, 4 March 2026, in UTC. */
async function listed(schedules: readonly string[], ...args: readonly string[]) {
  const path = join(folder, "relay.yml");
  const text = [
    "gitlab: { main: { url: https://gitlab.example.com } }",
    "sources: {}",
    "routes: []",
    `schedules: [${schedules.join(", ")}]`,
  ].join("\n");
  const world = { ...aWorld({ files: { [path]: text } }), clock: new ManualClock() };
  const exitCode = await runCli(["relay", "schedules", "--config", path, ...args], world);
  return { exitCode, ...world.printed };
}

const NIGHTLY = `{ name: nightly, cron: 0 3 * * *, time-zone: Europe/Berlin, trigger: ${CALL} }`;

describe("sluice relay schedules", () => {
  it("says when each comes next, as its own zone tells it, before there is a store and without secrets", async () => {
    const { exitCode, out, err } = await listed([NIGHTLY]);

    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).toBe(
      [
        "nightly: 0 3 * * * (Europe/Berlin), missed: skip",
        "  next  2026-03-05 03:00:00  in 14h",
        "        2026-03-06 03:00:00",
        "        2026-03-07 03:00:00",
        "",
      ].join("\n"),
    );
  });

  it("tells what became of the last time", async () => {
    const schedule: ScheduleConfig = {
      ...aRoute({ name: "nightly" }),
      cron: "0 3 * * *",
      timeZone: "Europe/Berlin",
      missed: "skip",
    };
    const store = await openSqliteStore(join(folder, "sluice.db"), { clock: systemClock });
    const { event, delivery, keys } = scheduleEvent(schedule, new Date("2026-03-04T02:00:00Z"), new Date(), () =>
      crypto.randomUUID(),
    );
    await store.persist(event, [delivery], keys);
    await store.close();

    const { out } = await listed([NIGHTLY]);

    expect(out.split("\n")[1]).toBe(`  last  2026-03-04 03:00:00  pending  ${delivery.id}`);
  });

  it("gives a program the same as one JSON object, times in UTC", async () => {
    const { out } = await listed([NIGHTLY], "--json");

    expect(JSON.parse(out)).toEqual({
      schema: "sluice/relay-schedules-result@1",
      schedules: [
        {
          name: "nightly",
          cron: "0 3 * * *",
          timeZone: "Europe/Berlin",
          missed: "skip",
          last: null,
          next: ["2026-03-05T02:00:00.000Z", "2026-03-06T02:00:00.000Z", "2026-03-07T02:00:00.000Z"],
        },
      ],
    });
  });

  it("says so when there are none", async () => {
    expect((await listed([])).out).toContain("has no schedules.");
  });
});
