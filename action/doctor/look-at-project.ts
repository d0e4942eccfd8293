import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { readJobTokenScope } from "../../shared/gitlab/job-token-scope.ts";
import { roleOf } from "../../shared/gitlab/people.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { getProject, type Project, searchProjects } from "../../shared/gitlab/projects.ts";
import { tokenKind } from "../../shared/gitlab/token-kind.ts";
import { isShownWhole } from "../../shared/gitlab/trigger-token-state.ts";
import { listTriggerTokens } from "../../shared/gitlab/trigger-tokens.ts";
import { closest } from "../../shared/text/closest.ts";
import { printable } from "../../shared/text/printable.ts";
import type { DoctorCase } from "./case.ts";
import { type DoctorDeps, orRefusal } from "./deps.ts";
import { judgeJobAccess } from "./judge-job-token.ts";
import { bestOf, judgeProject, judgeRole, type ProjectSeen } from "./judge-project.ts";
import { judgeTriggerToken, type TriggerSearch } from "./judge-trigger-token.ts";
import type { WorkingTokens, WorkingUser } from "./look-at-tokens.ts";

/** Whoever starts the pipeline, as far as it can be told. */
export interface Starter {
  /** As it stands in sentences: `@dora`, or what is given in place of a name. */
  readonly name: string;
  readonly level?: number;
}

/** What is known of the project. */
export interface KnownProject {
  /** As it stands in sentences. */
  readonly name: string;
  readonly project?: Project;
  readonly starter: Starter;
  /** The role of the first user at hand. */
  readonly userLevel?: number;
}

/** Looks at the project, who is what in it, and whether it knows the tokens that start pipelines. */
export async function lookAtProject(
  deps: DoctorDeps,
  gitlab: GitLab,
  subject: DoctorCase,
  ref: ProjectRef,
  tokens: WorkingTokens,
  signal: AbortSignal,
): Promise<KnownProject> {
  const search = await findTrigger(gitlab, subject, ref, tokens, signal);
  const name = typeof ref === "number" ? `project ${ref}` : printable(ref, 200);
  if (subject.tokens.triggerToken !== undefined) {
    const kind = tokenKind(subject.tokens.triggerToken.reveal());
    deps.tell(judgeTriggerToken({ kind, search, project: name, now: deps.clock.now() }));
  }
  const sights: readonly ProjectSeen[] = await Promise.all(
    tokens.readers
      .filter(({ kind }) => kind !== "job-token")
      .map(async (reader) => ({
        by: reader.kind,
        seen: await orRefusal(getProject(gitlab, reader, ref, signal), signal),
      })),
  );
  const project = bestOf(sights);
  if (project !== undefined) deps.learn([project.id, project.path]);
  const [user] = tokens.users;
  const username = user?.person?.username;
  const alike = project === undefined ? await alikeOf(gitlab, ref, user, signal) : [];
  deps.learn(alike);
  deps.tell(judgeProject({ asked: ref, sights, alike, ...(username === undefined ? {} : { username }) }));
  const userLevel =
    project === undefined || user === undefined ? undefined : await levelOf(gitlab, ref, user, sights, signal);
  if (project !== undefined && user !== undefined)
    deps.tell(
      judgeRole({ project: name, username, level: userLevel, starts: subject.starter?.kind === user.credential.kind }),
    );
  const starter = await starterOf(gitlab, subject, ref, tokens, search, userLevel, signal);
  if (tokens.job !== undefined) {
    const scope =
      user === undefined ? undefined : await orRefusal(readJobTokenScope(gitlab, user.credential, ref, signal), signal);
    const role =
      tokens.job.user === undefined ? undefined : await roleFor(gitlab, ref, tokens, tokens.job.user.id, signal);
    deps.tell(
      judgeJobAccess({
        target: name,
        targetId: project?.id ?? (typeof ref === "number" ? ref : undefined),
        job: tokens.job,
        isPublic: sights.some(({ by, seen }) => by === "anonymous" && !isCoded(seen)),
        ...(scope === undefined || isCoded(scope) ? {} : { scope }),
        ...(role === undefined || project === undefined ? {} : { role }),
      }),
    );
  }
  return {
    name,
    starter,
    ...(project === undefined ? {} : { project }),
    ...(userLevel === undefined ? {} : { userLevel }),
  };
}

