import * as z from "zod/mini";
import { isCoded } from "../errors/coded-error.ts";
import type { Credential, UserCredential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

/** A user, as GitLab names them. */
export interface Person {
  readonly id: number;
  readonly username: string;
}

const personRow = z.object({ id: z.number(), username: z.string() });
const memberRow = z.object({ access_level: z.number() });

/** Whom a token stands for (`GET /user`). */
export function ownUser(gitlab: GitLab, credential: UserCredential, signal?: AbortSignal): Promise<Person> {
  return call(gitlab, { path: "user", what: "reading whom the token stands for", credential }, parsePerson, signal);
}

/** A person in an answer that names one; throws when it does not. */
export function parsePerson(json: unknown): Person {
  return personRow.parse(json);
}

/**
 * The role of a user in a project, through groups too, as GitLab's number (30 is a developer); undefined for one who is no
 * member, as far as the credential may know.
 */
export async function roleOf(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  userId: number,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const path = route`projects/${project}/members/all/${userId}`;
  const what = `reading who is a member of ${projectName(project)}`;
  try {
    const row = await call(gitlab, { path, what, credential }, (json) => memberRow.parse(json), signal);
    return row.access_level;
  } catch (error) {
    if (isCoded(error, "GITLAB_NOT_FOUND")) return undefined;
    throw error;
  }
}
