import { beforeEach, describe, expect, it } from "vitest";
import { ladderOf, type Rung, rungText } from "../../../action/watch/ladder.ts";
import { Lookout } from "../../../action/watch/lookout.ts";
import type { ErrorCode } from "../../../shared/errors/catalogue.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aPipeline } from "../samples.ts";

const LADDER = ladderOf([
  { kind: "access-token", token: new Secret("glpat-a") },
  { kind: "job-token", token: new Secret("glcbt-a") },
  ANONYMOUS,
]);
const [BY_ACCESS, BY_JOB, BY_JOBS, BY_NONE] = LADDER.map(rungText);
const never = new AbortController().signal;

/** What each rung answers: a pipeline, nothing yet, or an error. */
type Answers = Partial<Record<string, Pipeline | undefined | CodedError>>;

let clock: ManualClock;
let asked: string[];
let told: string[];

beforeEach(() => {
  clock = new ManualClock();
  asked = [];
  told = [];
});

function lookout(answers: Answers) {
  const lookBy = async (rung: Rung) => {
    const name = rungText(rung);
    asked.push(name);
    const answer = name in answers ? answers[name] : new CodedError("GITLAB_NOT_FOUND", "404.", { status: 404 });
    if (answer instanceof CodedError) throw answer;
    return answer;
  };
  return new Lookout({ clock, lookBy, tell: (text) => told.push(text) }, LADDER, "pipeline 7 of group/app");
}

const refused = (code: ErrorCode, status: number) => new CodedError(code, `GitLab answered ${status}.`, { status });

describe("a lookout", () => {
  it.each([
    { best: BY_ACCESS, tries: 1 },
    { best: BY_JOB, tries: 2 },
    { best: BY_JOBS, tries: 3 },
    { best: BY_NONE, tries: 4 },
  ])("finds the highest rung that works ($best), says so, and keeps to it", async ({ best = "", tries }) => {
    const at = lookout({ [best]: aPipeline() });

    await at.look(never);
    await at.look(never);

    expect(asked).toHaveLength(tries + 1);
    expect(asked.at(-1)).toBe(best);
    expect(told).toEqual([`Looking at the pipeline ${best}.`]);
  });

  it.each([
    refused("GITLAB_TOKEN_REJECTED", 401),
    refused("GITLAB_FORBIDDEN", 403),
    refused("GITLAB_POLICY_REFUSED", 403),
    refused("GITLAB_NOT_FOUND", 404),
    refused("GITLAB_PROJECT_NOT_FOUND", 404),
  ])("takes $code for a rung that does not work", async (error) => {
    const at = lookout({ [BY_ACCESS ?? ""]: error, [BY_JOB ?? ""]: aPipeline() });

    expect(await at.look(never)).toEqual(aPipeline());
  });

  it("tells a pipeline that could be read before from one that never could", async () => {
    const answers: Answers = { [BY_ACCESS ?? ""]: aPipeline() };
    const at = lookout(answers);
    await at.look(never);
    answers[BY_ACCESS ?? ""] = refused("GITLAB_NOT_FOUND", 404);

    const gone = at.look(never).catch((error: unknown) => error);
    await clock.untilSleeping();
    await clock.advance(2_000);

    expect(await gone).toMatchObject({
      code: "WATCH_FORBIDDEN",
      message: expect.stringContaining("could be read before, and can no longer:") as string,
      hint: expect.stringContaining("still there") as string,
    });
  });

  it("does not take an outage for a rung that does not work", async () => {
    const at = lookout({ [BY_ACCESS ?? ""]: refused("GITLAB_SERVER_ERROR", 502), [BY_JOB ?? ""]: aPipeline() });

    await expect(at.look(never)).rejects.toMatchObject({ code: "GITLAB_SERVER_ERROR" });
    expect(asked).toEqual([BY_ACCESS]);
  });

  it("climbs anew when its rung stops working, and tells", async () => {
    const answers: Answers = { [BY_ACCESS ?? ""]: aPipeline() };
    const at = lookout(answers);
    await at.look(never);
    answers[BY_ACCESS ?? ""] = refused("GITLAB_TOKEN_REJECTED", 401);
    answers[BY_JOBS ?? ""] = aPipeline({ status: "success" });

    expect(await at.look(never)).toMatchObject({ status: "success" });
    expect(told).toEqual([
      `Looking at the pipeline ${BY_ACCESS}.`,
      `Looking ${BY_ACCESS} no longer works: GitLab answered 401.`,
      `Looking at the pipeline ${BY_JOBS}.`,
    ]);
  });

  it("tells only once that its rung stopped working, also when an outage follows at once", async () => {
    const answers: Answers = { [BY_ACCESS ?? ""]: aPipeline() };
    const at = lookout(answers);
    await at.look(never);
    answers[BY_ACCESS ?? ""] = refused("GITLAB_TOKEN_REJECTED", 401);
    answers[BY_JOB ?? ""] = refused("GITLAB_SERVER_ERROR", 502);

    await expect(at.look(never)).rejects.toMatchObject({ code: "GITLAB_SERVER_ERROR" });
    await expect(at.look(never)).rejects.toMatchObject({ code: "GITLAB_SERVER_ERROR" });

    expect(told.filter((text) => text.includes("no longer works"))).toHaveLength(1);
  });

  it("gives up only after a second round, naming every way it tried", async () => {
    const looking = lookout({})
      .look(never)
      .catch((error: unknown) => error);
    await clock.untilSleeping();
    await clock.advance(2_000);

    expect(await looking).toMatchObject({
      code: "WATCH_FORBIDDEN",
      message: [
        "The status of pipeline 7 of group/app cannot be read by any way tried:",
        ...[BY_ACCESS, BY_JOB, BY_JOBS, BY_NONE].map((name) => `  ${name}: 404.`),
      ].join("\n"),
    });
    expect(asked).toHaveLength(8);
  });

  it("sees a pipeline that only the second round finds, as behind a lagging replica", async () => {
    const answers: Answers = {};
    const looking = lookout(answers).look(never);
    await clock.untilSleeping();
    answers[BY_ACCESS ?? ""] = aPipeline();
    await clock.advance(2_000);

    expect(await looking).toEqual(aPipeline());
  });

  it("waits for the first job to show the status, but not for ever", async () => {
    const at = lookout({ [BY_JOBS ?? ""]: undefined });

    expect(await at.look(never)).toBeUndefined();
    await clock.advance(59_000);
    expect(await at.look(never)).toBeUndefined();
    await clock.advance(1_000);
    const looking = at.look(never).catch((error: unknown) => error);
    await clock.untilSleeping();
    await clock.advance(2_000);

    expect(await looking).toMatchObject({
      code: "WATCH_FORBIDDEN",
      message: expect.stringContaining(`${BY_JOBS}: the pipeline has no job that would show its status`),
    });
  });
});
