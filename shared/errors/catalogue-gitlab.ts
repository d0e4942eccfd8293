import type { CatalogueEntry } from "./catalogue-entry.ts";

/** What GitLab can answer, or fail to answer. Rows of triggering follow the order in which GitLab checks. */
export const GITLAB_ERRORS = {
  // GitLab: triggering a pipeline
  GITLAB_PARAMETER_MISSING: {
    means: "GitLab says that `token` or `ref` did not arrive.",
    hint: "Something between here and GitLab (a proxy, a gateway) drops request bodies, or `host` is not a GitLab server: check both.",
    exitCode: 2,
  },
  GITLAB_REF_EMPTY: {
    means: "GitLab received an empty ref.",
    hint: "Set `ref` to the branch or tag the pipeline shall run on.",
    exitCode: 2,
  },
  GITLAB_VARIABLES_INVALID: {
    means: "GitLab did not accept `variables` as a map.",
    hint: "Give `variables` as a map of names to strings.",
    exitCode: 2,
  },
  GITLAB_VARIABLES_NOT_STRINGS: {
    means: "A pipeline variable has a value that is not a string.",
    hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values.",
    exitCode: 2,
  },
  GITLAB_PIPELINE_HOOK_REFUSED: {
    means: "GitLab refused the trigger because the request carried `X-Gitlab-Event: Pipeline Hook`.",
    hint: "GitLab blocks pipelines that trigger themselves through a pipeline webhook. Do not forward the webhook's headers, and subscribe to push or tag events instead.",
    exitCode: 3,
  },
  GITLAB_TRIGGER_NOT_FOUND: {
    means:
      "GitLab answered 404 to a trigger call. It does so for a project that does not exist, for a token that is not a trigger token of this project, and for a job token that may not see the project, so as not to reveal which.",
    hint: "Tell the three causes apart, or let `sluice doctor` do it: (1) open the project's page: no such page for a member means that id or path is wrong; (2) compare the token with Settings > CI/CD > Pipeline trigger tokens of this very project: a personal, project or group access token never works here; (3) with a job token, check that the target lists the calling project under Settings > CI/CD > Job token permissions and that the job's user is a member of the target.",
    exitCode: 3,
  },
  GITLAB_PROJECT_NOT_FOUND: {
    means: "The project does not exist, or the credential may not know that it does.",
    hint: "Check the project's id or full path (group/subgroup/name, without the host), and that the token's owner is a member.",
    exitCode: 3,
  },
  GITLAB_TRIGGER_TOKEN_UNKNOWN: {
    means: "The project exists, but the token is not one of its pipeline trigger tokens.",
    hint: "Create one under Settings > CI/CD > Pipeline trigger tokens of the target project. A personal, project or group access token does not work as a trigger token, nor does one of another project.",
    exitCode: 3,
  },
  GITLAB_JOB_TOKEN_NOT_ALLOWED: {
    means: "The job token is valid, but the target project does not let it in.",
    hint: "In the target project, add the calling project under Settings > CI/CD > Job token permissions, and make the user who started the job a member of the target.",
    exitCode: 3,
  },
  GITLAB_JOB_NOT_RUNNING: {
    means: "The job whose token was used is no longer running, so its token no longer works.",
    hint: "Trigger and wait inside the job itself: a job token ends with its job.",
    exitCode: 3,
  },
  GITLAB_JOB_ERASED: {
    means: "The job whose token was used has been erased.",
    hint: "Run the job again; its new run gets a new token.",
    exitCode: 3,
  },
  GITLAB_JOB_PROJECT_DELETED: {
    means: "The project of the job whose token was used has been deleted.",
    hint: "Use a token of a project that exists.",
    exitCode: 3,
  },
  GITLAB_JOB_TOKEN_EXPIRED: {
    means: "The job token has expired.",
    hint: "Run the job again; raise the job's timeout when it legitimately takes longer.",
    exitCode: 3,
  },
  GITLAB_REF_NOT_FOUND: {
    means: "The target project has no such branch or tag.",
    hint: "Check `ref`: it takes the name of a branch or tag of the target project, never a commit. A mirror may need a moment until a new ref arrives.",
    exitCode: 2,
  },
  GITLAB_REF_AMBIGUOUS: {
    means: "The target project has a branch and a tag of this name, and GitLab does not choose between them.",
    hint: "Write the full name in `ref`: refs/heads/NAME for the branch, refs/tags/NAME for the tag.",
    exitCode: 2,
  },
  GITLAB_DEFAULT_BRANCH_UNKNOWN: {
    means: "The default branch was to be taken, and no token at hand may read which branch that is.",
    hint: "Give `access-token` with the scope read_api, or write the branch's name instead of `default`.",
    exitCode: 3,
  },
  GITLAB_FILTERED_BY_WORKFLOW_RULES: {
    means: "The target's `workflow: rules` exclude this pipeline.",
    hint: 'Allow the source in the target\'s `workflow: rules`: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token `"pipeline"`, an access or OAuth token `"api"`.',
    exitCode: 2,
  },
  GITLAB_NO_JOBS: {
    means: "The target's configuration adds no job to this pipeline.",
    hint: 'Look at the `rules` of the target\'s jobs: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token `"pipeline"`, an access or OAuth token `"api"`.',
    exitCode: 2,
  },
  GITLAB_NO_CI_FILE: {
    means: "The ref has no CI configuration file.",
    hint: "Add .gitlab-ci.yml on that ref, or check the project's CI/CD configuration path.",
    exitCode: 2,
  },
  GITLAB_VARIABLES_FORBIDDEN: {
    means: "The token's owner may not set pipeline variables in the target project.",
    hint: "Lower `Minimum role to use pipeline variables` in the target's CI/CD settings, give the owner that role, or pass typed `inputs` instead, which this setting does not restrict. GitLab counts its own TRIGGER_PAYLOAD in some versions, so this can happen with no variable at all.",
    exitCode: 3,
  },
  GITLAB_PIPELINE_FORBIDDEN: {
    means: "The token's owner may not create pipelines in the target project.",
    hint: "Give the owner of the trigger token, or the user of the job, at least the Developer role in the target project.",
    exitCode: 3,
  },
  GITLAB_REF_PROTECTED: {
    means: "The token's owner may not run pipelines on this protected branch or tag.",
    hint: "Let the owner merge or push to the protected ref, or use another ref.",
    exitCode: 3,
  },
  GITLAB_PIPELINES_DISABLED: {
    means: "CI/CD is switched off in the target project.",
    hint: "Enable CI/CD under Settings > General > Visibility, project features, permissions.",
    exitCode: 2,
  },
  GITLAB_CREATION_RATE_LIMIT: {
    means: "GitLab's limit on pipeline creations is reached.",
    hint: "Wait a minute, spread the triggers out, or have an administrator raise the pipeline creation limit.",
    exitCode: 4,
  },
  GITLAB_VARIABLE_DUPLICATE: {
    means: "A pipeline variable was given twice; GitLab stored a failed pipeline.",
    hint: "Give each variable once. TRIGGER_PAYLOAD is always set by GitLab and cannot be given.",
    exitCode: 2,
  },
  GITLAB_PIPELINE_INVALID: {
    means: "GitLab stored the pipeline as failed at once, mostly because its configuration is invalid.",
    hint: "Open the target's CI/CD > Editor on this ref and read its validation message.",
    exitCode: 2,
  },
  GITLAB_INPUTS_REFUSED: {
    means: "GitLab refused the pipeline inputs.",
    hint: "Compare `inputs` with `spec: inputs` of the target's CI file: names, types and allowed options must match.",
    exitCode: 2,
  },
  GITLAB_PIPELINE_REFUSED: {
    means: "GitLab refused to create the pipeline for a reason this version of Sluice does not know.",
    hint: "Read GitLab's own words in the message.",
    exitCode: 2,
  },
  TRIGGER_LOST: {
    means:
      "The trigger was sent, its answer was lost, and no pipeline that carries its mark has turned up although a token that would see it looked for a while.",
    hint: "Most likely none was created. Look at the target's pipeline list once more, then run the step again.",
    exitCode: 4,
  },
  TRIGGER_AMBIGUOUS: {
    means: "The trigger was sent, but what came back does not tell whether GitLab created the pipeline.",
    hint: "Look at the target's pipeline list for one started at this time before triggering again: a second call would start a second pipeline.",
    exitCode: 4,
  },
  // GitLab: any request
  GITLAB_TOKEN_REJECTED: {
    means: "GitLab answered 401: the token is wrong, revoked, expired, or not taken on this route.",
    hint: "Check the token's value, its expiry, and that it is of the kind the message names.",
    exitCode: 3,
  },
  GITLAB_FORBIDDEN: {
    means: "GitLab answered 403: the credential is known but may not do this.",
    hint: "Give the token's owner the role, or the token the scope, that the message names (read_api to read, api to change).",
    exitCode: 3,
  },
  GITLAB_POLICY_REFUSED: {
    means: "The target's fine-grained job token permissions do not include what is needed.",
    hint: "In the target project, under Settings > CI/CD > Job token permissions, grant the calling project the permission named in the message.",
    exitCode: 3,
  },
  GITLAB_NOT_FOUND: {
    means: "GitLab answered 404: the thing does not exist, or the credential may not know that it does.",
    hint: "Check the id or name in the message and that the token may read the project.",
    exitCode: 3,
  },
  GITLAB_STORAGE_REFUSED: {
    means: "The storage or CDN that GitLab redirected a download to refused it.",
    hint: "Run the step again: GitLab signs a new address each time. When it persists, have the administrator check GitLab's object storage: its clock, its keys, and whether the file is still there.",
    exitCode: 4,
  },
  GITLAB_RATE_LIMITED: {
    means: "GitLab answered 429: too many requests.",
    hint: "Wait as long as the message says, poll less often, or raise the limit on a self-managed GitLab.",
    exitCode: 4,
  },
  GITLAB_READ_ONLY: {
    means: "GitLab takes no changes at present: it is in maintenance mode, or a Geo secondary. Nothing was created.",
    hint: "Wait until the maintenance is over; when it never is, check that `host` names the primary site.",
    exitCode: 4,
  },
  GITLAB_REQUEST_REFUSED: {
    means: "GitLab refused the request with a status this version has no better explanation for.",
    hint: "Read GitLab's own words in the message.",
    exitCode: 4,
  },
  GITLAB_SERVER_ERROR: {
    means: "GitLab, or a proxy before it, answered with a server error.",
    hint: "Look at the GitLab server's status page or logs, then run the step again.",
    exitCode: 4,
  },
  GITLAB_UNREACHABLE: {
    means: "No connection to GitLab could be made, so nothing was sent.",
    hint: "Check `host`, DNS, firewall, and HTTPS_PROXY/NO_PROXY on this machine.",
    exitCode: 4,
  },
  GITLAB_TLS_FAILED: {
    means: "The TLS handshake with GitLab failed, so nothing was sent.",
    hint: "For a private certificate authority set `ca-file` (or NODE_EXTRA_CA_CERTS) to its PEM file; check this machine's clock and the certificate's host name.",
    exitCode: 4,
  },
  GITLAB_CONNECTION_LOST: {
    means: "The connection broke after the request was sent and before the answer was complete.",
    hint: "Run the step again; when it happens often, look for a proxy with a short timeout.",
    exitCode: 4,
  },
  GITLAB_DEADLINE: {
    means: "GitLab did not answer in time.",
    hint: "Run the step again; when GitLab is slow in general, look at its load.",
    exitCode: 4,
  },
  GITLAB_ANSWER_TOO_LARGE: {
    means: "GitLab's answer is larger than Sluice reads into memory.",
    hint: "Check that `host` names a GitLab server and not something else.",
    exitCode: 4,
  },
  GITLAB_ANSWER_UNREADABLE: {
    means: "GitLab's answer is not what its API promises (no JSON, or a field is missing).",
    hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
    exitCode: 4,
  },
  GITLAB_REDIRECT_REFUSED: {
    means:
      "GitLab answered with a redirect that Sluice does not follow (too many, not HTTP, or of a request that changes something).",
    hint: "Set `host` to the address the server really answers at, with https:// where it redirects to it.",
    exitCode: 4,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
