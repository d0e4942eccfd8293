import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { variable } from "./relay-home.ts";
import { ThreeRelays, WITHIN_MS } from "./three-relays.ts";

const SHIFTING = join(import.meta.dirname, "shifting-relay.ts");
const CALL = "gitlab: main, project: group/deploy, ref: main, token: { env: DEPLOY_TOKEN }";
const EVERY_SECOND = `{ name: tick, cron: "* * * * * *", missed: all, trigger: { ${CALL} } }`;

let three: ThreeRelays | undefined;

afterEach(async () => {
  await three?.[Symbol.asyncDispose]();
  three = undefined;
});

/** The seconds that pipelines were started for, in order. */
function seconds({ home }: ThreeRelays): readonly number[] {
  return home
    .pipelines()
    .map((pipeline) => Date.parse(variable(pipeline, "SLUICE_DUE") ?? "") / 1_000)
    .toSorted((a, b) => a - b);
}

describe.skipIf((await whyNoPostgres()) !== undefined)(
  "schedules of three relays, one of which has a wrong clock",
  () => {
    it("start one pipeline for each time, at that time, also while one of them is killed", {
      timeout: WITHIN_MS,
    }, async () => {
      three = await ThreeRelays.start({ schedules: [EVERY_SECOND] }, 0);
      const { home } = three;
      const beganMs = Date.now();
      const [first] = await Promise.all([
        three.add({ CLOCK_SHIFTS_MIN: "0" }, SHIFTING),
        three.add({ CLOCK_SHIFTS_MIN: "0" }, SHIFTING),
        three.add({ CLOCK_SHIFTS_MIN: "300,-4320" }, SHIFTING),
      ]);
      await until(() => home.pipelines().length >= 4);
      await three.kill(first);
      const before = home.pipelines().length;
      await until(() => home.pipelines().length >= before + 4);
      const due = seconds(three);
      const [earliest = 0, latest = 0] = [due.at(0), due.at(-1)];

      expect(due).toEqual([...new Set(due)]);
      // What the killed one had in its hand comes later.
      expect(due.length).toBeGreaterThanOrEqual(latest - earliest - 16);
      expect(earliest * 1_000).toBeGreaterThan(beganMs - 60_000);
      expect(latest * 1_000).toBeLessThan(Date.now() + 1_000);
    });
  },
);
