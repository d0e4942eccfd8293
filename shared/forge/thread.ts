/** The conversation of a pull or merge request on a forge. */
export interface Thread {
  readonly kind: "github" | "gitea" | "gitlab";
  /** The root of the forge's API, without a slash at its end. */
  readonly apiUrl: string;
  /** `owner/name` on GitHub and Gitea, the id or path of the project on GitLab. */
  readonly repository: string;
  /** The number people see: #12, !12. */
  readonly number: number;
}

/** Values of an environment by their names. */
type Env = Readonly<Record<string, string | undefined>>;

/**
 * The pull or merge request that the surrounding CI run is about; undefined when it is about none.
 *
 * @param readEvent reads the file of the event that started a run on GitHub, Gitea or Forgejo; undefined when there is none
 */
export async function threadOf(
  env: Env,
  readEvent: (path: string) => Promise<string | undefined>,
): Promise<Thread | undefined> {
  if (env["GITHUB_ACTIONS"] === "true") return await githubThread(env, readEvent);
  return env["GITLAB_CI"] === "true" ? gitlabThread(env) : undefined;
}

/** Of a branch pipeline, the first merge request that is open from that branch: `group/app!12,group/app!13`. */
function gitlabThread(env: Env): Thread | undefined {
  const [, project, number] = /^([^!,]+)!(\d+)/.exec(env["CI_OPEN_MERGE_REQUESTS"] ?? "") ?? [];
  const iid = env["CI_MERGE_REQUEST_IID"];
  return iid === undefined || iid === ""
    ? thread("gitlab", env["CI_API_V4_URL"], project, number)
    : thread("gitlab", env["CI_API_V4_URL"], env["CI_MERGE_REQUEST_PROJECT_ID"] ?? env["CI_PROJECT_ID"], iid);
}

async function githubThread(
  env: Env,
  readEvent: (path: string) => Promise<string | undefined>,
): Promise<Thread | undefined> {
  const apiUrl = env["GITHUB_API_URL"];
  // Gitea and Forgejo set the same variables; their API has a version of its own.
  const kind = env["GITEA_ACTIONS"] === "true" || /\/api\/v1\/?$/.test(apiUrl ?? "") ? "gitea" : "github";
  const fromRef = /^refs\/pull\/(\d+)\//.exec(env["GITHUB_REF"] ?? "")?.[1];
  const path = env["GITHUB_EVENT_PATH"];
  // Events such as pull_request_target run on the base branch, and only their event tells the number.
  const number = fromRef ?? (path === undefined || path === "" ? undefined : numberIn(await readEvent(path)));
  return thread(kind, apiUrl, env["GITHUB_REPOSITORY"], number);
}

/** The number of the pull request an event is about. */
function numberIn(event: string | undefined): string | undefined {
  const json = asJson(event ?? "");
  const request = fieldOf(json, "pull_request");
  if (request !== undefined) return text(fieldOf(request, "number") ?? fieldOf(json, "number"));
  // A comment on a pull request is one on an issue that has a pull request.
  const issue = fieldOf(json, "issue");
  return fieldOf(issue, "pull_request") === undefined ? undefined : text(fieldOf(issue, "number"));
}

function thread(
  kind: Thread["kind"],
  apiUrl: string | undefined,
  repository: string | undefined,
  number: string | undefined,
): Thread | undefined {
  if (apiUrl === undefined || !URL.canParse(apiUrl) || repository === undefined || repository === "") return undefined;
  if (number === undefined || !/^[1-9]\d{0,15}$/.test(number)) return undefined;
  return { kind, apiUrl: apiUrl.replace(/\/+$/, ""), repository, number: Number(number) };
}

function asJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function fieldOf(json: unknown, name: string): unknown {
  if (typeof json !== "object" || json === null) return undefined;
  return Object.entries(json).find(([key, value]) => key === name && value !== null)?.[1];
}

function text(value: unknown): string | undefined {
  return typeof value === "number" || typeof value === "string" ? String(value) : undefined;
}