async function findTrigger(
  gitlab: GitLab,
  { tokens: { triggerToken } }: DoctorCase,
  ref: ProjectRef,
  { users }: WorkingTokens,
  signal: AbortSignal,
): Promise<TriggerSearch> {
  let best: TriggerSearch = { kind: "not-allowed" };
  if (triggerToken === undefined) return best;
  for (const { credential } of users) {
    const listed = await orRefusal(listTriggerTokens(gitlab, credential, ref, signal), signal);
    if (listed instanceof CodedError) continue;
    const found = listed.find(({ token }) => token === triggerToken.reveal());
    if (found !== undefined) return { kind: "found", token: found };
    // Of a token of somebody else's, the first four characters are all there is to compare.
    const start = triggerToken.reveal().slice(0, 4);
    const isOpen = listed.some((token) => !isShownWhole(token) && token.token === start);
    best = isOpen ? { kind: "maybe-of-others" } : { kind: "none" };
    if (!isOpen) return best;
  }
  return best;
}

/** What the user sees under nearly that name: the same in another place, or a misspelling. */
async function alikeOf(
  gitlab: GitLab,
  ref: ProjectRef,
  user: WorkingUser | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (typeof ref === "number" || user === undefined) return [];
  const name = ref.split("/").at(-1) ?? ref;
  // GitLab searches from three characters on; the first ones of a misspelt name may be right.
  const searches = [name, name.slice(0, 3)].filter((text) => text.length >= 3);
  for (const text of new Set(searches)) {
    const paths = await orRefusal(searchProjects(gitlab, user.credential, text, signal), signal);
    if (paths instanceof CodedError) return [];
    const same = paths.filter((path) => path.toLowerCase().endsWith(`/${name.toLowerCase()}`)).slice(0, 3);
    const meant = closest(ref, paths);
    if (same.length > 0 || meant !== undefined) return same.length > 0 ? same : [meant ?? ""];
  }
  return [];
}

/** GitLab tells one's own role with the project, but for some roles that come through groups. */
async function levelOf(
  gitlab: GitLab,
  ref: ProjectRef,
  { credential, person }: WorkingUser,
  sights: readonly ProjectSeen[],
  signal: AbortSignal,
): Promise<number | undefined> {
  const own = sights.find(({ by }) => by === credential.kind)?.seen;
  if (own !== undefined && !isCoded(own) && own.accessLevel !== undefined) return own.accessLevel;
  if (person === undefined) return undefined;
  const role = await orRefusal(roleOf(gitlab, credential, ref, person.id, signal), signal);
  return isCoded(role) ? undefined : role;
}

/** The role of anybody, by whoever may read the members. */
async function roleFor(
  gitlab: GitLab,
  ref: ProjectRef,
  { users }: WorkingTokens,
  userId: number,
  signal: AbortSignal,
): Promise<number | "none" | undefined> {
  for (const { credential } of users) {
    const role = await orRefusal(roleOf(gitlab, credential, ref, userId, signal), signal);
    if (!isCoded(role)) return role ?? "none";
  }
  return undefined;
}

async function starterOf(
  gitlab: GitLab,
  { starter }: DoctorCase,
  ref: ProjectRef,
  tokens: WorkingTokens,
  search: TriggerSearch,
  userLevel: number | undefined,
  signal: AbortSignal,
): Promise<Starter> {
  const person = {
    "trigger-token": search.kind === "found" ? search.token.owner : undefined,
    "job-token": tokens.job?.user,
    "access-token": tokens.users.find(({ credential }) => credential.kind === "access-token")?.person,
    "oauth-token": tokens.users.find(({ credential }) => credential.kind === "oauth-token")?.person,
  }[starter?.kind ?? "trigger-token"];
  if (person === undefined) return { name: NAMELESS[starter?.kind ?? "trigger-token"] };
  const name = `@${printable(person.username, 80)}`;
  const isFirst = tokens.users[0]?.person?.id === person.id;
  const level = isFirst ? userLevel : await roleFor(gitlab, ref, tokens, person.id, signal);
  return typeof level === "number" ? { name, level } : { name };
}

const NAMELESS = {
  "trigger-token": "the trigger token's owner",
  "job-token": "the job's user",
  "access-token": "the access token's user",
  "oauth-token": "the OAuth token's user",
} as const;
