import { isCoded } from "../../../shared/errors/coded-error.ts";
import { describe as told } from "../../../shared/errors/describe.ts";
import { deliveryLog } from "../../../shared/forge/delivery-log/read-log.ts";
import { readRefs, readRepository } from "../../../shared/forge/refs/read-refs.ts";
import { readStatusAnswer } from "../../../shared/forge/statuses/read-answer.ts";
import { wordsOf } from "../../../shared/gitlab/answer-words.ts";
import { askedPauseMs } from "../../../shared/gitlab/asked-pause.ts";
import { lintCiFile } from "../../../shared/gitlab/ci-lint.ts";
import { readJobTokenScope } from "../../../shared/gitlab/job-token-scope.ts";
import { listPipelineJobs } from "../../../shared/gitlab/jobs.ts";
import { nextLink } from "../../../shared/gitlab/link.ts";
import { ownJob } from "../../../shared/gitlab/own-job.ts";
import { ownToken } from "../../../shared/gitlab/own-token.ts";
import { pipelinePage } from "../../../shared/gitlab/pipeline-page.ts";
import { pipelineVariables } from "../../../shared/gitlab/pipeline-variables.ts";
import { getPipeline, listBridges } from "../../../shared/gitlab/pipelines.ts";
import { getProject } from "../../../shared/gitlab/projects.ts";
import { judgeRedirect } from "../../../shared/gitlab/redirect.ts";
import { refusalOf } from "../../../shared/gitlab/refusal.ts";
import { findRef } from "../../../shared/gitlab/repository.ts";
import { serverVersion } from "../../../shared/gitlab/server-version.ts";
import { getTestReport } from "../../../shared/gitlab/test-reports.ts";
import { triggerRefusalOf } from "../../../shared/gitlab/trigger-refusal.ts";
import { listTriggerTokens } from "../../../shared/gitlab/trigger-tokens.ts";
import { parseRetryAfterMs } from "../../../shared/retry/retry-after.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { answering, forgeAnswering, standingClock } from "../fake-world.ts";
import { holds, movesCursor, PARTED, parts, type Target } from "../target.ts";

const TOKEN = { kind: "access-token", token: new Secret("glpat-never-shown-to-anybody") } as const;
const SIGNAL = new AbortController().signal;
const FORGES = ["github", "gitlab", "gitea", "gogs", "bitbucket-cloud", "bitbucket-datacenter"] as const;
const JSON_WORDS = ["{", "}", "[", "]", '"', ":", ",", "null", '"id"', '"name"', '"status"', '"message"', "1"];
const PIPELINE = {
  id: 7,
  iid: 1,
  project_id: 3,
  status: "running",
  ref: "main",
  sha: "0".repeat(40),
  web_url: "https://gitlab.example.com/p/7",
  source: "push",
  created_at: "2026-11-22T00:00:00Z",
  duration: 1.5,
  yaml_errors: null,
};
const JOB = {
  id: 9,
  name: "build",
  stage: "test",
  status: "failed",
  allow_failure: false,
  web_url: "https://gitlab.example.com/j/9",
  failure_reason: "script_failure",
  pipeline: PIPELINE,
  artifacts: [{ file_type: "archive", size: 100, filename: "a.zip" }],
  artifacts_file: { filename: "a.zip", size: 100 },
};
const DEEP = "[".repeat(20_000) + "]".repeat(20_000);

/** Throws on what is thrown without a code, or says what it must not. */
function unlessCoded(error: unknown): void {
  if (!isCoded(error)) throw error;
  const text = told(error);
  holds(!movesCursor(text.replaceAll("\n", "")), () => `prints controls: ${JSON.stringify(text)}`);
  holds(!text.includes("never-shown"), () => "shows a token");
}

async function codedOnly(calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const call of calls) {
    try {
      await call();
    } catch (error) {
      unlessCoded(error);
    }
  }
}

