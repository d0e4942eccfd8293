import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockNames } from "../../../../relay/store/postgres/database.ts";
import { ScheduleRows } from "../../../../relay/store/postgres/schedule-rows.ts";
import { whyNoPostgres } from "../../../postgres/databases.ts";
import { CompanyLab, type Fellow } from "./company-lab.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 4, hour));

describe.skipIf((await whyNoPostgres()) !== undefined)("schedules of relays with different configurations", () => {
  let lab: CompanyLab;
  let one: Fellow;
  let two: Fellow;

  const keep = async (fellow: Fellow, names: readonly string[], now: Date) => {
    const rows = new ScheduleRows(fellow.company.relay);
    const locks = [lockNames.work("schedules")];
    return Object.fromEntries(
      await lab.database.transaction("A test", (transaction) => rows.keep(transaction, names, now), { locks }),
    );
  };
  const kept = async () => (await lab.script("select name from schedule_times order by name")).map(({ name }) => name);

  beforeEach(async () => {
    lab = await CompanyLab.create();
    one = await lab.join("one");
    two = await lab.join("two");
  });

  afterEach(async () => {
    await lab.dispose(one, two);
  });

  it("are kept for as long as one relay has them", async () => {
    await keep(one, ["nightly", "hourly"], at(0));
    const renewed = await keep(two, ["hourly", "weekly"], at(1));
    await keep(one, ["nightly", "hourly"], at(2));

    expect(renewed).toEqual({ hourly: at(0), weekly: at(1) });
    expect(await kept()).toEqual(["hourly", "nightly", "weekly"]);
  });

  it("are forgotten once the last relay that had them is gone, so that they begin anew", async () => {
    await keep(one, ["nightly", "hourly"], at(0));
    await keep(two, ["hourly"], at(1));
    await one.company.leave();
    const left = await kept();

    expect(left).toEqual(["hourly"]);
    expect(await keep(two, ["nightly", "hourly"], at(5))).toEqual({ nightly: at(5), hourly: at(0) });
  });

  it("are not forgotten while no relay runs, so that times in between are found", async () => {
    await keep(one, ["nightly"], at(0));
    await one.company.leave();

    expect(await kept()).toEqual(["nightly"]);
    expect(await keep(two, ["nightly"], at(9))).toEqual({ nightly: at(0) });
  });

  it("of a relay that is taken for dead are forgotten with it, where others have theirs", async () => {
    await keep(one, ["nightly"], at(0));
    await keep(two, ["hourly"], at(0));
    await lab.pass(24_000, two);

    expect(await kept()).toEqual(["hourly"]);
  });

  it("never go back to an earlier time", async () => {
    const rows = new ScheduleRows(one.company.relay);
    await keep(one, ["nightly"], at(3));
    await lab.database.transaction("A test", async (transaction) => rows.note(transaction, "nightly", at(5)));
    await lab.database.transaction("A test", async (transaction) => rows.note(transaction, "nightly", at(4)));

    expect(await keep(one, ["nightly"], at(6))).toEqual({ nightly: at(5) });
  });
});
