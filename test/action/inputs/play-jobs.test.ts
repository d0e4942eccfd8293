import { describe, expect, it } from "vitest";
import { readPlayJobs } from "../../../action/inputs/play-jobs.ts";
import { reading } from "./complaints.ts";

const jobs = (text: string) => reading((complain) => readPlayJobs(text, complain));
const without = (...names: string[]) => names.map((job) => ({ job, variables: {} }));

describe("readPlayJobs", () => {
  it.each([
    { text: "", value: [] },
    { text: "deploy", value: without("deploy") },
    { text: "deploy-*, smoke\nnotify", value: without("deploy-*", "smoke", "notify") },
    { text: "deploy: [eu, prod]", value: without("deploy: [eu, prod]") },
    { text: "deploy: [eu, prod]\nsmoke", value: without("deploy: [eu, prod]", "smoke") },
    { text: "deploy: eu", value: without("deploy: eu") },
    { text: '"quoted: name"', value: without('"quoted: name"') },
    { text: "deploy:\nsmoke:", value: without("deploy", "smoke") },
    { text: "deploy: {TO: eu, N: 1.10}", value: [{ job: "deploy", variables: { TO: "eu", N: "1.10" } }] },
    {
      text: "deploy-*:\n  TO: eu\nsmoke: {}\n'build: [a, b]':\n  X: y\n",
      value: [
        { job: "deploy-*", variables: { TO: "eu" } },
        { job: "smoke", variables: {} },
        { job: "build: [a, b]", variables: { X: "y" } },
      ],
    },
    {
      text: '{"deploy": {"TO": "eu"}, "smoke": null}',
      value: [{ job: "deploy", variables: { TO: "eu" } }, ...without("smoke")],
    },
  ])("reads $text", async ({ text, value }) => {
    expect(await jobs(text)).toEqual({ value, problems: [] });
  });

  it.each([
    { text: '{"deploy": ["eu"]}', says: /what deploy gets is no map of variables/ },
    { text: '{"deploy": {"TO": ["hush"]}}', says: /^deploy: the value of TO is a list/ },
    { text: '{"deploy": {"MY-NAME": "hush"}}', says: /^deploy: "MY-NAME" is no name of a variable/ },
    { text: '{"deploy": {"TO": "hush"}', says: /neither JSON nor YAML/ },
    { text: "deploy:\n  TO:\n", says: /^deploy: the value of TO is missing/ },
  ])("refuses $text", async ({ text, says }) => {
    const { problems } = await jobs(text);

    expect(problems.join("\n")).toMatch(says);
    expect(problems.join()).not.toContain("hush");
  });
});
