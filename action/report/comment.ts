import { createHash } from "node:crypto";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { MarkedComment } from "../../shared/forge/comments.ts";
import type { Exchange } from "../../shared/forge/exchange.ts";
import { threadOf } from "../../shared/forge/thread.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { within } from "../../shared/time/within.ts";
import type { Host } from "../model/host.ts";
import { commentMarkdown } from "./comment-text.ts";
import type { Ending } from "./ending.ts";

/** What commenting stands on. */
export interface CommentDeps {
  readonly host: Host;
  readonly clock: Clock;
  /** The environment of the surrounding CI run. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined when there is no such file. */
  readonly readText: (path: string) => Promise<string | undefined>;
  readonly exchange: Exchange;
}

/** Who comments on what. */
export interface CommentOrder {
  /** The GitLab server of the downstream project. */
  readonly host: string;
  readonly project: ProjectRef;
  /** As far as they are written in the inputs; so that steps for different ones have a comment each. */
  readonly refs: readonly string[];
  readonly githubToken?: Secret;
  /** What may read downstream, of which a token may do so upstream as well. */
  readonly readers: readonly Credential[];
}

/**
 * Writes how a run stands, or how it ended, into its comment on the pull or merge request. Never throws: what goes wrong is
 * warned of once. Gives up when `signal` aborts, so that a slow forge keeps no step from cancelling.
 */
export type TellThread = (ending: Ending, signal?: AbortSignal) => Promise<void>;

const LONGEST_MS = 15_000;
/** A step that was told to stop is killed soon. */
const LONGEST_STOPPED_MS = 1_500;

/** The comment to write; undefined, with a line that says why, where there is none to write. */
export async function openComment(deps: CommentDeps, order: CommentOrder): Promise<TellThread | undefined> {
  const { host, env } = deps;
  const thread = await threadOf(env, deps.readText);
  if (thread === undefined) {
    host.line("No comment is written: this run is not about a pull or merge request.");
    return undefined;
  }
  const token = thread.kind === "gitlab" ? upstreamToken(thread.apiUrl, order) : order.githubToken;
  if (token === undefined) {
    host.warning(
      thread.kind === "gitlab"
        ? "No comment is written: `comment` needs `access-token`, and one of the server the merge request is on."
        : "No comment is written: `comment` needs `github-token` (mostly ${{ github.token }}).",
    );
    return undefined;
  }
  const comment = new MarkedComment(deps.exchange, thread, token, keyOf(env, order));
  const runUrl = runUrlOf(env);
  let warned = false;
  return async (ending, signal) => {
    const longestMs = ending.outcome.kind === "interrupted" ? LONGEST_STOPPED_MS : LONGEST_MS;
    const late = () => new CodedError("COMMENT_FAILED", `The comment took longer than ${longestMs / 1_000} s.`);
    const markdown = commentMarkdown(ending, (text) => host.hide(text), runUrl);
    try {
      await within(deps.clock, longestMs, late, (until) => comment.write(markdown, until), signal);
    } catch (error) {
      if (signal?.aborted === true) return;
      if (!warned) host.warning(`The comment could not be written: ${failureText(error)}`);
      warned = true;
    }
  };
}

/** A token of the server the merge request is on: one of another server is nothing this server should see. */
function upstreamToken(apiUrl: string, { host, readers }: CommentOrder): Secret | undefined {
  if (!apiUrl.startsWith(`${host}/`)) return undefined;
  for (const reader of readers) if (reader.kind === "access-token") return reader.token;
  return undefined;
}

/** The same for every run of this step of this workflow, and for no other step. */
function keyOf(env: CommentDeps["env"], { host, project, refs }: CommentOrder): string {
  const place = [
    "GITHUB_REPOSITORY",
    "GITHUB_WORKFLOW",
    "GITHUB_JOB",
    "GITHUB_ACTION",
    "INPUT_MATRIX",
    "CI_PROJECT_ID",
    "CI_JOB_NAME",
  ].map((name) => env[name] ?? "");
  return createHash("sha256")
    .update(JSON.stringify([place, host, project, refs]))
    .digest("hex")
    .slice(0, 32);
}

function runUrlOf(env: CommentDeps["env"]): string | undefined {
  const [server, repository, run] = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"].map(
    (name) => env[name],
  );
  if (server !== undefined && repository !== undefined && run !== undefined)
    return `${server}/${repository}/actions/runs/${run}`;
  return env["CI_JOB_URL"];
}

function failureText(error: unknown): string {
  return isCoded(error) ? `${error.message} ${error.hint}` : oneLine(error);
}
