import { type Answer, type Call, type ForgeState, isWebAddress, textsOf } from "./state.ts";

const STATES = ["SUCCESSFUL", "FAILED", "INPROGRESS", "STOPPED"];

/**
 * developer.atlassian.com/cloud/bitbucket/rest/api-group-commit-statuses, with the words of its refusals as clients have reported them:
 * a key of at most 40 characters, a URL that is required.
 */
export function answerBitbucketCloud({ request, path, body }: Call, { token, commits }: ForgeState): Answer {
  const basic = `Basic ${Buffer.from(`relay:${token}`).toString("base64")}`;
  const { authorization = "" } = request.headers;
  if (authorization !== `Bearer ${token}` && authorization !== basic)
    return refusal(401, "Token is invalid, expired, or not supported for this endpoint.");
  const [, repository, sha = ""] =
    /^\/2\.0\/repositories\/([^/]+\/[^/]+)\/commit\/([^/]+)\/statuses\/build\/?$/.exec(path) ?? [];
  if (request.method !== "POST" || repository !== "acme/app")
    return refusal(404, "You may not have access to this repository or it no longer exists in this workspace.");
  if (!commits.has(sha)) return refusal(404, "Commit not found");
  const { key = "", state = "", url, description = "" } = textsOf(body);
  if (key === "") return invalid("key", "This field is required.");
  if (key.length > 40) return invalid("key", `Ensure this value has at most 40 characters (it has ${key.length}).`);
  if (!STATES.includes(state)) return invalid("state", `${state} is not a valid choice.`);
  if (!isWebAddress(url)) return invalid("url", "Enter a valid URL.");
  return {
    status: 201,
    body: { type: "build", key, state, url },
    kept: { sha, context: key, state, description, url },
  };
}

function refusal(status: number, message: string): Answer {
  return { status, body: { type: "error", error: { message } } };
}

function invalid(field: string, message: string): Answer {
  const error = { message: `${field}: ${message}`, fields: { [field]: [message] } };
  return { status: 400, body: { type: "error", error } };
}
