import { afterEach, describe, expect, it } from "vitest";
import { shownStore } from "../../relay/model/store-config.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { FeedbackLab } from "./feedback-lab.ts";

const COMMITS = 24;

let database: TestDatabase | undefined;
let relays: RunningRelay[] = [];

afterEach(async () => {
  await Promise.all(relays.map(async (relay) => relay.close()));
  relays = [];
  await database?.dispose();
});

describe.skipIf((await whyNoPostgres()) !== undefined)("commits that three relays could tell", () => {
  it("hear each thing once, in order, also when the relay that tells them ends", { timeout: 60_000 }, async () => {
    database = await freshDatabase();
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.configure("by webhook", "group/deploy", shownStore(database.config));
    relays = [await lab.home.start(lab.env), await lab.home.start(lab.env), await lab.home.start(lab.env)];
    for (const { url } of relays) lab.sendHooksTo(url);
    const passed = () => lab.forge.statuses.filter(({ description }) => description?.endsWith("passed.")).length;
    const pushTo = async (commits: readonly string[]) => {
      for (const sha of commits) lab.forge.commits.add(sha);
      await Promise.all(
        commits.map(async (sha, n) => lab.push(relays[n % relays.length]?.url ?? "", `b-${sha.slice(-4)}`, sha)),
      );
      await until(() => {
        lab.home.gitlab.world.settle();
        return passed() >= commits.length;
      });
    };
    const commits = Array.from({ length: COMMITS }, (_, n) => n.toString(16).padStart(40, "c"));

    await pushTo(commits.slice(0, COMMITS / 2));
    // Whoever has the telling in hand goes, or is one of those that stay.
    await relays.shift()?.close();
    await pushTo(commits);

    const bySha = Map.groupBy(lab.forge.statuses, ({ sha }) => sha);
    const told = [...bySha.values()].map((statuses) => statuses.map(({ description }) => description ?? ""));
    const twice = told.filter((words) => new Set(words).size < words.length);
    const wrongEnd = told.filter((words) => !words.at(-1)?.endsWith("passed."));
    expect(new Set(bySha.keys())).toEqual(new Set(commits));
    expect(twice).toEqual([]);
    expect(wrongEnd).toEqual([]);
  });
});
