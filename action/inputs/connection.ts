import { resolve } from "node:path";
import { isPem } from "../../shared/gitlab/authorities.ts";
import type { GitLabOptions } from "../../shared/gitlab/http.ts";
import type { InputReader } from "./input-reader.ts";
import type { StepInputs } from "./step-inputs.ts";

/** How the server is connected to. */
export type ConnectionInputs = Pick<StepInputs, "caFile" | "insecure">;

/** Reads how the server is connected to. `ca-file` may hold the text of such a file, since CI systems keep it as a secret. */
export function readConnection(reader: InputReader): ConnectionInputs {
  const insecure = reader.boolean("insecure");
  const text = reader.given("ca-file");
  const caFile = text !== undefined && isPem(text) ? text : reader.path("ca-file");
  return { ...(caFile === undefined ? {} : { caFile }), insecure };
}

/** What the client of the server is made with. */
export function connectionOf(host: string, { caFile, insecure }: ConnectionInputs, cwd: string): GitLabOptions {
  return {
    url: host,
    ...(caFile === undefined ? {} : { caFile: isPem(caFile) ? caFile : resolve(cwd, caFile) }),
    ...(insecure ? { insecure } : {}),
  };
}
