import { nodeCode } from "../../shared/errors/node-code.ts";
import type { Sounding } from "../../shared/gitlab/sounding.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, failedAs, notChecked, ok, warning } from "./finding.ts";

/** What is known of whether a GitLab is where one was said to be. */
export interface AddressFacts {
  readonly host: string;
  readonly sounding: Sounding;
  /** The proxy on the way, without its login. */
  readonly proxy?: string;
}

type Answered = Extract<Sounding, { readonly kind: "answered" }>;

/** Whether GitLab answers at the address: DNS, proxy, connection, redirects, and whether what answers is GitLab at all. */
export function judgeAddress({ host, sounding, proxy }: AddressFacts): Finding {
  const through = proxy === undefined ? "" : ` through the proxy ${printable(proxy, 120)}`;
  if (sounding.kind === "failed") {
    const { error } = sounding;
    // A handshake was begun, so somebody is there.
    if (error.code === "GITLAB_TLS_FAILED") return ok("address", `Something answers at ${host}${through}.`);
    if (error.code === "CA_FILE_INVALID" || error.code === "FILE_UNREADABLE")
      return notChecked("address", `${host} was not called, since \`ca-file\` cannot be used.`);
    const fix = FIXES[nodeCode(error.cause) ?? ""];
    return fix === undefined ? failedAs("address", error) : failed("address", error.code, error.message, fix);
  }
  const { status, headers } = sounding;
  if (status >= 300 && status < 400) return judgeRedirect(host, status, headers.location);
  if (status === 429)
    return failed("address", "GITLAB_RATE_LIMITED", `${host} answers${through}, and wants fewer requests (429).`);
  if (status >= 500)
    return failed(
      "address",
      "GITLAB_SERVER_ERROR",
      `${host} answers${through} with ${status}: GitLab, or a proxy before it, is not well.`,
    );
  if (status === 407)
    return failed("address", "GITLAB_UNREACHABLE", `The proxy${through} wants a login (407).`, PROXY_LOGIN);
  return judgeSpeaker(host, sounding, through);
}

const PROXY_LOGIN = "Write the login into HTTPS_PROXY or HTTP_PROXY (http://user:password@proxy:3128).";

function judgeSpeaker(host: string, { status, isJson, tookMs, headers }: Answered, through: string): Finding {
  const known = headers["x-gitlab-meta"] !== undefined || headers["x-request-id"] !== undefined;
  if (isJson && (status === 200 || status === 401))
    return ok("address", `GitLab answers at ${host}${through}, in ${tookMs} ms.`);
  if (isJson && status === 403)
    return warning(
      "address",
      `GitLab answers at ${host}${through}, and refuses to talk to strangers from here (403).`,
      "Where tokens are refused as well, this machine's address may not be allowed in: ask the administrator.",
    );
  const what = `${host} answers${through} with ${status} and ${isJson || known ? "something else than GitLab's API" : "no JSON"}`;
  return failed(
    "address",
    "GITLAB_ANSWER_UNREADABLE",
    `${what}: what lives there is not GitLab's API.`,
    "Check that `host` names the GitLab server itself, with its path when it is installed below one (https://example.com/gitlab). A login page or a proxy's page answers like this.",
  );
}

function judgeRedirect(host: string, status: number, location: string | undefined): Finding {
  const to = location === undefined ? undefined : URL.parse(location, `${host}/api/v4/version`);
  if (to === undefined || to === null)
    return failed(
      "address",
      "GITLAB_REDIRECT_REFUSED",
      `${host} answers with a redirect (${status}) that leads nowhere.`,
    );
  const base = /^(.*)\/api\/v4\/version\/?$/.exec(to.pathname)?.[1];
  if (base !== undefined)
    return failed(
      "address",
      "GITLAB_REDIRECT_REFUSED",
      `${host} redirects (${status}) to ${printable(to.origin + base, 200)}. GETs might follow; a trigger is never redirected.`,
      `Set \`host\` to ${printable(to.origin + base, 200)}.`,
    );
  return failed(
    "address",
    "GITLAB_REDIRECT_REFUSED",
    `${host} redirects (${status}) to ${printable(to.origin + to.pathname, 200)}, which is not GitLab's API.`,
    "Something before GitLab asks for a login, or `host` names another site: let the API (/api/v4) through there, or correct `host`.",
  );
}

/** By the code Node gives for a connection that does not come to stand. */
const FIXES: Readonly<Record<string, string>> = {
  ENOTFOUND:
    "DNS knows no such name from here: check the spelling of `host`, and whether this machine uses the DNS server that knows it (VPN, internal network).",
  EAI_AGAIN: "The DNS server does not answer: check this machine's network and DNS settings.",
  ECONNREFUSED:
    "The machine is there, and nothing listens on that port: check scheme and port of `host`, and whether GitLab runs.",
  ECONNRESET: "Something closes the connection at once: check port and scheme of `host`, and firewalls on the way.",
  EHOSTUNREACH:
    "There is no way to that machine from here: check network, VPN and firewall, and whether a proxy is needed (HTTPS_PROXY).",
  ENETUNREACH:
    "There is no way to that network from here: check network and VPN, and whether a proxy is needed (HTTPS_PROXY).",
  ETIMEDOUT: "Nothing answers: a firewall drops the packets, or a proxy is needed (HTTPS_PROXY).",
};
