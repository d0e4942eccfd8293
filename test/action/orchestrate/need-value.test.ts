import { describe, expect, it } from "vitest";
import type { NodeYield } from "../../../action/orchestrate/model.ts";
import { needValue } from "../../../action/orchestrate/need-value.ts";

const LEGS = [
  { key: "libs/amd64", name: "libs", leg: { ARCH: "amd64" } },
  { key: "libs/arm64", name: "libs", leg: { ARCH: "arm64" } },
];
const DEPLOY = { key: "deploy", name: "deploy" };

function told(parts: Partial<NodeYield>): NodeYield {
  const empty = { "pipeline-id": "", "web-url": "", sha: "", ref: "", status: "", outcome: "", "artifacts-path": "" };
  return { ...empty, outputs: {}, ...parts };
}

/** What deploy, or another node, reads of libs when its legs have brought this. */
function read(path: string, amd64: Partial<NodeYield>, arm64: Partial<NodeYield>, node = DEPLOY): string | undefined {
  const [word = "", field = "", variable] = path.split(".");
  const yields = new Map([
    ["libs/amd64", told(amd64)],
    ["libs/arm64", told(arm64)],
  ]);
  return needValue(node, LEGS, yields, { word, field, ...(variable === undefined ? {} : { variable }) });
}

describe("what a template reads of a need", () => {
  it("is the value of the one leg it names", () => {
    expect(read("libs/arm64.sha", { sha: "1" }, { sha: "2" })).toBe("2");
  });

  it("is the value of the leg with the same values, where both have a matrix", () => {
    const firmware = { key: "firmware/arm64", name: "firmware", leg: { ARCH: "arm64", BOARD: "x" } };

    expect(read("libs.outputs.V", { outputs: { V: "1" } }, { outputs: { V: "2" } }, firmware)).toBe("2");
  });

  it.each([
    { amd64: { V: "1" }, arm64: { V: "1" }, value: "1" },
    { amd64: { V: "1" }, arm64: {}, value: "1" },
    { amd64: {}, arm64: { V: "2" }, value: "2" },
    { amd64: { V: "" }, arm64: {}, value: "" },
    { amd64: {}, arm64: {}, value: undefined },
  ])("of several legs is what all agree on that have one: $amd64 and $arm64", ({ amd64, arm64, value }) => {
    expect(read("libs.outputs.V", { outputs: amd64 }, { outputs: arm64 })).toBe(value);
  });

  it("is refused where the legs differ, with both legs, one to write, and neither value", () => {
    const reading = () => read("libs.outputs.V", { outputs: { V: "hush-1" } }, { outputs: { V: "hush-2" } });

    expect(reading).toThrow(
      expect.objectContaining({
        code: "GRAPH_VALUE_AMBIGUOUS",
        message: "deploy reads {{ needs.libs.outputs.V }}, which libs/amd64 and libs/arm64 have different values for.",
        hint: 'Name one leg: {{ needs["libs/amd64"].outputs.V }}.',
      }),
    );
  });

  it("is of several legs' artifacts the folder that holds all of theirs", () => {
    const paths = [{ "artifacts-path": "/job/out/libs/amd64" }, { "artifacts-path": "/job/out/libs/arm64" }] as const;

    expect(read("libs.artifacts-path", ...paths)).toBe("/job/out/libs");
    expect(read("libs.artifacts-path", paths[0], {})).toBe("/job/out/libs/amd64");
  });

  it("is empty where no pipeline ran, so that a default can take its place", () => {
    expect(read("libs.pipeline-id", {}, {})).toBe("");
    expect(read("libs.constructor", {}, {})).toBe("");
    expect(read("libs.outputs.constructor", {}, {})).toBeUndefined();
  });
});
