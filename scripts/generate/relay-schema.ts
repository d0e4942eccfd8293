import type { GeneratedFile } from "./generated-file.ts";

/** docs/relay.schema.json: what editors complete and check relay.yml by. */
export function relaySchema(schema: unknown): GeneratedFile {
  return { path: "docs/relay.schema.json", text: `${JSON.stringify(schema, null, 2)}\n` };
}
