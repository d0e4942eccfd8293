import { describe, expect, it } from "vitest";
import { load, problemsOf } from "../support/loading.ts";

/** A configuration with one schedule, its keys as YAML in line 6 and further. */
function withSchedule(...lines: readonly string[]): string {
  return [
    "gitlab: { main: { url: https://gitlab.example.com } }",
    "sources: {}",
    "routes: []",
    "schedules:",
    "  - name: nightly",
    ...lines.map((line) => `    ${line}`),
    "    trigger: { gitlab: main, project: group/deploy, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } }",
    "",
  ].join("\n");
}

describe("a schedule", () => {
  it("has its times in UTC, and lets go of those that passed, unless it says otherwise", () => {
    expect(load(withSchedule("cron: 0 3 * * *")).schedules).toMatchObject([
      { name: "nightly", cron: "0 3 * * *", timeZone: "UTC", missed: "skip", order: "any", onAmbiguous: "hold" },
    ]);
  });

  it.each([
    {
      lines: ["cron: 0 3 * *"],
      problem:
        'relay.yml:6:11 schedules[0].cron: has 4 fields: write five, such as "0 3 * * *" (minute, hour, day, month, weekday), or six with the second first',
    },
    {
      lines: ["cron: 0 0 30 2 *"],
      problem: "relay.yml:6:11 schedules[0].cron: never comes: there is no such day in any year",
    },
    {
      lines: ["cron: 99 3 * * *"],
      problem: "relay.yml:6:11 schedules[0].cron: is no cron expression: Invalid value for minute: 99",
    },
    {
      lines: ["cron: 0 3 * * *", "time-zone: Europe/Berlino"],
      problem:
        'relay.yml:7:16 schedules[0].time-zone: there is no time zone "Europe/Berlino": did you mean Europe/Berlin?',
    },
    {
      lines: ["cron: 0 3 * * *", "missed: never"],
      problem: "relay.yml:7:13 schedules[0].missed: must be one of skip, latest, all",
    },
  ])("is refused with its line and what to write instead: $lines", ({ lines, problem }) => {
    expect(problemsOf(withSchedule(...lines))).toEqual({ code: "CONFIG_INVALID", lines: [problem] });
  });

  it("may not speak of a push in its templates", () => {
    const text = withSchedule("cron: 0 3 * * *").replace("ref: main", 'ref: "{{ ref.name }}"');

    expect(problemsOf(text).lines).toMatchObject([expect.stringContaining("schedules[0].trigger.ref: ")]);
  });
});
