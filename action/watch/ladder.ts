import { type Credential, credentialName } from "../../shared/gitlab/auth.ts";

/** One way to look at a pipeline's status: with which credential, and by which route. */
export interface Rung {
  readonly credential: Credential;
  /** `jobs`: through the pipeline that every job embeds, which GitLab 18 shows to a job token when it hides the pipeline itself. */
  readonly by: "pipeline" | "jobs";
}

/** The ways to look, the best first, for the credentials at hand. */
export function ladderOf(readers: readonly Credential[]): readonly Rung[] {
  return readers.flatMap((credential): Rung[] =>
    credential.kind === "job-token"
      ? [
          { credential, by: "pipeline" },
          { credential, by: "jobs" },
        ]
      : [{ credential, by: "pipeline" }],
  );
}

/** A rung in the words of the log: "with the job token, through the pipeline's jobs". */
export function rungText({ credential, by }: Rung): string {
  const how = credentialName(credential);
  return by === "jobs" ? `${how}, through the pipeline's jobs` : how;
}
