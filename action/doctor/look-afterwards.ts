import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { openJobArchive } from "../../shared/gitlab/artifacts.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Job, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { mayListPipelines, recentJobs } from "../../shared/gitlab/recent.ts";
import type { DoctorCase } from "./case.ts";
import { type DoctorDeps, orRefusal } from "./deps.ts";
import { type ArchiveFacts, judgeActing, judgeArtifacts, judgeReading } from "./judge-afterwards.ts";
import type { KnownProject } from "./look-at-project.ts";
import type { WorkingTokens } from "./look-at-tokens.ts";

/** Looks whether a started pipeline could be followed, its artifacts brought, and itself be cancelled. */
export async function lookAfterwards(
  deps: DoctorDeps,
  gitlab: GitLab,
  subject: DoctorCase,
  project: ProjectRef,
  known: KnownProject,
  { users, readers }: WorkingTokens,
  signal: AbortSignal,
): Promise<void> {
  const sights = await Promise.all(
    readers.map(async (reader) => ({
      reader,
      pipelines: await orRefusal(mayListPipelines(gitlab, reader, project, signal), signal),
      jobs: await orRefusal(recentJobs(gitlab, reader, project, signal), signal),
    })),
  );
  const seen = sights.map(({ reader, pipelines, jobs }) => ({
    by: reader.kind,
    pipelines: isCoded(pipelines) ? pipelines : ("yes" as const),
    jobs: jobs instanceof CodedError ? jobs : ("yes" as const),
  }));
  deps.tell(judgeReading(seen, subject.waits));
  const { publicJobs, keepsLatestArtifacts } = known.project ?? {};
  deps.tell(
    judgeArtifacts({
      archive: await openNewest(gitlab, project, sights, signal),
      wanted: subject.wantsArtifacts,
      ...(publicJobs === undefined ? {} : { publicJobs }),
      ...(keepsLatestArtifacts === undefined ? {} : { keepsLatest: keepsLatestArtifacts }),
    }),
  );
  const [user] = users;
  deps.tell(
    judgeActing({
      acts: subject.acts,
      ...(user === undefined
        ? {}
        : {
            user: {
              by: user.credential.kind,
              ...(user.scopes === undefined ? {} : { scopes: user.scopes }),
              ...(known.userLevel === undefined ? {} : { level: known.userLevel }),
            },
          }),
    }),
  );
}

interface Seen {
  readonly reader: Credential;
  readonly jobs: readonly Job[] | CodedError;
}

/** Opens the newest archive with the first credential that may, and lets go of it as soon as its first bytes come. */
async function openNewest(
  gitlab: GitLab,
  project: ProjectRef,
  sights: readonly Seen[],
  signal: AbortSignal,
): Promise<ArchiveFacts> {
  const listed = sights.filter(({ jobs }) => !isCoded(jobs));
  if (listed.length === 0) return { kind: "not-tried" };
  let refusal: CodedError | undefined;
  for (const { reader, jobs } of listed) {
    const job = jobs instanceof CodedError ? undefined : jobs.find(({ archive }) => archive !== undefined);
    if (job === undefined) continue;
    const opened = await orRefusal(openJobArchive(gitlab, reader, project, job.id, signal), signal);
    if (opened instanceof CodedError) {
      refusal ??= opened;
      continue;
    }
    opened.body.destroy();
    const elsewhere = opened.from === new URL(gitlab.url).origin ? {} : { from: opened.from };
    return { kind: "opened", by: reader.kind, job: job.id, ...elsewhere };
  }
  return refusal === undefined ? { kind: "none-there" } : { kind: "refused", error: refusal };
}
