import type { TriggerToken } from "../../shared/gitlab/pipeline.ts";
import type { TokenKind } from "../../shared/gitlab/token-kind.ts";
import { triggerTokenState } from "../../shared/gitlab/trigger-token-state.ts";
import { printable } from "../../shared/text/printable.ts";
import { type Finding, failed, notChecked, ok, warning } from "./finding.ts";

/** What looking through the project's trigger tokens came to. */
export type TriggerSearch =
  | { readonly kind: "found"; readonly token: TriggerToken }
  /** Every one of them was seen whole, and none is it. */
  | { readonly kind: "none" }
  /** Some are of others, of which GitLab shows four characters. */
  | { readonly kind: "maybe-of-others" }
  | { readonly kind: "not-allowed" };

/** What is known of a trigger token. */
export interface TriggerTokenFacts {
  readonly kind: TokenKind | undefined;
  readonly search: TriggerSearch;
  /** The project, as it stands in sentences; absent where none was given. */
  readonly project?: string;
  readonly now: Date;
}

/** Whether the trigger token is one of the project's, whose, and for how long. */
export function judgeTriggerToken({ kind, search, project, now }: TriggerTokenFacts): Finding {
  const check = "trigger-token";
  if (kind !== undefined && kind !== "a pipeline trigger token")
    return failed(
      check,
      "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      `What was given as \`trigger-token\` is ${kind}, which GitLab answers with 404.`,
      kind === "a personal, project or group access token"
        ? "Give it as `access-token` (scope api), or create a trigger token under Settings > CI/CD > Pipeline trigger tokens."
        : "Create a trigger token under Settings > CI/CD > Pipeline trigger tokens of the project.",
    );
  const looks = kind === undefined ? "It has no prefix, as older ones" : "By its prefix it is a trigger token";
  switch (search.kind) {
    case "none":
      return failed(
        check,
        "GITLAB_TRIGGER_TOKEN_UNKNOWN",
        `The trigger token is none of ${project ?? "the project"}'s: it was revoked, or is of another project.`,
        "Create one with `sluice tokens create`, or under Settings > CI/CD > Pipeline trigger tokens of this very project.",
      );
    case "found":
      return judgeFound(search.token, project ?? "the project", now);
    case "maybe-of-others":
      return notChecked(
        check,
        `${looks}; GitLab shows trigger tokens whole to their own owner only, so that it may be one of somebody else's. The check named start tells more.`,
        "Give `access-token` of the trigger token's owner.",
      );
    case "not-allowed":
      return notChecked(
        check,
        `${looks}; nobody at hand may list those of ${project ?? "the project"}. The check named start tells more.`,
        "Give `access-token` of a Maintainer (scope read_api).",
      );
  }
}

function judgeFound(token: TriggerToken, project: string, now: Date): Finding {
  const { id, description, owner, expiresAt = "" } = token;
  const called = `trigger token ${id}${description === "" ? "" : ` (${printable(description, 80)})`} of ${project}`;
  const whose = owner === undefined ? "" : `, and acts as @${printable(owner.username, 80)}`;
  switch (triggerTokenState(token, now)) {
    case "expired":
      return failed(
        "trigger-token",
        "GITLAB_TRIGGER_TOKEN_UNKNOWN",
        `It is ${called}, which ended at ${printable(expiresAt, 40)}.`,
        "Create a new one with `sluice tokens create`, and put it where this one is.",
      );
    case "legacy":
      return failed(
        "trigger-token",
        "GITLAB_PIPELINE_FORBIDDEN",
        `It is ${called}, a legacy one without an owner, with which nothing can be started any more.`,
        "Create a new one with `sluice tokens create`, and put it where this one is.",
      );
    case "expiring":
      return warning(
        "trigger-token",
        `It is ${called}${whose}, and ends at ${printable(expiresAt, 40)}.`,
        "Create a new one with `sluice tokens create`, and put it where this one is.",
      );
    case "active":
      return ok("trigger-token", `It is ${called}${whose}.`);
  }
}
