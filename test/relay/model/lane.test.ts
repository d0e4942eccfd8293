import { expect, it } from "vitest";
import { laneOf, partsOfLane } from "../../../relay/model/lane.ts";

it.each([
  { gitlab: "main", project: "group/deploy", lane: "main:group/deploy" },
  { gitlab: "main", project: 42, lane: "main:42" },
  { gitlab: "a-b", project: "odd:name", lane: "a-b:odd:name" },
])("the lane of $project at $gitlab is $lane, and says so", ({ gitlab, project, lane }) => {
  expect(laneOf(gitlab, project)).toBe(lane);
  expect(partsOfLane(lane)).toEqual({ gitlab, project: String(project) });
});
