import { openApiDocument } from "../../shared/relay-api/openapi.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** docs/relay-api.openapi.json: the admin API, as a relay describes itself at /api/openapi.json. */
export function relayApiDocument(): GeneratedFile {
  return { path: "docs/relay-api.openapi.json", text: `${JSON.stringify(openApiDocument(), null, 2)}\n` };
}
