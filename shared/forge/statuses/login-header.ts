import type { StatusPlace } from "./commit-status.ts";

/** Basic authentication where there is a name to the token, else the token as a bearer token: Bitbucket takes both. */
export function loginHeader({ api }: StatusPlace): { readonly authorization: string } {
  const { username, token } = api;
  if (username === undefined) return { authorization: `Bearer ${token.reveal()}` };
  return { authorization: `Basic ${Buffer.from(`${username}:${token.reveal()}`, "utf8").toString("base64")}` };
}
