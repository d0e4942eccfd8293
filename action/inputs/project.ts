import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Complain } from "./complain.ts";
import { quoted } from "./quoted.ts";
import { isSameServer } from "./server.ts";

const WHAT_TO_WRITE = "Write the project's full path (group/app), its numeric id, or the URL of its page";
/** Group, subgroups and name; GitLab takes letters, digits, `_`, `-` and `.` in each (lib/gitlab/path_regex.rb). */
const FULL_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/;

/** The project, from its id, its full path or the URL of one of its pages on `server`; undefined after a complaint. */
export function readProject(
  text: string | undefined,
  server: string | undefined,
  complain: Complain,
): ProjectRef | undefined {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "") {
    complain(`not given. ${WHAT_TO_WRITE}.`);
    return undefined;
  }
  if (/^\d+$/.test(trimmed)) return readId(trimmed, complain);
  if (/^https?:\/\//i.test(trimmed)) return readUrl(trimmed, server, complain);
  return readPath(trimmed, trimmed, complain);
}

function readId(digits: string, complain: Complain): number | undefined {
  const id = Number(digits);
  if (Number.isSafeInteger(id) && id > 0) return id;
  complain(`${digits} is no id of a project. ${WHAT_TO_WRITE}.`);
  return undefined;
}

function readUrl(text: string, server: string | undefined, complain: Complain): ProjectRef | undefined {
  const url = URL.parse(text);
  if (url === null) {
    complain(`${quoted(text)} is no URL. ${WHAT_TO_WRITE}.`);
    return undefined;
  }
  // Where `host` itself is wrong, its own complaint is enough.
  if (server === undefined) return undefined;
  if (!isSameServer(text, server)) {
    complain(
      `its URL is on ${url.host}, but \`host\` is ${server}. Write the project's page on that server, or set \`host\` to ${url.origin}.`,
    );
    return undefined;
  }
  const root = new URL(server).pathname.replace(/\/$/, "");
  const within = url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : url.pathname;
  const numeric = /^\/projects\/(\d+)\/?$/.exec(within)?.[1];
  if (numeric !== undefined) return readId(numeric, complain);
  // Everything after /-/ is a page inside the project; a clone URL ends in .git.
  return readPath(within.replace(/\/-(\/.*)?$/, "").replace(/\.git$/, ""), text, complain);
}

function readPath(path: string, asWritten: string, complain: Complain): string | undefined {
  // The API's own documentation, and with it other tools, write paths encoded for a URL.
  const bare = path.replaceAll(/%2f/gi, "/").replaceAll(/^\/+|\/+$/g, "");
  if (FULL_PATH.test(bare)) return bare;
  complain(`${quoted(asWritten)} is no full path of a project. ${WHAT_TO_WRITE}.`);
  return undefined;
}
