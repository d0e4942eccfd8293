/** What to say about a server that is called without TLS. */
export const IN_THE_CLEAR =
  "`host` is http, so tokens travel unencrypted. Write https:// where the server has it, and change the tokens once it does.";

/** Whether tokens for this server can be read on the way: it is called by http, and not on this machine. */
export function sendsInTheClear(server: string): boolean {
  const url = URL.parse(server);
  if (url?.protocol !== "http:") return false;
  return !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}
