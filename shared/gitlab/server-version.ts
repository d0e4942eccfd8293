import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod/mini";
import { secretsOf, type UserCredential } from "./auth.ts";
import { readAnswer } from "./call.ts";
import type { GitLab } from "./http.ts";

const versionRow = z.object({ version: z.string() });

/** What the server tells of itself to whoever has an access token, and the headers it did so with. */
export interface ToldVersion {
  /** For example `18.5.1-ee`. */
  readonly version: string;
  readonly headers: IncomingHttpHeaders;
}

/** Reads the server's version (`GET /version`; `/metadata` has the same, and only since 15.2). */
export async function serverVersion(
  gitlab: GitLab,
  credential: UserCredential,
  signal?: AbortSignal,
): Promise<ToldVersion> {
  const what = "reading the server's version";
  const answer = await gitlab.send({ method: "GET", path: "version", what, credential }, signal);
  const { version } = readAnswer(answer, what, (json) => versionRow.parse(json), secretsOf(credential));
  return { version, headers: answer.headers };
}
