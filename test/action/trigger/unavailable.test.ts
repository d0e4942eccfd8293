import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StepLab } from "../../flows/step-lab.ts";
import { newPipeline, start, tokens } from "./a-start.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const CI = { jobs: [{ name: "deploy", runMs: 600_000 }] };
const POST = { method: "POST", path: /pipeline$/ } as const;
const MEMBERS = { members: { dora: "developer", eve: "developer" } } as const;

describe("a call that is answered with 503", () => {
  it.each(["trigger", "access"] as const)(
    "is not sent again where a look shows that GitLab made the pipeline all the same, by a token of kind %s",
    async (kind) => {
      const project = lab.project(CI);
      const of = tokens(lab, project);
      lab.gitlab.faults.add({ ...POST, fault: { kind: "status", status: 503, handled: true } });

      const { value, told } = await start(lab, project, newPipeline(of[kind]()), [of.access()]);

      const made = lab.gitlab.world.pipelines(project);
      expect(value).toMatchObject({ how: "adopted", pipeline: { id: made[0]?.id } });
      expect(made).toHaveLength(1);
      expect(told).toEqual([expect.stringContaining("GitLab made the pipeline all the same.")]);
    },
  );

  it("is sent again where a look shows none, also through minutes in which GitLab is away", async () => {
    const project = lab.project(CI);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, times: 2, fault: { kind: "status", status: 503 } });
    lab.gitlab.faults.add({ method: "GET", times: 40, fault: { kind: "status", status: 503 } });

    const { value } = await start(lab, project, newPipeline(trigger()), [access()]);

    expect(value).toMatchObject({ how: "created" });
    expect(lab.requests(/POST/)).toHaveLength(3);
    expect(lab.gitlab.world.pipelines(project)).toHaveLength(1);
  });

  it("is left open where pipelines turn up that no token may look into", async () => {
    const project = lab.project(CI, MEMBERS);
    const { trigger, access } = tokens(lab, project);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "status", status: 503, handled: true } });

    const { error } = await start(lab, project, newPipeline(trigger()), [access("eve")]);

    expect(error).toMatchObject({ code: "TRIGGER_AMBIGUOUS", cause: { status: 503 } });
    expect(lab.gitlab.world.pipelines(project)).toHaveLength(1);
  });

  it("is sent again where nobody may look: mostly, nothing was taken in", async () => {
    const project = lab.project(CI);
    lab.gitlab.faults.add({ ...POST, fault: { kind: "status", status: 503 } });

    const { value } = await start(lab, project, newPipeline(tokens(lab, project).trigger()));

    expect(value).toMatchObject({ how: "created" });
    expect(lab.requests(/POST/)).toHaveLength(2);
  });
});
