import type { CodedError } from "../errors/coded-error.ts";
import { codedRefusal, type Refusal, refusalOf } from "./refusal.ts";
import { creationCode } from "./trigger-refusal.ts";

const NEEDS_API = "Give the token the scope api: read_api reads, and creates nothing.";

const NEEDS_ROLE =
  "Give the token's owner (of a project or group access token: the token itself) at least the Developer role in the target project.";

const HIDDEN =
  "Check the project's id or full path (group/subgroup/name, without the host), and that the token's owner is a member: GitLab hides what a token may not see.";

const VARIABLES_FORBIDDEN =
  "Pass typed `inputs` instead of `variables`, which this setting does not restrict; or lower `Minimum role to use pipeline variables` in the target's CI/CD settings, or give the token's owner that role.";

/**
 * The coded error of a call of the pipelines API (lib/api/ci/pipelines.rb) that GitLab answered with anything but 2xx.
 *
 * Its 400 carries the sentences a trigger call's has; 401, 403 and 404 are about the token, since here GitLab knows who asks.
 */
export function creationRefusalOf(refusal: Refusal): CodedError {
  const { status, words } = refusal;
  switch (status) {
    case 400: {
      const code = creationCode(words) ?? "GITLAB_PIPELINE_REFUSED";
      return codedRefusal(code, refusal, code === "GITLAB_VARIABLES_FORBIDDEN" ? VARIABLES_FORBIDDEN : undefined);
    }
    case 403:
      if (/insufficient_scope|higher privileges/i.test(words.text))
        return codedRefusal("GITLAB_FORBIDDEN", refusal, NEEDS_API);
      return /^(403 )?forbidden$/i.test(words.text)
        ? codedRefusal("GITLAB_PIPELINE_FORBIDDEN", refusal, NEEDS_ROLE)
        : refusalOf(refusal);
    case 404:
      return words.form === "html" ? refusalOf(refusal) : codedRefusal("GITLAB_PROJECT_NOT_FOUND", refusal, HIDDEN);
    default:
      return refusalOf(refusal);
  }
}
