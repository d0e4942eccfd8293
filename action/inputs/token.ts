import { type TokenKind, tokenKind } from "../../shared/gitlab/token-kind.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { Complain } from "./complain.ts";

/** The inputs that hold tokens. */
export type TokenInput = "trigger-token" | "access-token" | "oauth-token" | "job-token" | "github-token";

/** The kinds of token that the step has a use for, and where each belongs. */
const BELONGS_IN: Readonly<Partial<Record<TokenKind, TokenInput>>> = {
  "a pipeline trigger token": "trigger-token",
  "a personal, project or group access token": "access-token",
  "a job token": "job-token",
  "a GitHub token": "github-token",
};

const NEEDED: Readonly<Record<TokenInput, string>> = {
  "trigger-token":
    "Write a pipeline trigger token of the target project (Settings > CI/CD > Pipeline trigger tokens); it begins with glptt-",
  "access-token": "Write a personal, project or group access token with the scope read_api",
  "oauth-token": "Write an OAuth 2.0 access token, as an application on the server gets it",
  "github-token": "Write ${{ github.token }}, or another token that may comment on the pull request",
  "job-token": "Write a GitLab CI/CD job token, or leave the input out inside a GitLab job",
};

/**
 * A token as it came in, safe from here on; undefined when there is none or after a complaint.
 *
 * Line breaks at the end are taken off, since files and `echo` add them. Anything else that no token can hold is refused
 * here: sent along, it would come back as a puzzling 401 or 404.
 */
export function readToken(name: TokenInput, text: string | undefined, complain: Complain): Secret | undefined {
  const value = text?.replace(/[\r\n]+$/, "") ?? "";
  if (value === "") return undefined;
  if (!/^[\u0021-\u007e]+$/.test(value)) {
    complain(`its value has a blank, a line break or another character that no token has. ${NEEDED[name]}.`);
    return undefined;
  }
  if (/^\$\{?\w+\}?$/.test(value) || value.includes("${{")) {
    complain(
      `its value is the name of a variable, not its content: the variable is not defined here. ${NEEDED[name]}.`,
    );
    return undefined;
  }
  const kind = tokenKind(value);
  if (kind !== undefined && BELONGS_IN[kind] !== name) {
    const move = BELONGS_IN[kind] === undefined ? "" : ` It belongs in \`${BELONGS_IN[kind]}\`.`;
    complain(`its value is ${kind}, which does not work here.${move} ${NEEDED[name]}.`);
    return undefined;
  }
  return new Secret(value);
}
