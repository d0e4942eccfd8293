import { afterEach, describe, expect, it } from "vitest";
import { lookOnce } from "../../../action/watch/look-once.ts";
import { ANONYMOUS, type Credential } from "../../../shared/gitlab/auth.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { recordingHost } from "../../flows/recording-host.ts";
import { StepLab } from "../../flows/step-lab.ts";

let lab: StepLab;

afterEach(() => lab.close());

/** Looks from a job of another project, by its token and then by none. */
async function look(version: 17 | 18 | 19, jobs: readonly { readonly name: string }[]) {
  lab = await StepLab.open(version);
  const project = lab.project({ jobs });
  const { caller, env } = lab.callingJob();
  lab.gitlab.world.allowJobTokens(project, caller);
  const { id } = lab.gitlab.world.pipeline(project);
  const jobToken: Credential = { kind: "job-token", token: new Secret(env["CI_JOB_TOKEN"] ?? "") };
  const { signal } = new AbortController();
  return await lab.drive((connect) =>
    lookOnce(
      connect({ url: lab.gitlab.url }, recordingHost().log),
      { project: project.id, id, readers: [jobToken, ANONYMOUS] },
      signal,
    ).catch((error: unknown) => ({ error })),
  );
}

describe("lookOnce", () => {
  it("sees a pipeline on GitLab 19, which shows it to a job token", async () => {
    expect(await look(19, [{ name: "build" }])).toMatchObject({ ref: "main" });
  });

  it("sees it on GitLab 18 through its jobs", async () => {
    expect(await look(18, [{ name: "build" }])).toMatchObject({ ref: "main" });
  });

  it("throws what the first credential is refused where no way shows it", async () => {
    const seen = await look(17, [{ name: "build" }]);

    expect(seen).toMatchObject({ error: { status: 404, message: expect.stringContaining("with the job token") } });
  });
});
