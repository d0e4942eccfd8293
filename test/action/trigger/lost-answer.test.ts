import { expect, it } from "vitest";
import { type LostAnswer, lostAnswerError } from "../../../action/trigger/lost-answer.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";

const pipeline = (id: number): Pipeline => ({
  id,
  projectId: 7,
  ref: "main",
  sha: "a",
  status: "running",
  webUrl: `https://gitlab.example.com/group/app/-/pipelines/${id}`,
});

function errorOf(looked: LostAnswer["looked"], more: Partial<LostAnswer> = {}): CodedError {
  return lostAnswerError({
    server: "https://gitlab.example.com",
    project: "group/app",
    ref: "main",
    cause: undefined,
    stopped: false,
    looked,
    ...more,
  });
}

it("says what could be the lost pipeline, and what would have told", () => {
  const error = errorOf({ kind: "hidden", candidates: [1, 2, 3, 4, 5, 6, 7].map(pipeline) });

  expect(error.code).toBe("TRIGGER_AMBIGUOUS");
  expect(error.exitCode).toBe(4);
  expect(error.message).toContain("the 7 pipelines of that time, which could be it: https://gitlab.example.com/");
  expect(error.message).toContain("/-/pipelines/5 and 2 more.");
  expect(error.hint).toMatch(/^Open these pipelines before triggering again.*`access-token` of a maintainer/);
});

it.each([
  { kind: "hidden", candidates: [] },
  { kind: "unseen", error: new CodedError("GITLAB_NOT_FOUND", "x", { status: 404 }) },
  { kind: "unseen", error: new CodedError("GITLAB_UNREACHABLE", "GitLab could not be reached.") },
  { kind: "unmarked" },
  { kind: "cut-short" },
] as const)("leaves it open, and says where to look, after a look-up that was $kind", (looked) => {
  const error = errorOf(looked);

  expect(error.code).toBe("TRIGGER_AMBIGUOUS");
  expect(error.hint).toContain("Look at https://gitlab.example.com/group/app/-/pipelines for one started at this time");
});

it("has a code of its own for a pipeline that is nowhere", () => {
  const error = errorOf({ kind: "not-there" });

  expect(error).toMatchObject({ code: "TRIGGER_LOST", exitCode: 4 });
  expect(error.hint).toMatch(/^Most likely none was created\./);
});

it("names the page that leads to the list where the project is a number, and that the step was stopped", () => {
  const error = errorOf({ kind: "cut-short" }, { project: 7, stopped: true });

  expect(error.message).toMatch(/^A pipeline of project 7 at ref main was asked for, and the step was stopped before/);
  expect(error.hint).toContain("https://gitlab.example.com/projects/7 (Build > Pipelines)");
});
