/** What to say about a server that is called without TLS. */
export const IN_THE_CLEAR =
  "`host` is http, so tokens travel unencrypted. Write https:// where the server has it, and change the tokens once it does.";

/** What to say about a server that nobody knows to be who it claims to be. */
export const UNCHECKED =
  "`insecure` is true: certificates go unchecked, so anybody between here and the server can pose as it and read the tokens. " +
  "Give the server's certificate authority as `ca-file` instead.";

/** Whether tokens for this server can be read on the way: it is called by http, and not on this machine. */
export function sendsInTheClear(server: string): boolean {
  const url = URL.parse(server);
  if (url?.protocol !== "http:") return false;
  return !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}
