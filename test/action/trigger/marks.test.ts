import { expect, it } from "vitest";
import { DECLARED_INPUTS } from "../../../action/inputs/declared.generated.ts";
import { environmentName } from "../../../action/inputs/environment-name.ts";
import { marksAsPayload, marksAsVariables, newMarker, readMarks } from "../../../action/trigger/marks.ts";

const ALL = { marker: "m-1", concurrencyKey: "deploy/main", ciRun: "run-7", run: "abc" };

it("makes markers that are UUIDs, each another one", () => {
  const markers = Array.from({ length: 100 }, () => newMarker(Math.random));

  for (const marker of markers)
    expect(marker).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(markers).size).toBe(100);
});

it.each([
  { name: "all there are", marks: ALL },
  { name: "a marker alone", marks: { marker: "m-1" } },
])("reads $name as it was written, whichever way it came", ({ marks }) => {
  const payload = JSON.stringify({ ref: "main", id: "7", variables: {}, ...marksAsPayload(marks) });

  expect(readMarks(new Map([["TRIGGER_PAYLOAD", payload]]))).toEqual(marks);
  expect(readMarks(new Map(marksAsVariables(marks, []).map(({ key, value }) => [key, value])))).toEqual(marks);
});

it("leaves out a variable whose name is taken, since GitLab refuses a name that is given twice", () => {
  expect(marksAsVariables(ALL, ["SLUICE_MARKER", "OTHER"]).map(({ key }) => key)).toEqual([
    "SLUICE_CONCURRENCY",
    "SLUICE_CI_RUN",
    "SLUICE_RUN",
  ]);
});

it.each([
  "",
  "no JSON",
  "null",
  "7",
  '"text"',
  "[]",
  "{}",
  '{"sluice":null}',
  '{"sluice":"m-1"}',
  '{"sluice":["m-1"]}',
  '{"sluice":{"marker":7}}',
  '{"marker":"m-1"}',
])("finds no marks in somebody else's payload %j", (payload) => {
  expect(readMarks(new Map([["TRIGGER_PAYLOAD", payload]]))).toEqual({});
});

it("no mark is taken for an input by a step in the pipeline that carries it", () => {
  const inputs = new Set(DECLARED_INPUTS.map(({ name }) => environmentName(name)));

  expect(marksAsVariables(ALL, []).filter(({ key }) => inputs.has(key))).toEqual([]);
});
