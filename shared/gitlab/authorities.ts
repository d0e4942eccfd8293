import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from "node:tls";
import { CodedError } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * A TLS context that trusts the certificates of a PEM file, or of a PEM text, beside all that Node trusts by itself,
 * `NODE_EXTRA_CA_CERTS` included.
 *
 * One context serves all connections, since building one from all the roots takes milliseconds. Throws FILE_UNREADABLE or
 * CA_FILE_INVALID.
 */
export function trustAlso(caFile: string): SecureContext {
  return createSecureContext({ ca: [...trustedByDefault(), ...readCertificates(caFile)] });
}

/** The bundle of the command line also runs on Node before 22.15, which tells only the roots it comes with. */
function trustedByDefault(): readonly string[] {
  const certificates: typeof getCACertificates | undefined = getCACertificates;
  return certificates?.("default") ?? rootCertificates;
}

function readCertificates(pathOrText: string): string[] {
  const isText = isPem(pathOrText);
  const what = isText ? "the text given as `ca-file`" : `the file ${printable(pathOrText)} given as \`ca-file\``;
  const found = (isText ? pathOrText : readText(pathOrText)).match(CERTIFICATE) ?? [];
  if (found.length === 0) throw new CodedError("CA_FILE_INVALID", `There is no PEM certificate in ${what}.`);
  return found.map((pem, index) => {
    try {
      return new X509Certificate(pem).toString();
    } catch (cause) {
      throw new CodedError("CA_FILE_INVALID", `Certificate ${index + 1} of ${what} cannot be read.`, { cause });
    }
  });
}

/** Whether a `ca-file` is the certificates themselves rather than the path of a file. */
export function isPem(pathOrText: string): boolean {
  return pathOrText.includes("-----BEGIN CERTIFICATE-----");
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given as \`ca-file\` cannot be read.`, {
      cause,
    });
  }
}
