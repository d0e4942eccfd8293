import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { whyNoPostgres } from "../../../postgres/databases.ts";
import { until } from "../../../support/until.ts";
import { CompanyLab, type Fellow } from "./company-lab.ts";

describe.skipIf((await whyNoPostgres()) !== undefined)("relays that share a PostgreSQL", () => {
  let lab: CompanyLab;
  let one: Fellow;
  let two: Fellow;

  beforeEach(async () => {
    lab = await CompanyLab.create();
    one = await lab.join("one");
    two = await lab.join("two", new Date("2031-01-01T00:00:00Z"));
  });

  afterEach(async () => {
    await lab.dispose(one, two);
  });

  it("go by the database's time, whatever their machines show", async () => {
    await lab.pass(8_000, one, two);
    const [now] = await lab.script("select at from test_clock");
    const shown = [one, two].map(({ company }) => Math.abs(company.clock.now().getTime() - Number(now?.["at"])));

    expect(shown.map((ms) => ms < 1_000)).toEqual([true, true]);
  });

  it("have each duty in one hand, also when all want it at once", async () => {
    const hands = await Promise.all([one.company.duties.take("tell forge"), two.company.duties.take("tell forge")]);

    expect(hands.toSorted()).toEqual(["elsewhere", "just-taken"]);
    const [mine, other] = hands[0] === "just-taken" ? [one, two] : [two, one];
    expect(await mine.company.duties.take("tell forge")).toBe("mine");
    expect(mine.company.duties.holds("tell forge")).toBe(true);
    expect(other.company.duties.holds("tell forge")).toBe(false);
    expect(await other.company.duties.take("keep house")).toBe("just-taken");
  });

  it("keep a duty as long as they give signs of life", async () => {
    await one.company.duties.take("keep house");
    await lab.pass(60_000, one, two);

    expect(await two.company.duties.take("keep house")).toBe("elsewhere");
    expect(one.company.duties.holds("keep house")).toBe(true);
  });

  it("take over from one that leaves, at once", async () => {
    await one.company.duties.take("keep house");
    await one.company.leave();

    expect(one.company.duties.holds("keep house")).toBe(false);
    expect(await two.company.duties.take("keep house")).toBe("just-taken");
  });

  it("take over from one that has stopped, which knows it as soon as it goes on", async () => {
    await one.company.duties.take("keep house");
    await lab.pass(20_000, two);
    await until(() => two.told.length > 0);
    const taken = await two.company.duties.take("keep house");
    one.clock.jump(20_000);
    const holds = one.company.duties.holds("keep house");
    const id = one.company.relay();
    await one.clock.advance(4_000);
    await until(() => one.told.length > 0);

    expect(two.told).toEqual(["buried one"]);
    expect(taken).toBe("just-taken");
    expect(holds).toBe(false);
    expect(one.told).toEqual(["lapsed"]);
    expect(one.company.relay()).not.toBe(id);
    expect(await one.company.duties.take("keep house")).toBe("elsewhere");
  });

  it("take nobody for dead because the database was away from all of them", async () => {
    await one.company.duties.take("keep house");
    await two.company.duties.take("catch up");
    await lab.test.refuse(true);
    await one.clock.advance(30_000);
    await two.clock.advance(30_000);
    const during = one.company.duties.holds("keep house");
    await lab.test.refuse(false);
    await lab.setClock(30_000);
    await until(async () => {
      await lab.onward(1_000, one, two);
      return one.company.duties.holds("keep house") && two.company.duties.holds("catch up");
    });
    await lab.pass(12_000, one, two);

    expect(during).toBe(false);
    expect([one.told, two.told]).toEqual([[], []]);
    expect(await two.company.duties.take("keep house")).toBe("elsewhere");
    expect(await one.company.duties.take("keep house")).toBe("mine");
  });

  it("know what the routes of another one's configuration are called, while it lives", async () => {
    two.company.announce(["app", "nightly"]);
    await until(async () => one.company.knows("nightly"));
    const own = await two.company.knows("nightly");
    await two.company.leave();

    expect(own).toBe(false);
    expect(await one.company.knows("nightly")).toBe(false);
  });
});
