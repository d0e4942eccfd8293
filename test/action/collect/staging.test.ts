import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disk } from "../../../action/collect/disk.ts";
import { withStaging } from "../../../action/collect/staging.ts";
import { tempFolder } from "./on-disk.ts";

const { owner } = disk;
const GONE = 4_194_305;

/** A staging place as a killed run leaves it. */
function leftOver(
  parent: string,
  name: string,
  text: string | undefined,
  more: { setAside?: boolean; days?: number } = {},
) {
  const place = join(parent, name);
  for (const folder of ["ready", "archives", "aside"]) mkdirSync(join(place, folder), { recursive: true });
  writeFileSync(join(place, "archives", "1.zip"), "half");
  if (more.setAside === true) writeFileSync(join(place, "aside", "0"), "the user's");
  if (text === undefined) return;
  writeFileSync(join(place, "owner.json"), text);
  const atS = Date.now() / 1_000 - (more.days ?? 0) * 86_400;
  utimesSync(join(place, "owner.json"), atS, atS);
}

describe("withStaging", () => {
  it.each([
    { what: "of a process that is gone", text: JSON.stringify({ ...owner, pid: GONE }), goes: true },
    { what: "of a process that runs", text: JSON.stringify({ ...owner, pid: process.ppid }), goes: false },
    { what: "of this very process", text: JSON.stringify(owner), goes: false },
    { what: "of another machine", text: JSON.stringify({ pid: GONE, host: "elsewhere" }), goes: false },
    { what: "of another machine, days ago", text: JSON.stringify({ pid: 1, host: "elsewhere" }), days: 2, goes: true },
    { what: "that names no owner", text: undefined, goes: false },
    { what: "with another owner.json", text: `{"name":"mine"}`, days: 9, goes: false },
    {
      what: "that holds what was set aside",
      text: JSON.stringify({ ...owner, pid: GONE }),
      setAside: true,
      days: 9,
      goes: false,
    },
  ])("clears the left-over $what: $goes", async ({ text, goes, ...more }) => {
    const into = tempFolder();
    leftOver(into, ".sluice-aB3dE9", text, more);
    leftOver(into, ".sluice-not-ours", text);

    await withStaging(disk, into, async () => {});

    expect(readdirSync(into).sort()).toEqual(
      goes ? [".sluice-not-ours"] : [".sluice-aB3dE9", ".sluice-not-ours"].sort(),
    );
  });

  it("never takes the place of a run beside it", async () => {
    const into = tempFolder();

    await withStaging(disk, into, async ({ ready }) => {
      await withStaging({ ...disk, owner: { ...owner, pid: GONE } }, into, async () => {});
      expect(await disk.standing(ready)).toBe("folder");
    });

    expect(readdirSync(into)).toEqual([]);
  });
});
