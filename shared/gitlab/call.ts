import { CodedError } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";
import { redactor } from "../text/redact.ts";
import type { Secret } from "../text/secret.ts";
import { type Credential, secretsOf } from "./auth.ts";
import type { ApiAnswer, GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import type { Parser } from "./wire.ts";

/** A call whose answer is JSON. */
export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly what: string;
  readonly credential: Credential;
  readonly json?: Readonly<Record<string, unknown>>;
}

/** Makes a call and reads its answer with `parse`. */
export async function call<T>(gitlab: GitLab, order: Call, parse: Parser<T>, signal?: AbortSignal): Promise<T> {
  const { method = "GET", path, what, credential, json } = order;
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  return readAnswer(
    await gitlab.send({ method, path, what, credential, ...body }, signal),
    what,
    parse,
    secretsOf(credential),
  );
}

/**
 * The thing an answer holds. Throws GITLAB_ANSWER_UNREADABLE, with the status, content type and first characters, for an
 * answer that is no JSON or lacks what nothing can be done without.
 */
export function readAnswer<T>(answer: ApiAnswer, what: string, parse: Parser<T>, secrets: readonly Secret[]): T {
  const text = answer.body.toString("utf8");
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    const type = answer.headers["content-type"] ?? "no content type";
    const start = printable(redactor(secrets)(text.slice(0, 2_000).replaceAll(TOKEN_FIELD, "$1***")), 80);
    throw new CodedError(
      "GITLAB_ANSWER_UNREADABLE",
      `GitLab answered ${answer.status} to ${what} with something unexpected (${printable(type, 80)}): ${start}`,
      { cause: unreadable(cause), status: answer.status },
    );
  }
}

/** A token in JSON: an answer about trigger tokens may be unreadable for another reason than this field. */
const TOKEN_FIELD = /("token"\s*:\s*")[^"]*/g;

/** A project as it stands in messages. */
export function projectName(project: ProjectRef): string {
  return typeof project === "number" ? `project ${project}` : printable(project, 200);
}

/** Zod's message is a page of JSON; a line with the first fields says the same. */
function unreadable(cause: unknown): unknown {
  // Its own message quotes the answer.
  if (cause instanceof SyntaxError) return new Error("it is not JSON");
  if (!(cause instanceof Error) || !("issues" in cause) || !Array.isArray(cause.issues)) return cause;
  const fields = cause.issues
    .slice(0, 3)
    .map(({ path, message }) => `${[...path].join(".") || "the answer"}: ${message}`);
  return new Error(fields.join("; "));
}
