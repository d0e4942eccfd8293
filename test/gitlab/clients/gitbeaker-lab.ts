import { Gitlab } from "@gitbeaker/rest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { CiFile } from "../world/ci-file.ts";
import type { Project } from "../world/rows.ts";

/** How long the pipelines of this project take. */
export const MINUTE_MS = 60_000;

/** A pipeline that takes a minute, fails in one of two jobs at the first attempt and leaves artifacts, a log and a child. */
const CI: CiFile = {
  stages: ["build", "test"],
  jobs: [
    {
      name: "build",
      stage: "build",
      runMs: MINUTE_MS,
      artifacts: { "out/app.txt": "built\n" },
      trace: "building\ndone\n",
    },
    { name: "test", stage: "test", result: ["failed", "success"], reports: { junit: "<testsuites/>" } },
    { name: "child", stage: "test", trigger: { ci: { jobs: [{ name: "inner" }] } } },
  ],
};

type Client = InstanceType<typeof Gitlab>;

/** A stand-in with one project, and the @gitbeaker/rest client of its maintainer. */
export class GitbeakerLab {
  readonly clock: ManualClock;
  readonly standIn: StandIn;
  readonly project: Project;
  readonly api: Client;

  private constructor(clock: ManualClock, standIn: StandIn) {
    this.clock = clock;
    this.standIn = standIn;
    this.project = standIn.world.project({
      path: "group/sub/app",
      ci: CI,
      tags: ["v1.0"],
      members: { maya: "maintainer" },
    });
    this.api = this.apiAs("maya");
  }

  /** Starts the stand-in; its clock stands still. */
  static async open(): Promise<GitbeakerLab> {
    const clock = new ManualClock();
    return new GitbeakerLab(clock, await startStandIn({ clock }));
  }

  close(): Promise<void> {
    return this.standIn.close();
  }

  /** A client with an access token of the user. */
  apiAs(username: string): Client {
    return new Gitlab({
      host: this.standIn.url,
      token: this.standIn.world.accessToken(this.standIn.world.user(username)),
    });
  }

  /** A new pipeline of the project, triggered through the library. */
  async triggered(ref = "main", variables?: Record<string, string>) {
    const { token } = this.standIn.world.triggerToken(this.project, this.standIn.world.user("maya"));
    const options = variables === undefined ? {} : { variables };
    return this.api.PipelineTriggerTokens.trigger(this.project.id, ref, token, options);
  }

  /** A job of a new pipeline that has come to its end. */
  async finishedJob(name: string) {
    const { id } = await this.triggered();
    await this.clock.advance(MINUTE_MS);
    const job = (await this.api.Jobs.all(this.project.id, { pipelineId: id })).find((one) => one.name === name);
    if (job === undefined) throw new Error(`The pipeline has no job ${name}.`);
    return job;
  }
}
