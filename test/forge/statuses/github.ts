import { type Answer, type Call, type ForgeState, isWebAddress, textsOf } from "./state.ts";

const DOCS = "https://docs.github.com/rest/commits/statuses#create-a-commit-status";
const STATES = ["error", "failure", "pending", "success"];

/**
 * docs.github.com/rest/commits/statuses: 404 for what a token may not see, 422 for what does not please, with the fields named.
 */
export function answerGitHub({ request, path, body }: Call, { token, commits }: ForgeState): Answer {
  if (request.headers.authorization !== `Bearer ${token}`) return refusal(401, "Bad credentials");
  const [, repository, sha = ""] = /^\/repos\/([^/]+\/[^/]+)\/statuses\/([^/]+)$/.exec(path) ?? [];
  if (request.method !== "POST" || repository !== "acme/app") return refusal(404, "Not Found");
  if (!commits.has(sha)) return refusal(422, `No commit found for SHA: ${sha}`);
  const { state = "", target_url: url, description = "", context = "default" } = textsOf(body);
  if (!STATES.includes(state)) return invalid("state", "state is not included in the list");
  if (description.length > 140) return invalid("description", "description is too long (maximum is 140 characters)");
  if (url !== undefined && !isWebAddress(url)) return invalid("target_url", "target_url must use http(s) scheme");
  const kept = { sha, context, state, description, url: url ?? "" };
  return { status: 201, body: { id: 1, state, description, target_url: url ?? null, context }, kept };
}

function refusal(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: DOCS, status: String(status) } };
}

function invalid(field: string, message: string): Answer {
  const errors = [{ resource: "Status", code: "custom", field, message }];
  return { status: 422, body: { message: "Validation Failed", errors, documentation_url: DOCS, status: "422" } };
}
