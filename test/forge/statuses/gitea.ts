import { type Answer, type Call, type ForgeState, textsOf } from "./state.ts";

const STATES = ["pending", "success", "error", "failure", "warning"];

/** Gitea's swagger (repoCreateStatus) and routers/api/v1/repo/status.go; Forgejo has both from there. */
export function answerGitea({ request, path, body }: Call, { token, commits }: ForgeState): Answer {
  if (request.headers.authorization !== `token ${token}`)
    return { status: 401, body: { message: "invalid username, password or token", url: "/api/swagger" } };
  const [, repository, sha = ""] = /^\/api\/v1\/repos\/([^/]+\/[^/]+)\/statuses\/([^/]+)$/.exec(path) ?? [];
  if (request.method !== "POST" || repository !== "acme/app") {
    const message = "The target couldn't be found.";
    return { status: 404, body: { message, url: "/api/swagger", errors: null } };
  }
  // The words are for administrators only.
  if (!commits.has(sha)) return { status: 500, body: { message: "", url: "/api/swagger" } };
  const { state = "", target_url: url = "", description = "", context = "default" } = textsOf(body);
  if (!STATES.includes(state)) return { status: 500, body: { message: "", url: "/api/swagger" } };
  const kept = { sha, context: context.trim(), state, description: description.trim(), url };
  return { status: 201, body: { id: 1, status: state, target_url: url, description, context }, kept };
}
