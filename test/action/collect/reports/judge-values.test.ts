import { describe, expect, it } from "vitest";
import { judgeValues, type ValueRules } from "../../../../action/collect/reports/judge-values.ts";
import { aJob } from "../a-job.ts";

const build = aJob({ id: 1, name: "build" });
const deploy = aJob({ id: 2, name: "deploy" });
const RULES: ValueRules = { prefix: "", mask: [], reserved: ["status", "web-url", "web_url"] };
const judged = (rows: readonly [typeof build, Record<string, string>][], rules: Partial<ValueRules> = {}) => {
  const jobs = rows.map(([job, values]) => ({ job, values: new Map(Object.entries(values)) }));
  const { outputs, warnings } = judgeValues(jobs, { ...RULES, ...rules });
  return {
    outputs: outputs.map(({ name, value, masked }) => `${name}=${value}${masked ? " (masked)" : ""}`),
    warnings,
  };
};

describe("judgeValues", () => {
  it("makes an output of each value, with the prefix", () => {
    expect(judged([[build, { VERSION: "1", URL: "u" }]], { prefix: "app_" })).toEqual({
      outputs: ["app_VERSION=1", "app_URL=u"],
      warnings: [],
    });
  });

  it("masks what the globs name, as the job writes it or with the prefix", () => {
    const { outputs } = judged([[build, { API_TOKEN: "t", PASSWORD: "p", VERSION: "1" }]], {
      prefix: "app_",
      mask: ["*_TOKEN", "app_PASS*"],
    });

    expect(outputs).toEqual(["app_API_TOKEN=t (masked)", "app_PASSWORD=p (masked)", "app_VERSION=1"]);
  });

  it("lets the last job win and says so, unless both say the same", () => {
    const rows: [typeof build, Record<string, string>][] = [
      [build, { VERSION: "1", SAME: "x" }],
      [deploy, { VERSION: "2", SAME: "x" }],
    ];

    expect(judged(rows)).toEqual({
      outputs: ["VERSION=2", "SAME=x"],
      warnings: ["Jobs build (1) and deploy (2) both give a value for VERSION; that of deploy (2) is taken."],
    });
  });

  it("takes names that differ only in case for one, as GitHub does", () => {
    const { outputs, warnings } = judged([[build, { Version: "1", VERSION: "1" }]]);

    expect(outputs).toEqual(["VERSION=1"]);
    expect(warnings).toHaveLength(1);
  });

  it.each([["status"], ["STATUS"], ["web_url"], ["WEB_URL"]])("never overwrites an output of its own: %s", (name) => {
    const { outputs, warnings } = judged([[build, { [name]: "success" }]]);

    expect(outputs).toEqual([]);
    expect(warnings[0]).toContain(`The value ${name} of job build (1) is left out: the step has an output`);
    expect(judged([[build, { [name]: "success" }]], { prefix: "x_" }).outputs).toEqual([`x_${name}=success`]);
  });
});
