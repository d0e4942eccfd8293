import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Credential, UserCredential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { type OwnJob, ownJob } from "../../shared/gitlab/own-job.ts";
import { ownOauthToken, ownToken } from "../../shared/gitlab/own-token.ts";
import { ownUser, type Person } from "../../shared/gitlab/people.ts";
import { type RateLimit, rateLimitIn } from "../../shared/gitlab/rate-limit.ts";
import { serverVersion, type ToldVersion } from "../../shared/gitlab/server-version.ts";
import { tokenKind } from "../../shared/gitlab/token-kind.ts";
import type { DoctorCase } from "./case.ts";
import { type DoctorDeps, orRefusal } from "./deps.ts";
import { judgeJobToken } from "./judge-job-token.ts";
import { judgeRateLimit, judgeVersion, type VersionFacts } from "./judge-server.ts";
import { judgeUserToken } from "./judge-user-token.ts";

/** A token of a user that GitLab takes. */
export interface WorkingUser {
  readonly credential: UserCredential;
  readonly person?: Person;
  readonly scopes?: readonly string[];
}

/** The tokens that GitLab takes. */
export interface WorkingTokens {
  /** The best first. */
  readonly users: readonly WorkingUser[];
  readonly job?: OwnJob;
  /** What may read, the best first; the last is anonymous. */
  readonly readers: readonly Credential[];
}

/** Asks each token what it is, and with the first that works what the server is. */
export async function lookAtTokens(
  deps: DoctorDeps,
  gitlab: GitLab,
  subject: DoctorCase,
  limit: RateLimit | undefined,
  signal: AbortSignal,
): Promise<WorkingTokens> {
  const { accessToken, oauthToken, jobToken } = subject.tokens;
  const given: readonly UserCredential[] = [
    ...(accessToken === undefined ? [] : [{ kind: "access-token", token: accessToken } as const]),
    ...(oauthToken === undefined ? [] : [{ kind: "oauth-token", token: oauthToken } as const]),
  ];
  const seen = await Promise.all(
    given.map(async (credential) => ({ credential, ...(await ask(gitlab, credential, signal)) })),
  );
  const users = seen.filter(({ own, user }) => !isRejected(own) && !isRejected(user));
  await tellServer(deps, gitlab, subject, users[0]?.credential, limit, signal);
  for (const { credential, own, user } of seen)
    deps.tell(
      judgeUserToken({
        given: credential.kind,
        kind: tokenKind(credential.token.reveal()),
        own,
        user,
        acts: subject.acts,
        starts: subject.starter?.kind === credential.kind,
        now: deps.clock.now(),
      }),
    );
  const job =
    jobToken === undefined
      ? undefined
      : await orRefusal(ownJob(gitlab, { kind: "job-token", token: jobToken }, signal), signal);
  if (job !== undefined && !(job instanceof CodedError))
    deps.learn([job.id, job.projectId, ...(job.projectPath === undefined ? [] : [job.projectPath])]);
  if (job !== undefined && jobToken !== undefined) deps.tell(judgeJobToken(tokenKind(jobToken.reveal()), job));
  const isJobGood = jobToken !== undefined && !(job instanceof CodedError && job.status === 401);
  return {
    users: users.map(({ credential, own, user }) => ({
      credential,
      ...(user instanceof CodedError ? {} : { person: user }),
      ...(own instanceof CodedError ? {} : { scopes: own.scopes }),
    })),
    ...(job === undefined || job instanceof CodedError ? {} : { job }),
    readers: [
      ...users.map(({ credential }) => credential),
      ...(isJobGood ? [{ kind: "job-token", token: jobToken } as const] : []),
      { kind: "anonymous" },
    ],
  };
}

async function ask(gitlab: GitLab, credential: UserCredential, signal: AbortSignal) {
  const own =
    credential.kind === "oauth-token"
      ? ownOauthToken(gitlab, credential, signal)
      : ownToken(gitlab, credential, signal);
  const user = ownUser(gitlab, credential, signal);
  return { own: await orRefusal(own, signal), user: await orRefusal(user, signal) };
}

function isRejected(answer: unknown): boolean {
  return answer instanceof CodedError && answer.status === 401;
}

/** The version, and the rate limit of whoever asks for most. */
async function tellServer(
  deps: DoctorDeps,
  gitlab: GitLab,
  { versionInJob }: DoctorCase,
  credential: UserCredential | undefined,
  limit: RateLimit | undefined,
  signal: AbortSignal,
): Promise<void> {
  const told =
    credential === undefined ? undefined : await orRefusal(serverVersion(gitlab, credential, signal), signal);
  deps.tell(judgeVersion(versionFacts(told, versionInJob)));
  const isTold = told !== undefined && !(told instanceof CodedError);
  deps.tell(judgeRateLimit((isTold ? rateLimitIn(told.headers) : undefined) ?? limit));
}

function versionFacts(told: ToldVersion | CodedError | undefined, inJob: string | undefined): VersionFacts {
  if (told !== undefined && !(told instanceof CodedError)) return { kind: "told", version: told.version };
  if (inJob !== undefined) return { kind: "in-job", version: inJob };
  return told === undefined || cannotRead(told) ? { kind: "untold" } : { kind: "failed", error: told };
}
