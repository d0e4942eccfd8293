import { type Answer, type Call, type ForgeState, isWebAddress, textsOf } from "./state.ts";

const BUILDS = /^\/rest\/api\/latest\/projects\/([^/]+)\/repos\/([^/]+)\/commits\/([^/]+)\/builds$/;
const BUILD_STATUS = /^\/rest\/build-status\/1\.0\/commits\/([^/]+)$/;

/**
 * developer.atlassian.com/server/bitbucket: "Updating build status for commits", the REST reference of 7.4 and newer (builds by
 * repository), and of the older build-status, which takes any commit id.
 */
export function answerBitbucketDataCenter(call: Call, state: ForgeState): Answer {
  const { request, path } = call;
  const basic = `Basic ${Buffer.from(`relay:${state.token}`).toString("base64")}`;
  if (request.headers.authorization !== `Bearer ${state.token}` && request.headers.authorization !== basic)
    return refusal(
      401,
      "Authentication failed. Please check your credentials and try again.",
      "AuthenticationException",
    );
  const old = BUILD_STATUS.exec(path)?.[1];
  if (old !== undefined) return keep(call, old, ["SUCCESSFUL", "FAILED", "INPROGRESS"]);
  const [, project, slug, sha = ""] = BUILDS.exec(path) ?? [];
  // Jersey's answer about an address nobody has registered.
  if (project === undefined || state.kind === "bitbucket-server")
    return { status: 404, body: { message: `null for uri: http://bitbucket${path}`, "status-code": 404 } };
  if (project !== "acme") return refusal(404, `Project ${project} does not exist.`, "project.NoSuchProjectException");
  if (slug !== "app")
    return refusal(404, `Repository acme/${slug} does not exist.`, "repository.NoSuchRepositoryException");
  if (!state.commits.has(sha))
    return refusal(404, `Commit '${sha}' does not exist in repository 'app'.`, "commit.NoSuchCommitException");
  return keep(call, sha, ["SUCCESSFUL", "FAILED", "INPROGRESS", "CANCELLED", "UNKNOWN"]);
}

function keep({ request, body }: Call, sha: string, states: readonly string[]): Answer {
  if (request.method !== "POST") return { status: 405 };
  const { key = "", state = "", url, description = "", name = "", ref } = textsOf(body);
  if (key === "") return refusal(400, "Please specify a key", null);
  if (!isWebAddress(url)) return refusal(400, "Please specify a valid url", null);
  if (url.length > 450) return refusal(400, "url must not be longer than 450 characters", null);
  if (!states.includes(state)) return refusal(400, `'${state}' is not a valid build state`, null);
  if ([key, name, description].some((text) => text.length > 255))
    return refusal(400, "must not be longer than 255 characters", null);
  if (ref !== undefined && !ref.startsWith("refs/")) return refusal(400, "ref must be fully qualified", null);
  return { status: 204, kept: { sha, context: key, state, description, url, ...(ref === undefined ? {} : { ref }) } };
}

function refusal(status: number, message: string, exception: string | null): Answer {
  const exceptionName = exception === null ? null : `com.atlassian.bitbucket.${exception}`;
  return { status, body: { errors: [{ context: null, message, exceptionName }] } };
}
