import { describe, expect, it } from "vitest";
import { printTests } from "../../../action/report/print-tests.ts";
import { recordingHost } from "../../flows/recording-host.ts";

const well = { total: 30, succeeded: 28, failed: 0, skipped: 2, errors: 0, timeS: 8, failures: [] };

describe("tests in the log", () => {
  it("are one line when all passed", () => {
    const host = recordingHost();

    printTests(host, well);

    expect(host.shown).toEqual(["30 tests: 28 passed, 2 skipped in 8s"]);
  });

  it("are named when they did not pass, with the first line of what they said", () => {
    const host = recordingHost();
    const failures = [
      { suite: "unit", name: "adds", classname: "Prices", message: "\nexpected 1\u001b[2J\nat line 7" },
      { suite: "unit", name: "::error::x" },
    ];

    printTests(host, { ...well, succeeded: 4, failed: 21, errors: 3, failures });

    expect(host.shown).toEqual([
      "30 tests: 4 passed, 21 failed, 3 broke, 2 skipped in 8s",
      "  │ adds (unit › Prices): expected 1\\u{1b}[2J",
      "  │ ::error::x (unit)",
      "  │ … and 22 more that did not pass",
    ]);
  });

  it("are named up to twenty", () => {
    const host = recordingHost();
    const failures = Array.from({ length: 25 }, (_, id) => ({ suite: "s", name: `t${id}` }));

    printTests(host, { ...well, succeeded: 3, failed: 25, failures });

    expect(host.shown).toHaveLength(22);
    expect(host.shown.at(-1)).toBe("  │ … and 5 more that did not pass");
  });
});
