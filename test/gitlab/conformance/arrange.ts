import { expect } from "vitest";
import { type Answer, type Call, numberIn, type Pairs, type Row, rowOf, rowsOf } from "./call.ts";
import type { Lab } from "./case.ts";

/** Triggers a pipeline with form parameters, the token and ref first; `ref` stands in the body. */
export function trigger(
  { have, gitlab }: Lab<"project">,
  token: string,
  ref: string,
  more: { readonly form?: Pairs; readonly headers?: Call["headers"] } = {},
): Promise<Answer> {
  const extra = more.form === undefined ? [] : Array.isArray(more.form) ? more.form : Object.entries(more.form);
  return gitlab.post(`projects/${have.project}/trigger/pipeline`, {
    form: [["token", token], ["ref", ref], ...extra],
    ...(more.headers === undefined ? {} : { headers: more.headers }),
  });
}

/** A new pipeline on `ref`, for cases that need one in its first moments. */
export async function freshPipeline(lab: Lab<"project" | "ref" | "triggerToken">, ref = lab.have.ref): Promise<Row> {
  const answer = await trigger(lab, lab.have.triggerToken, ref);
  expect(answer.status, answer.text).toBe(201);
  return rowOf(answer);
}

/** The address of a pipeline of P below `/api/v4/`. */
export function pipelinePath({ have }: Lab<"project">, pipeline: Row | string): string {
  return `projects/${have.project}/pipelines/${typeof pipeline === "string" ? pipeline : numberIn(pipeline, "id")}`;
}

/** The id of P's newest pipeline, 0 when it has none: the same before and after when nothing was created. */
export async function newestPipelineId({ have, gitlab }: Lab<"project" | "maintainerToken">): Promise<number> {
  const answer = await gitlab.get(`projects/${have.project}/pipelines`, {
    as: have.maintainerToken,
    query: { per_page: "1" },
  });
  const [newest] = rowsOf(answer);
  return newest === undefined ? 0 : numberIn(newest, "id");
}

/** The jobs of a pipeline of P, as its maintainer sees them. */
export async function jobsOf(lab: Lab<"project" | "maintainerToken">, pipeline: Row): Promise<readonly Row[]> {
  const answer = await lab.gitlab.get(`${pipelinePath(lab, pipeline)}/jobs`, {
    as: lab.have.maintainerToken,
    query: { per_page: "100" },
  });
  return rowsOf(answer);
}

/** The variables of a pipeline of P by key, as its maintainer sees them. */
export async function variablesOf(
  lab: Lab<"project" | "maintainerToken">,
  pipeline: Row,
): Promise<ReadonlyMap<unknown, Row>> {
  const answer = await lab.gitlab.get(`${pipelinePath(lab, pipeline)}/variables`, { as: lab.have.maintainerToken });
  return new Map(rowsOf(answer).map((row) => [row["key"], row]));
}

/** The username behind an access token. */
export async function usernameOf({ gitlab }: Lab<never>, token: string): Promise<unknown> {
  return rowOf(await gitlab.get("user", { as: token }))["username"];
}

/** Expects the pagination headers of an offset-paged list; the totals are optional since GitLab omits them on large sets. */
export function expectPaged(answer: Answer): void {
  expect(answer.headers.get("x-page")).toBe("1");
  expect(answer.headers.get("x-per-page")).toMatch(/^\d+$/);
  expect(answer.headers.has("x-next-page")).toBe(true);
  expect(answer.headers.get("link")).toContain('rel="first"');
}

/** Expects a refusal of pipeline creation with this reason under `base`. */
export function expectBase(answer: Answer, status: number, reason: string): void {
  expect(answer.json).toEqual({ message: { base: [reason] } });
  expect(answer.status).toBe(status);
}

/** Expects the answer of a refusal: the status always, the text only where the subject is held to the letter. */
export function expectMessage(lab: Lab<never>, answer: Answer, status: number, message: string | RegExp): void {
  expect(answer.status, answer.text).toBe(status);
  if (lab.exact)
    expect(rowOf(answer)["message"]).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
}
