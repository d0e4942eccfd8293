import type { ParamHash } from "./nested.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/**
 * The content of TRIGGER_PAYLOAD: all parameters but the top-level `token`, written as ActiveSupport's `to_json` does.
 *
 * The escaping of `<`, `>` and `&` is general knowledge about ActiveSupport, not confirmed for current versions.
 */
export function triggerPayload(params: ParamHash): string {
  const { token: _, ...rest } = params;
  return JSON.stringify(rest, fileAsText).replaceAll(/[<>&\u2028\u2029]/gu, (sign) => ESCAPES[sign] ?? sign);
}

/** An uploaded file's content is a temporary file on the server, of which only the name would be seen. */
function fileAsText(_key: string, value: unknown): unknown {
  if (typeof value === "object" && value !== null && "type" in value && value.type === "Buffer" && "data" in value) {
    return "#<File:/tmp/RackMultipart>";
  }
  return value;
}
