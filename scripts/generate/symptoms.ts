import type { ErrorCode } from "../../shared/errors/catalogue.ts";
import { troubleshootingLink } from "../../shared/errors/describe.ts";

/** What somebody sees, and where it is explained: sections of codes, or another page of docs. */
interface Symptom {
  readonly sees: string;
  readonly codes?: readonly ErrorCode[];
  /** What to do first, or what it is; Markdown, with links as they are in docs. */
  readonly first?: string;
}

/** Symptoms by where they are met, the most frequent first. A code that no longer exists does not compile. */
const SYMPTOMS: readonly (readonly [where: string, rows: readonly Symptom[]])[] = [
  [
    "Nothing starts",
    [
      {
        sees: "`404 Not Found` although the project is there",
        first: "let [the doctor](doctor.md) tell the three causes apart",
        codes: ["GITLAB_TRIGGER_NOT_FOUND", "GITLAB_TRIGGER_TOKEN_UNKNOWN", "GITLAB_JOB_TOKEN_NOT_ALLOWED"],
      },
      { sees: "`401`, `403`", codes: ["GITLAB_TOKEN_REJECTED", "GITLAB_FORBIDDEN", "GITLAB_POLICY_REFUSED"] },
      {
        sees: "`Reference not found`, `400`",
        codes: ["GITLAB_REF_NOT_FOUND", "GITLAB_REF_AMBIGUOUS", "GITLAB_REF_PROTECTED"],
      },
      {
        sees: "the pipeline would have no jobs",
        codes: ["GITLAB_FILTERED_BY_WORKFLOW_RULES", "GITLAB_NO_JOBS", "GITLAB_NO_CI_FILE"],
      },
      {
        sees: "variables or inputs are refused",
        codes: ["GITLAB_VARIABLES_FORBIDDEN", "GITLAB_VARIABLES_NOT_STRINGS", "GITLAB_INPUTS_REFUSED"],
      },
      {
        sees: "GitLab cannot be reached",
        codes: ["GITLAB_UNREACHABLE", "GITLAB_TLS_FAILED", "GITLAB_REDIRECT_REFUSED"],
      },
      { sees: "too many pipelines, `429`", codes: ["GITLAB_CREATION_RATE_LIMIT", "GITLAB_RATE_LIMITED"] },
      { sees: "nobody knows whether a pipeline was started", codes: ["TRIGGER_AMBIGUOUS", "TRIGGER_LOST"] },
      {
        sees: "a workflow of a fork fails for want of a token",
        first: "`if-no-token: skip`: forks get no secrets",
      },
    ],
  ],
  [
    "It does not end, or ends otherwise than expected",
    [
      {
        sees: "it waits, and no job runs",
        first: "no runner takes the jobs, or one is manual: `start-timeout` and `on-manual` ([waiting](waiting.md))",
      },
      { sees: "exit code 5", first: "`timeout` is over; the pipeline may still run ([waiting](waiting.md))" },
      { sees: "exit code 6", first: "canceled, skipped, or blocked by a manual job: `fail-on`, `on-manual`" },
      { sees: "it may not look at the pipeline", codes: ["WATCH_FORBIDDEN", "WATCH_JOBS_MISSING"] },
      { sees: "GitLab was away for too long", codes: ["WATCH_OUTAGE"] },
      { sees: "the pipeline runs on after a cancelled job", codes: ["CANCEL_NOT_POSSIBLE", "CANCEL_UNVERIFIED"] },
      {
        sees: "a re-run waits for the old pipeline",
        first: "that is `on-rerun: resume` ([triggering](triggering.md#re-runs))",
      },
    ],
  ],
  [
    "Artifacts and values are missing",
    [
      { sees: "no artifacts", codes: ["ARTIFACTS_MISSING", "ARTIFACTS_GONE"] },
      { sees: "GitLab answers, the storage refuses", codes: ["GITLAB_STORAGE_REFUSED"] },
      {
        sees: "an archive is refused as unsafe",
        codes: ["ARTIFACTS_UNSAFE_PATH", "ARTIFACTS_UNSAFE_LINK", "ARTIFACTS_NAME_COLLISION", "ARTIFACTS_BOMB"],
      },
      { sees: "the folder is not empty", codes: ["ARTIFACTS_TARGET_OCCUPIED"] },
      { sees: "an output is empty", codes: ["DOTENV_MISSING", "DOTENV_INVALID", "GRAPH_VALUE_MISSING"] },
    ],
  ],
  [
    "A graph does not run",
    [
      { sees: "mistakes in the file, or a secret is not set", codes: ["GRAPH_INVALID", "GRAPH_SECRET_MISSING"] },
      {
        sees: "`404` for all projects but one",
        first:
          "a trigger token is for one project: take an access token, or give each pipeline its own ([graphs](graph.md#gitlab-servers-and-tokens))",
      },
      {
        sees: "it does not go on with its state",
        codes: ["GRAPH_STATE_OTHER", "GRAPH_STATE_IN_USE", "GRAPH_STATE_UNUSABLE"],
      },
    ],
  ],
  [
    "A push starts nothing (relay)",
    [
      {
        sees: "the forge shows 200 or 202, and there is no pipeline",
        first:
          "the answer names the reason of each route; `sluice relay explain`, or *Find a push* on the [dashboard](relay-dashboard.md#why-did-my-push-not-start-a-pipeline)",
      },
      { sees: "the forge shows 401", codes: ["WEBHOOK_UNAUTHENTICATED"] },
      {
        sees: "400, 404, 413, 415",
        codes: [
          "WEBHOOK_UNKNOWN_SOURCE",
          "WEBHOOK_TOO_LARGE",
          "WEBHOOK_UNSUPPORTED_MEDIA",
          "WEBHOOK_UNPARSEABLE",
          "WEBHOOK_INCOMPLETE",
        ],
      },
      { sees: "503", codes: ["STORE_UNAVAILABLE", "RELAY_OVERLOADED", "RECEIVING_OFF"] },
      {
        sees: "the forge shows nothing, or a time-out",
        first: "it never arrived: address, proxy, firewall; then [catch up](relay-operating.md#catching-up)",
      },
      { sees: "a delivery is *held*", codes: ["DELIVERY_HELD", "DELIVERY_REPEATED_CONTENT"] },
      {
        sees: "a delivery is *dead*",
        codes: ["DELIVERY_ATTEMPTS_EXHAUSTED", "DELIVERY_ROUTE_GONE", "DELIVERY_RENDER_FAILED"],
      },
      { sees: "the commit is not told", codes: ["FEEDBACK_REFUSED", "FEEDBACK_FAILED"] },
    ],
  ],
  [
    "The relay does not start",
    [
      { sees: "mistakes in relay.yml", codes: ["CONFIG_INVALID", "CONFIG_SECRET_MISSING"] },
      { sees: "the store is refused", codes: ["STORE_IN_USE", "STORE_INVALID", "STORE_MOVED", "ROLE_NEEDS_POSTGRES"] },
      { sees: "it cannot listen", codes: ["LISTEN_FAILED"] },
      { sees: "the dashboard lets nobody in", codes: ["ADMIN_UNAUTHENTICATED", "ADMIN_THROTTLED"] },
    ],
  ],
];

/** The head of docs/troubleshooting.md: what somebody sees, and where to read on. */
export function symptomTables(): string {
  return SYMPTOMS.map(
    ([where, rows]) => `### ${where}\n\n| you see | read |\n|---|---|\n${rows.map(row).join("\n")}\n`,
  ).join("\n");
}

function row({ sees, codes = [], first }: Symptom): string {
  const links = codes.map((code) => `[${code}](#${troubleshootingLink(code).split("#")[1] ?? ""})`);
  return `| ${sees} | ${[...(first === undefined ? [] : [first]), ...(links.length === 0 ? [] : [links.join(" · ")])].join(": ")} |`;
}
