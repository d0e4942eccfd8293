import { describe, expect, it } from "vitest";
import { readLeftGraph, writeLeftGraph } from "../../../action/cancel/left-graph.ts";

describe("what the run of a graph keeps for whoever cleans up", () => {
  it("comes back as it was, on one line that no runner parts", () => {
    const left = { state: "/tmp/a::b\n.state", file: "/ci/pipelines.yml" };

    const text = writeLeftGraph(left);

    expect(text).not.toMatch(/::|\n/);
    expect(readLeftGraph({ graph: text })).toEqual(left);
    expect(readLeftGraph({ graph: writeLeftGraph({ state: "/s" }) })).toEqual({ state: "/s" });
  });

  it.each([
    { what: "a run that came to its end", state: { graph: '{"state":"/s"}', finished: "true" } },
    { what: "a run of a single pipeline", state: { pipeline: "{}" } },
    { what: "what is no JSON", state: { graph: "{" } },
    { what: "what is no object", state: { graph: "null" } },
    { what: "an object of others", state: { graph: '{"state":7}' } },
  ])("is nothing of $what", ({ state }) => {
    expect(readLeftGraph(state)).toBeUndefined();
  });
});
