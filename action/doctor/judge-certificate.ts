import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { CertificateSight } from "../../shared/gitlab/server-certificate.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, failedAs, notChecked, ok, warning } from "./finding.ts";

/** What is known of how the connection is protected. */
export interface CertificateFacts {
  readonly host: string;
  readonly insecure: boolean;
  /** Absent where there is none, and where nobody could look. */
  readonly certificate?: CertificateSight;
  /** What the client itself met. */
  readonly tlsError?: CodedError;
  /** Whether tokens can be read on the way, and what to say about that. */
  readonly inTheClear?: string;
  readonly now: Date;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

/** Whether nobody between here and the server can listen, or pose as it. */
export function judgeCertificate(facts: CertificateFacts): Finding {
  const { host, insecure, certificate, tlsError, inTheClear, now } = facts;
  if (tlsError?.code === "CA_FILE_INVALID" || tlsError?.code === "FILE_UNREADABLE")
    return failedAs("certificate", tlsError);
  if (host.startsWith("http:"))
    return inTheClear === undefined
      ? ok("certificate", `${host} is this machine itself: http will do.`)
      : warning("certificate", `Tokens for ${host} travel unencrypted.`, inTheClear);
  if (certificate === undefined)
    return tlsError === undefined
      ? notChecked("certificate", "Nobody could look at the server's certificate.")
      : failedAs("certificate", tlsError);
  const { problem } = certificate;
  if (problem !== undefined) return judgeProblem(problem, certificate, facts);
  const until = `${name(certificate)}, by ${printable(certificate.issuer, 120)}, valid until ${day(certificate.validTo)} (${certificate.protocol})`;
  const left = Math.floor((certificate.validTo.getTime() - now.getTime()) / DAY_MS);
  if (insecure)
    return warning(
      "certificate",
      `The certificate is trusted (${until}), and \`insecure\` has it go unchecked.`,
      "Leave `insecure` out: nothing here needs it.",
    );
  if (left <= SOON_DAYS)
    return warning(
      "certificate",
      `The certificate is trusted (${until}), and ends in ${left} days.`,
      "Have it renewed; most are renewed by a program, which may have stopped.",
    );
  return ok("certificate", `The certificate is trusted: ${until}.`);
}

function judgeProblem(
  problem: string,
  certificate: CertificateSight,
  { host, insecure, now }: CertificateFacts,
): Finding {
  const { says, fix } = problemText(problem, certificate, host, now);
  if (insecure)
    return warning(
      "certificate",
      `${says} \`insecure\` has it go unchecked: anybody on the way can pose as the server and read the tokens.`,
      `${fix} Then leave \`insecure\` out.`,
    );
  return failed("certificate", "GITLAB_TLS_FAILED", says, fix);
}

function problemText(problem: string, certificate: CertificateSight, host: string, now: Date) {
  switch (problem) {
    case "CERT_HAS_EXPIRED":
      return certificate.validTo > now
        ? {
            says: `A certificate in the chain of ${name(certificate)} has expired.`,
            fix: "Have the server's chain renewed, or the root in `ca-file`.",
          }
        : {
            says: `The certificate of ${name(certificate)} expired on ${day(certificate.validTo)}.`,
            fix: "Have it renewed on the server (or set this machine's clock: see the check of the clock).",
          };
    case "CERT_NOT_YET_VALID":
      return {
        says: `The certificate of ${name(certificate)} is valid only from ${day(certificate.validFrom)} on.`,
        fix: "Set this machine's clock, or have the certificate made anew.",
      };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return {
        says: `The certificate is for ${listed(certificate.names.map((one) => printable(one, 120)))}, not for ${new URL(host).hostname}.`,
        fix: "Set `host` to a name the certificate is for, or have a certificate made for this one.",
      };
    default:
      return {
        says: `The certificate of ${name(certificate)}, by ${printable(certificate.issuer, 120)}, is not trusted here (${printable(problem, 60)}).`,
        fix: `Where it is of a private certificate authority, give that one's certificate as \`ca-file\` (or NODE_EXTRA_CA_CERTS); the administrator has it. See the chain with: openssl s_client -showcerts -connect ${new URL(host).hostname}:${new URL(host).port || 443}`,
      };
  }
}

function name({ subject }: CertificateSight): string {
  return printable(subject, 120);
}

function day(date: Date): string {
  return Number.isNaN(date.getTime()) ? "an unknown day" : date.toISOString().slice(0, 10);
}
