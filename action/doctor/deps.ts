import { type CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { GitLab, GitLabOptions } from "../../shared/gitlab/http.ts";
import type { CertificateSight } from "../../shared/gitlab/server-certificate.ts";
import type { Sounding } from "../../shared/gitlab/sounding.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Finding } from "./finding.ts";

/** What an examination is made with. */
export interface DoctorDeps {
  readonly clock: Clock;
  readonly connect: (options: GitLabOptions) => GitLab;
  /** One request without a token. */
  readonly sound: (options: GitLabOptions, signal: AbortSignal) => Promise<Sounding>;
  /** The certificate of an https server; undefined where none can be looked at. */
  readonly certificate: (options: GitLabOptions, signal: AbortSignal) => Promise<CertificateSight | undefined>;
  /** The proxy for a server, without its login. */
  readonly proxy: (server: string) => string | undefined;
  /** Called with each finding as soon as it is made. */
  readonly tell: (finding: Finding) => void;
  /** Called with paths and ids that turn up on the way, before a finding has them: what is to be concealed with `redact`. */
  readonly learn: (what: readonly (string | number)[]) => void;
}

/** The value, or the failure as one; throws the signal's reason, and what nobody foresaw. */
export async function orRefusal<T>(work: Promise<T>, signal: AbortSignal): Promise<T | CodedError> {
  try {
    return await work;
  } catch (error) {
    signal.throwIfAborted();
    if (isCoded(error)) return error;
    throw error;
  }
}
