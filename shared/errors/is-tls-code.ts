/** Codes that OpenSSL and Node give (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;

/** Whether a code of an error says that a certificate is not trusted, or that the two sides share no TLS. */
export function isTlsCode(code: string): boolean {
  return TLS_CODE.test(code);
}
