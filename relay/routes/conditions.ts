import { globMatcher } from "../../shared/text/glob.ts";
import { printable } from "../../shared/text/printable.ts";
import type { ChangeInFull, Origin } from "../model/event.ts";
import type { RouteConditions } from "../model/route-config.ts";
import { type Answer, no, YES } from "./answer.ts";
import { expressionJudge } from "./expression.ts";
import { pathsJudge } from "./judge-paths.ts";
import type { Occasion } from "./occasion.ts";
import { quoted, quotedList } from "./quoted.ts";
import { SENDER_GLOBS } from "./sender-globs.ts";
import { skipsCi } from "./skip-ci.ts";

/** What conditions look at. */
export interface Judged {
  readonly occasion: Occasion;
  readonly origin: Origin;
  readonly change: ChangeInFull;
}

/** A condition, compiled. */
export type Condition = (judged: Judged) => Answer;

/**
 * The conditions of a route that are given, in the order they are asked: cheap ones first, so that the one told is the one that a
 * reader of the configuration meets first too.
 */
export function conditionsOf(when: RouteConditions): readonly Condition[] {
  const { repository, actions, sender, defaultBranch, paths, expression } = when;
  const judgePaths = paths === undefined ? undefined : pathsJudge(paths);
  const judgeExpression = expression === undefined ? undefined : expressionJudge(expression);
  return [
    repository === undefined ? undefined : repositoryCondition(repository),
    refCondition(when),
    ({ change }: Judged) =>
      actions.includes(change.action)
        ? YES
        : no(`the ${change.kind} was ${PAST[change.action]}, but the route's actions are ${actions.join(", ")}`),
    sender === undefined ? undefined : senderCondition(sender),
    defaultBranch === undefined ? undefined : defaultBranchCondition(defaultBranch),
    when.skipCi ? skipCiCondition : undefined,
    judgePaths && (({ change }: Judged) => judgePaths(change)),
    judgeExpression && (({ occasion, origin, change }: Judged) => judgeExpression(occasion, origin, change)),
  ].filter((condition) => condition !== undefined);
}

function repositoryCondition(globs: readonly string[]): Condition {
  const matches = globMatcher(globs);
  return ({ origin: { repository } }) =>
    matches(repository) ? YES : no(`repository ${quoted(repository)} does not match ${quotedList(globs)}`);
}

/** `branches` and `tags` together mean either; one of them alone leaves the other kind out; neither takes every ref. */
function refCondition({ branches, tags }: RouteConditions): Condition | undefined {
  if (branches === undefined && tags === undefined) return undefined;
  const globs = { branch: branches, tag: tags };
  const matches = { branch: globMatcher(branches ?? []), tag: globMatcher(tags ?? []) };
  return ({ change: { kind, refName } }) => {
    if (globs[kind] === undefined)
      return no(
        kind === "tag"
          ? "it is a tag, but the route names only branches"
          : "it is a branch, but the route names only tags",
      );
    return matches[kind](refName) ? YES : no(`${kind} ${quoted(refName)} does not match ${quotedList(globs[kind])}`);
  };
}

/** Whoever a sender does not tell matches nothing, not even `**`: a condition on people is there to keep strangers out. */
function senderCondition(globs: readonly string[]): Condition {
  const matches = globMatcher(globs, SENDER_GLOBS);
  return ({ origin: { sender } }) => {
    if (sender === undefined) return no("the sender of the webhook does not tell who pushed");
    return matches(sender) ? YES : no(`${quoted(sender)} pushed, who does not match ${quotedList(globs)}`);
  };
}

/**
 * `true` takes the default branch and nothing else; `false` everything else, tags included. Where the sender does not tell the
 * default branch, neither holds: a route that deploys the default branch must not deploy every branch of a forge that is silent.
 */
function defaultBranchCondition(wanted: boolean): Condition {
  return ({ origin: { defaultBranch }, change: { kind, refName } }) => {
    if (kind === "tag") return wanted ? no("it is a tag, but the route wants the default branch") : YES;
    if (defaultBranch === undefined)
      return no("the sender does not tell the default branch: name the branch under `branches` instead");
    if ((refName === defaultBranch) === wanted) return YES;
    return no(
      wanted
        ? `${quoted(refName)} is not the default branch, which is ${quoted(defaultBranch)}`
        : `${quoted(refName)} is the default branch`,
    );
  };
}

/** A push whose sender tells no message is not kept back: nobody asked for that. */
function skipCiCondition({ change: { message, skipAsked } }: Judged): Answer {
  if (skipAsked === true) return no("the push asked for no pipeline, by its option ci.skip");
  if (message === undefined || !skipsCi(message)) return YES;
  return no(`its commit message asks for no pipeline: "${printable(message, 60)}"`);
}

const PAST = { create: "created", update: "updated", delete: "deleted" } as const;
