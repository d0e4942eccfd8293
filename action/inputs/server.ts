import { hasScheme, parseAddress } from "../../shared/gitlab/base-url.ts";
import type { Complain } from "./complain.ts";
import { quoted } from "./quoted.ts";
import type { Env } from "./raw.ts";

const DEFAULT_SERVER = "https://gitlab.com";
const API_PATH = /\/api\/v4\/*$/;

/** The GitLab server whose job we are running in, where that is so. */
export interface SurroundingJob {
  /** Without a slash at the end and without /api/v4. */
  readonly server: string;
  readonly jobToken?: string;
}

/**
 * The GitLab job around us, from the variables GitLab sets in every job.
 *
 * $CI_API_V4_URL wins over $CI_SERVER_URL: it is where this GitLab wants its API called.
 */
export function surroundingJob(env: Env): SurroundingJob | undefined {
  const jobToken = env["CI_JOB_TOKEN"];
  // Other CI systems set neither, and a container that a job starts is often handed only the token and the addresses.
  if (env["GITLAB_CI"] !== "true" && (jobToken === undefined || jobToken === "")) return undefined;
  const server = [env["CI_API_V4_URL"], env["CI_SERVER_URL"]].map(toServer).find((found) => found !== undefined);
  if (server === undefined) return undefined;
  return jobToken === undefined || jobToken === "" ? { server } : { server, jobToken };
}

/** The GitLab server to talk to, without a slash at the end; undefined after a complaint. */
export function readServer(
  text: string | undefined,
  around: SurroundingJob | undefined,
  complain: Complain,
): string | undefined {
  if (text === undefined) return around?.server ?? DEFAULT_SERVER;
  const trimmed = text.trim();
  const url = parseAddress(trimmed);
  if (url === undefined || !["http:", "https:"].includes(url.protocol) || url.hostname === "") {
    complain(`${quoted(trimmed)} is no address of a server. Write its URL, for example https://gitlab.example.com.`);
    return undefined;
  }
  if (url.username !== "" || url.password !== "") {
    complain("the URL holds a user name or password. Write it without, and give tokens in the inputs for tokens.");
    return undefined;
  }
  if (url.search !== "" || url.hash !== "") {
    complain(
      "the URL has a part after ? or #. Write only the server's address, for example https://gitlab.example.com.",
    );
    return undefined;
  }
  if (url.pathname.includes("/-/")) {
    complain(`${quoted(trimmed)} is a page on a server. Write only the server's address, here ${url.origin}.`);
    return undefined;
  }
  // A bare name leaves scheme and relative root open; the surrounding job knows both.
  const bare = !hasScheme(trimmed) && url.pathname === "/";
  return bare && around !== undefined && isSameServer(url.href, around.server) ? around.server : serverOf(url);
}

/** Whether the job's token may be sent there: to the server that issued it, and not with less protection than that has. */
export function mayGetJobToken(around: SurroundingJob, server: string): boolean {
  const isDowngrade = around.server.startsWith("https:") && !server.startsWith("https:");
  return isSameServer(around.server, server) && !isDowngrade;
}

/** Whether two addresses name the same machine and port, whatever their paths. */
export function isSameServer(one: string, other: string): boolean {
  const [left, right] = [URL.parse(one), URL.parse(other)];
  return left !== null && right !== null && left.host === right.host;
}

function toServer(text: string | undefined): string | undefined {
  const url = text === undefined ? null : URL.parse(text);
  return url === null ? undefined : serverOf(url);
}

function serverOf(url: URL): string {
  return `${url.origin}${url.pathname.replace(API_PATH, "").replace(/\/+$/, "")}`;
}
