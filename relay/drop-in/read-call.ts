import { isRefName } from "../../shared/text/ref-name.ts";
import type { JsonMember } from "../deliveries/json-members.ts";
import { emptyParams, type Field, headOf, isParams, type Nested, nested, type Params } from "./params.ts";
import { type CallBody, readBody } from "./read-body.ts";
import { NOT_FOUND, type Refused, refused } from "./refused.ts";

/** A call as it came. */
export interface CallRequest {
  /** The segments of the path, decoded; `ref` only in the long spelling. */
  readonly project: string;
  readonly ref: string | undefined;
  /** Without its question mark. */
  readonly query: string;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
  /** X-Gitlab-Event. */
  readonly gitlabEvent: string | undefined;
}

/** What a call asks for. */
export interface TriggerCallRead {
  readonly kind: "call";
  readonly project: string;
  readonly ref: string;
  readonly token: string;
  /** Everything else it said, without any token: what is stored, and what GitLab is sent beside the token. */
  readonly content: { readonly type: "application/json" | "application/x-www-form-urlencoded"; readonly text: string };
}

const PROJECT = /^[^\0-\x20\x7f]{1,1000}$/u;
const FORM = "application/x-www-form-urlencoded";

/**
 * What a call of the trigger API asks for, or how GitLab refuses it. Never throws.
 *
 * As GitLab merges them: what the path says wins over the body, and the body over the query, for the token too. Its checks come in
 * its order: parameters, events of pipelines (which would start each other for ever), shape of the variables. Whether the token is a
 * good one is asked by the caller, last.
 *
 * Fact source: GitLab 18 and 19, lib/api/ci/triggers.rb and spec/requests/api/ci/triggers_spec.rb.
 */
export async function readCall(request: CallRequest): Promise<TriggerCallRead | Refused> {
  const body = await readBody(request.contentType, request.body);
  if (body.kind === "refused") return body;
  const query: readonly Field[] = [...new URLSearchParams(request.query)];
  const merged = mergedParams(query, body);
  if ("error" in merged) return refused(400, { error: merged.error });
  const { params } = merged;
  if (request.ref !== undefined) params["ref"] = request.ref;
  const faults = [...refFaults(params["ref"]), ...tokenFaults(params["token"]), ...hashFaults(params)];
  if (faults.length > 0) return refused(400, { error: faults.join(", ") });
  if (request.gitlabEvent === "Pipeline Hook") return refused(403, { message: "403 Forbidden" });
  const { variables } = params;
  if (isParams(variables) && Object.values(variables).some((value) => typeof value !== "string"))
    return refused(400, { message: "variables needs to be a map of key-valued strings" });
  const ref = String(params["ref"]);
  if (!PROJECT.test(request.project) || /^\.{1,2}$/.test(request.project)) return NOT_FOUND;
  if (!isRefName(ref)) return refused(400, { message: { base: ["Reference not found"] } });
  return {
    kind: "call",
    project: request.project,
    ref,
    token: String(params["token"]),
    content: contentOf(query, body),
  };
}

/** Query and body in one: the query's keys first, the body's values win. Of JSON only what is checked is looked at as a value. */
function mergedParams(query: readonly Field[], body: CallBody): Nested {
  const ofQuery = nested(query);
  if ("error" in ofQuery) return ofQuery;
  const ofBody = body.kind === "members" ? { params: body.values } : nested(body.fields);
  return "error" in ofBody ? ofBody : { params: Object.assign(emptyParams(), ofQuery.params, ofBody.params) };
}

function refFaults(ref: unknown): readonly string[] {
  if (ref === undefined) return ["ref is missing", "ref is empty"];
  if (typeof ref === "object" && ref !== null) return ["ref is invalid"];
  return ref === null || (typeof ref === "string" && ref.trim() === "") ? ["ref is empty"] : [];
}

function tokenFaults(token: unknown): readonly string[] {
  if (token === undefined) return ["token is missing"];
  return typeof token === "object" && token !== null ? ["token is invalid"] : [];
}

function hashFaults(params: Params): readonly string[] {
  return ["variables", "inputs"]
    .filter((name) => params[name] !== undefined && params[name] !== null && !isParams(params[name]))
    .map((name) => `${name} is invalid`);
}

/** All that was said but tokens. A form stays a form: GitLab reads the inputs of one by their declared types. */
function contentOf(query: readonly Field[], body: CallBody): TriggerCallRead["content"] {
  if (body.kind === "fields") {
    const said = new Set(body.fields.map(headOf));
    const fields = [...query.filter((field) => !said.has(headOf(field))), ...body.fields];
    const kept = fields.filter((field) => headOf(field) !== "token");
    return {
      type: FORM,
      text: new URLSearchParams(kept.map(([name, value]): [string, string] => [name, value])).toString(),
    };
  }
  const said = new Set(body.members.map(({ key }) => key));
  const asked = nested(query.filter((field) => !said.has(headOf(field))));
  const members: readonly JsonMember[] = [
    ...Object.entries("params" in asked ? asked.params : {}).map(([key, value]) => ({
      key,
      text: `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    })),
    ...body.members,
  ];
  const kept = members.filter(({ key }) => key !== "token").map(({ text }) => text);
  return { type: "application/json", text: `{${kept.join(",")}}` };
}
