import { isUtf8 } from "node:buffer";
import { CodedError } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";
import type { TriggerCredential } from "./auth.ts";

/** What the body of a trigger call is made of. */
export interface TriggerContent {
  /** A branch or tag of the target project, not a commit. */
  readonly ref: string;
  readonly credential: TriggerCredential;
  readonly variables?: Readonly<Record<string, string>>;
  /** Pipeline inputs (`spec: inputs`), in their own types. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** More top-level keys of the body, which arrive in `$TRIGGER_PAYLOAD`; never one of GitLab's own (`RESERVED_KEYS`). */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The complete JSON body, token included, prepared by the caller in place of all of the above. UTF-8. */
  readonly body?: Uint8Array;
  /** Of `body`, when it is not JSON. */
  readonly contentType?: "application/x-www-form-urlencoded";
  /** Which of the two spellings of the route: `…/ref/:ref/trigger/pipeline` (default), or the ref in the body. */
  readonly spelling?: "path" | "body";
}

/**
 * Names at the top level of a trigger call's body that mean something to GitLab, or might to one of its layers.
 *
 * A foreign payload spread there would choose the ref, replace the token, or set variables: GitLab merges path, body and
 * query into one hash (lib/api/ci/triggers.rb, lib/api/helpers.rb).
 */
export const RESERVED_KEYS: ReadonlySet<string> = new Set([
  "id",
  "ref",
  "token",
  "variables",
  "inputs",
  "job_token",
  "private_token",
  "access_token",
  "sudo",
]);

/**
 * The JSON body of a trigger call, token included.
 *
 * Throws INPUT_INVALID for a payload key of GitLab's own, for a variable that is not a string, and for a prepared body that
 * is not UTF-8.
 */
export function triggerBody(content: TriggerContent): string {
  const { body, payload = {}, variables, inputs } = content;
  if (body !== undefined) return preparedBody(body);
  const taken = Object.keys(payload).filter((key) => RESERVED_KEYS.has(key));
  if (taken.length > 0)
    throw new CodedError("INPUT_INVALID", `The payload has keys that are GitLab's own: ${taken.join(", ")}.`, {
      hint: "Carry a foreign payload under one key of its own.",
    });
  const wrong = Object.entries(variables ?? {}).find(([, value]) => typeof value !== "string");
  if (wrong !== undefined)
    throw new CodedError("INPUT_INVALID", `The pipeline variable ${printable(wrong[0], 100)} is not a string.`, {
      hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values.",
    });
  return JSON.stringify({
    token: content.credential.token.reveal(),
    ...(content.spelling === "body" ? { ref: content.ref } : {}),
    ...(variables === undefined ? {} : { variables }),
    ...(inputs === undefined ? {} : { inputs }),
    ...payload,
  });
}

function preparedBody(body: Uint8Array): string {
  if (!isUtf8(body)) throw new CodedError("INPUT_INVALID", "The prepared body of the trigger call is not UTF-8.");
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
}
