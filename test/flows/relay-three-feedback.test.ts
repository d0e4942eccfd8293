import { afterEach, describe, expect, it } from "vitest";
import { shownStore } from "../../relay/model/store-config.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { FeedbackLab } from "./feedback-lab.ts";

const PUSHES = 6;

let database: TestDatabase | undefined;
let relays: RunningRelay[] = [];

afterEach(async () => {
  await Promise.all(relays.map(async (relay) => relay.close()));
  relays = [];
  await database?.dispose();
});

describe.skipIf((await whyNoPostgres()) !== undefined)("a commit that three relays could tell", () => {
  it("hears each thing once, in order, also when the relay that tells it ends", { timeout: 60_000 }, async () => {
    database = await freshDatabase();
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.configure("by webhook", "group/deploy", shownStore(database.config));
    relays = [await lab.home.start(lab.env), await lab.home.start(lab.env), await lab.home.start(lab.env)];
    for (const { url } of relays) lab.sendHooksTo(url);

    for (let push = 0; push < PUSHES; push += 1) {
      const relay = relays[push % relays.length];
      await lab.push(relay?.url ?? "", `branch-${push}`);
      await until(() => lab.home.pipelines().length === push + 1);
      await lab.untilShown(new RegExp(`#${lab.home.pipelines().at(-1)?.id} passed`));
      // Whoever has the telling in hand goes after the third push, or is one of those that stay.
      if (push === 2) await relays.shift()?.close();
    }

    const told = lab.forge.statuses.map(({ description }) => description ?? "");
    const pipelines = told.map((text) => Number(/#(\d+)/.exec(text)?.[1] ?? 0)).filter((id) => id > 0);
    expect(told.filter((text, at) => text.includes("#") && told.indexOf(text) !== at)).toEqual([]);
    expect(pipelines).toEqual(pipelines.toSorted((a, b) => a - b));
    expect(told.filter((text) => text.endsWith("passed."))).toHaveLength(PUSHES);
  });
});
