import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, rootCertificates, type SecureContext } from "node:tls";
import { CodedError } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * A TLS context that trusts the certificates of a PEM file beside all that Node trusts by itself, `NODE_EXTRA_CA_CERTS`
 * included.
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

function readCertificates(path: string): string[] {
  const found = readText(path).match(CERTIFICATE) ?? [];
  if (found.length === 0)
    throw new CodedError(
      "CA_FILE_INVALID",
      `The file ${printable(path)} given as \`ca-file\` holds no PEM certificate.`,
    );
  return found.map((pem, index) => {
    try {
      return new X509Certificate(pem).toString();
    } catch (cause) {
      const which = `Certificate ${index + 1} of the file ${printable(path)} given as \`ca-file\``;
      throw new CodedError("CA_FILE_INVALID", `${which} cannot be read.`, { cause });
    }
  });
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
