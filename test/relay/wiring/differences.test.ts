import { describe, expect, it } from "vitest";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { SourceConfig } from "../../../relay/model/source-config.ts";
import { differences, keptUntilStart } from "../../../relay/wiring/differences.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aConfig, aDispatch, aGitHubSource, aRoute } from "../support/a-config.ts";

const SCHEDULE = { ...aRoute({ name: "nightly" }), cron: "0 3 * * *", timeZone: "UTC", missed: "skip" } as const;

describe("what a reload says has changed", () => {
  it("is nothing when the file says the same again", () => {
    expect(differences(aConfig(), aConfig())).toEqual([]);
  });

  it.each<{ what: string; next: Partial<RelayConfig>; says: readonly object[] }>([
    {
      what: "routes that are new, gone, and different",
      next: { routes: [aRoute({ onAmbiguous: "retry" }), aRoute({ name: "new" })] },
      says: [
        { what: "route", name: "app-to-deploy", how: "changed" },
        { what: "route", name: "lab-to-deploy", how: "removed" },
        { what: "route", name: "new", how: "added" },
      ],
    },
    {
      what: "a source that has another secret",
      next: {
        sources: new Map<string, SourceConfig>([
          ...aConfig().sources,
          ["hub", aGitHubSource({ secrets: [new Secret("rotated")] })],
        ]),
      },
      says: [{ what: "source", name: "hub", how: "changed" }],
    },
    {
      what: "a trigger token deep within a route",
      next: { routes: [aRoute({ trigger: { token: new Secret("glptt-another") } }), ...aConfig().routes.slice(1)] },
      says: [{ what: "route", name: "app-to-deploy", how: "changed" }],
    },
    {
      what: "a schedule and a GitLab",
      next: { schedules: [SCHEDULE], gitlab: new Map([["main", { name: "main", url: "https://other.example" }]]) },
      says: [
        { what: "gitlab", name: "main", how: "changed" },
        { what: "schedule", name: "nightly", how: "added" },
      ],
    },
    {
      what: "sections",
      next: {
        dispatch: aDispatch({ concurrency: 9 }),
        dropIn: { gitlab: "main", tokens: [], maxBodyBytes: 1, marker: false },
      },
      says: [
        { what: "section", name: "dispatch", how: "changed" },
        { what: "section", name: "drop-in", how: "added" },
      ],
    },
  ])("names $what", ({ next, says }) => {
    expect(differences(aConfig(), aConfig(next))).toEqual(says);
  });

  it("is told apart from what only a start can change", () => {
    const next = aConfig({
      listen: { host: "0.0.0.0", port: 80, drainGraceMs: 0 },
      store: { kind: "sqlite", path: "/elsewhere.db" },
    });

    expect(differences(aConfig(), next)).toEqual([]);
    expect(keptUntilStart(aConfig(), next)).toEqual(["listen", "store"]);
    expect(keptUntilStart(aConfig(), aConfig())).toEqual([]);
  });
});