/** What servers answer with. */
export const ANSWERED: readonly Target[] = [
  {
    name: "gitlab-answer",
    promise: "is what was asked for, or refused by a code in words that move no cursor",
    seeds: [
      JSON.stringify(PIPELINE),
      JSON.stringify([PIPELINE]),
      JSON.stringify([JOB]),
      JSON.stringify(JOB),
      JSON.stringify([{ ...JOB, downstream_pipeline: PIPELINE }]),
      JSON.stringify({
        version: "18.4.0-ee",
        valid: true,
        errors: ["x"],
        warnings: [],
        jobs: [],
        inbound_enabled: true,
        scopes: ["api"],
        expires_at: null,
      }),
      JSON.stringify({
        id: 3,
        path_with_namespace: "group/app",
        default_branch: "main",
        permissions: { project_access: { access_level: 30 } },
      }),
      JSON.stringify([{ key: "A", value: "b", variable_type: "env_var" }]),
      DEEP,
    ],
    words: JSON_WORDS,
    async check(input) {
      const gitlab = answering(input, { "content-type": input.subarray(0, 20).toString("latin1") });
      await codedOnly([
        () => getPipeline(gitlab, TOKEN, 3, 7),
        () => listBridges(gitlab, TOKEN, 3, 7),
        () => listPipelineJobs(gitlab, TOKEN, 3, 7),
        () => pipelinePage(gitlab, TOKEN, 3, {}, 1),
        () => pipelineVariables(gitlab, TOKEN, 3, 7),
        () => getProject(gitlab, TOKEN, 3),
        () => findRef(gitlab, TOKEN, 3, "main"),
        () => lintCiFile(gitlab, TOKEN, 3, "main"),
        () => ownToken(gitlab, TOKEN),
        () => ownJob(gitlab, { kind: "job-token", token: TOKEN.token }),
        () => readJobTokenScope(gitlab, TOKEN, 3),
        () => serverVersion(gitlab, TOKEN),
        () => listTriggerTokens(gitlab, TOKEN, 3),
        () => getTestReport(gitlab, TOKEN, 3, 7),
      ]);
    },
    share: 50,
  },
  {
    name: "gitlab-refusal",
    promise: "is told by a code, in bounded words that move no cursor",
    seeds: [
      '400\n--\n{"message":{"base":["Reference not found"]}}',
      '404\n--\n{"message":"404 Not Found"}',
      "502\n--\n<html><head><title>502 Bad Gateway</title></head>",
      '403\n--\n{"error":"insufficient_scope","error_description":"The request requires higher privileges"}',
      `400\n--\n${DEEP}`,
      `422\n--\n${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`,
    ],
    words: [...JSON_WORDS, "401", "429", "500", "<title>", "</title>", "<html>", "error", PARTED],
    check(input) {
      const part = parts(input);
      const status = Number(part(0)) || 400;
      const at = input.indexOf(PARTED);
      const words = wordsOf(at < 0 ? input : input.subarray(at + PARTED.length), (text) => text);
      const refusal = { status, words, what: "triggering a pipeline on group/app" };
      for (const error of [refusalOf(refusal), triggerRefusalOf(refusal)]) {
        unlessCoded(error);
        holds(error.message.length < 5_000, () => `says ${error.message.length} characters`);
      }
    },
  },
  {
    name: "answer-headers",
    promise: "lead to no other address with a token, and to no pause that is no number",
    seeds: [
      '<https://gitlab.example.com/api/v4/x?page=2>; rel="next", <x>; rel="last"',
      "120",
      "Wed, 21 Oct 2026 07:28:00 GMT",
      "https://gitlab.example.com/x",
      "//evil.example/x",
      "http://127.0.0.1/x",
      "http://169.254.169.254/latest/meta-data",
      "\\\\evil.example",
    ],
    words: [
      "<",
      ">",
      ";",
      ",",
      "rel=",
      '"',
      "next",
      "\\",
      "https://",
      "//",
      "@",
      "evil.example",
      "169.254.169.254",
      "GMT",
      "Wed, ",
      "1e9",
      " ",
    ],
    check(input) {
      const text = input.toString("latin1");
      nextLink(text);
      const pauses = [
        parseRetryAfterMs(text, standingClock.now()),
        askedPauseMs(429, { "retry-after": text, "ratelimit-reset": text }, standingClock.now()),
      ];
      for (const ms of pauses) holds(ms === undefined || (Number.isFinite(ms) && ms >= 0), () => `pauses for ${ms}`);
      const from = new URL("https://gitlab.example.com/api/v4/x");
      for (const reach of ["same-origin", "any-origin"] as const) {
        const verdict = judgeRedirect({
          location: text,
          from,
          reach,
          method: "GET",
          followed: 0,
          keepCredential: true,
        });
        if (verdict.kind === "refuse") continue;
        holds(verdict.url.protocol === "https:", () => `goes to ${verdict.url.href}`);
        holds(
          verdict.url.origin === from.origin || !verdict.keepCredential,
          () => `takes a token to ${verdict.url.href}`,
        );
        holds(
          !/^(?:127\.|169\.254\.|localhost$|\[::1\]$)/.test(verdict.url.hostname),
          () => `goes inward to ${verdict.url.href}`,
        );
      }
    },
  },
  {
    name: "forge-answer",
    promise: "is what was asked for, or refused by a code in words that move no cursor",
    seeds: [
      '200\n\n--\n[{"ref":"refs/heads/main","object":{"sha":"0123456789abcdef0123456789abcdef01234567","type":"commit"}}]',
      '200\n\n--\n[{"name":"main","commit":{"id":"0123456789abcdef0123456789abcdef01234567","sha":"0123456789abcdef0123456789abcdef01234567"}}]',
      '200\n\n--\n{"values":[{"name":"main","type":"branch","target":{"hash":"0123456789abcdef0123456789abcdef01234567"}}],"isLastPage":false,"nextPageStart":25}',
      '200\n\n--\n[{"id":1,"guid":"a","delivered_at":"2026-11-22T00:00:00Z","status_code":502,"event":"push","config":{"url":"https://relay.example/hooks/x"},"url":"https://relay.example"}]',
      '403\n60\n--\n{"message":"API rate limit exceeded"}',
      '404\n\n--\n{"errors":[{"message":"x"}]}',
      `400\n\n--\n${DEEP}`,
    ],
    words: [
      ...JSON_WORDS,
      "200",
      "429",
      "500",
      '<https://forge.example/x?page=2>; rel="next"',
      '"next"',
      '"values"',
      "\n",
    ],
    async check(input) {
      const at = input.indexOf(PARTED);
      const [first = "", header = ""] = input
        .subarray(0, at < 0 ? 0 : at)
        .toString("latin1")
        .split("\n");
      const status = Number(first) || 200;
      const body = at < 0 ? input : input.subarray(at + PARTED.length);
      const answer = {
        status,
        headers: { link: header, "retry-after": header, location: header, "x-ratelimit-reset": header },
        body,
      };
      readStatusAnswer(answer, standingClock.now(), (text) => text);
      const deps = forgeAnswering(answer);
      for (const kind of FORGES) {
        const access = { kind, url: "https://forge.example", token: TOKEN.token };
        await codedOnly([
          () => readRefs(deps, access, "acme/app", SIGNAL),
          () => readRepository(deps, access, "acme/app", SIGNAL),
          async () => {
            const log = deliveryLog(deps, access, { kind: "repository", name: "acme/app" }, SIGNAL);
            await log.hooks();
            await log.deliveries({ id: "1", url: "" }, standingClock.now());
          },
        ]);
      }
    },
    share: 30,
  },
];
