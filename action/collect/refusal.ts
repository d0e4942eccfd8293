import type { ErrorCode } from "../../shared/errors/catalogue.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";

/** The codes an archive can be refused with. */
export type ArtifactCode = Extract<ErrorCode, `ARTIFACTS_${string}`>;

/** Why an archive is not extracted; what the deciders return in place of a plan. */
export interface Refusal {
  readonly kind: "refused";
  readonly code: ArtifactCode;
  /** A clause that follows the archive's name and a colon, foreign text already printable. */
  readonly reason: string;
}

/** A refusal as a value. */
export function refused(code: ArtifactCode, reason: string): Refusal {
  return { kind: "refused", code, reason };
}

/** A refusal as the error it becomes; `what` names the archive (`the archive of job build`). */
export function refusalError(refusal: Refusal, what: string, cause?: unknown): CodedError {
  return new CodedError(
    refusal.code,
    `Cannot extract ${what}: ${refusal.reason}.`,
    cause === undefined ? {} : { cause },
  );
}
