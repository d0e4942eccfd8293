import { describe, expect, it } from "vitest";
import { Concealed } from "../../../action/hosts/concealed.ts";
import { aPipeline } from "../samples.ts";
import { aTree } from "./live/a-tree.ts";

const HOST = "https://gitlab.example.com";

function concealed(...what: (string | number)[]): Concealed {
  const one = new Concealed();
  one.add(what);
  return one;
}

describe("what is concealed", () => {
  it.each([
    {
      text: "Triggered pipeline 7: https://gitlab.example.com/group/app/-/pipelines/7",
      shown: "Triggered pipeline ***: ***",
    },
    { text: 'see "https://gitlab.example.com/a?b=c#d".', shown: 'see "***".' },
    { text: "(https://gitlab.example.com/a) and more", shown: "(***) and more" },
    { text: "[7](https://gitlab.example.com/a)", shown: "[7](***)" },
    { text: "HTTPS://GITLAB.EXAMPLE.COM/x", shown: "***" },
    { text: "cannot reach gitlab.example.com:443", shown: "cannot reach ***:443" },
    { text: "the project group/app and group%2Fapp", shown: "the project *** and ***" },
    { text: "GET /projects/group%2Fapp/pipelines", shown: "GET /projects/***" },
    { text: "job build (7)", shown: "job build (***)" },
    { text: "7 files in 7s, 0.7 MB", shown: "7 files in 7s, 0.7 MB" },
    { text: "jobs 7 and pipeline 70", shown: "jobs *** and pipeline 70" },
    { text: "id 123456, 1234567 and v1.123456", shown: "id ***, 1234567 and v1.123456" },
    { text: "other.example.com stays, build stays", shown: "other.example.com stays, build stays" },
  ])("goes out of $text", ({ text, shown }) => {
    expect(concealed(HOST, "group/app", 7, 123_456).hide(text)).toBe(shown);
  });

  it("grows by what events tell: pipelines, their projects and jobs, children as well", () => {
    const one = concealed(HOST);

    one.learn({ kind: "tree", root: aTree(), changes: [] });

    expect(one.hide("pipeline 700, job 24, pipeline 701 of group/infra, job 31, job 99")).toBe(
      "pipeline ***, job ***, pipeline *** of ***, job ***, job 99",
    );
  });

  it.each([
    { kind: "pipeline", how: "created", pipeline: aPipeline({ id: 5_000 }) },
    { kind: "canceling", pipeline: aPipeline({ id: 5_000 }) },
    { kind: "retried", pipeline: aPipeline({ id: 5_000 }), attempt: 1, of: 2 },
    { kind: "played", job: "deploy", jobId: 5_000 },
    { kind: "download", job: "deploy", jobId: 5_000, receivedBytes: 1, done: true },
  ] as const)("knows the ids of the event $kind", (event) => {
    const one = concealed();

    one.learn(event);

    expect(one.hide("5000")).toBe("***");
  });

  it("is nothing where nothing was told", () => {
    expect(concealed().hide("pipeline 7 at https://gitlab.example.com")).toBe(
      "pipeline 7 at https://gitlab.example.com",
    );
  });
});
