import type { ErrorCode } from "../../shared/errors/catalogue.ts";
import { isCoded } from "../../shared/errors/coded-error.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { refProtection } from "../../shared/gitlab/ref-protection.ts";
import { findRef } from "../../shared/gitlab/repository.ts";
import { printable } from "../../shared/text/printable.ts";
import { checkFile } from "../trigger/check-file.ts";
import { chooseRef } from "../trigger/choose-ref.ts";
import { ProjectSight } from "../trigger/project-sight.ts";
import { refuseWrongInputs } from "../trigger/refuse-wrong-inputs.ts";
import type { RefDeps } from "../trigger/resolve-ref.ts";
import type { DoctorCase } from "./case.ts";
import { type DoctorDeps, orRefusal } from "./deps.ts";
import { failedAs, notChecked, ok, warning } from "./finding.ts";
import { judgeProtection, judgeRef } from "./judge-ref.ts";
import { judgeStart, judgeVariables, type ProbeFacts } from "./judge-start.ts";
import type { KnownProject, Starter } from "./look-at-project.ts";
import type { WorkingTokens } from "./look-at-tokens.ts";
import { probeStart } from "./probe-start.ts";

/** Looks whether a pipeline could be started: ref, variables, the start itself, inputs, CI file. */
export async function lookAtStart(
  deps: DoctorDeps,
  gitlab: GitLab,
  subject: DoctorCase,
  project: ProjectRef,
  known: KnownProject,
  tokens: WorkingTokens,
  signal: AbortSignal,
): Promise<void> {
  const sight = new ProjectSight(gitlab, project, tokens.readers);
  const refs: RefDeps = { gitlab, project, sight };
  const name = await lookAtRef(deps, refs, subject, known.starter, signal);
  const probe = await tryStart(gitlab, subject, project, tokens, signal);
  tellVariables(deps, subject, known, probe);
  const by =
    subject.starter?.kind === "oauth-token" ? "OAuth token" : (subject.starter?.kind ?? "token").replace("-", " ");
  deps.tell(judgeStart(probe, by, subject.variables.length, known.name));
  await lookAtFile(deps, refs, subject, name, tokens, signal);
}

/** @returns the name of the ref, where one can be told */
async function lookAtRef(
  deps: DoctorDeps,
  refs: RefDeps,
  { refs: choices, starter: by }: DoctorCase,
  starter: Starter,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (choices === undefined) {
    deps.tell(notChecked("ref", "No ref was given.", "Give `ref`."));
    return undefined;
  }
  const ref = await orRefusal(chooseRef(refs, { refs: choices }, signal), signal);
  deps.tell(judgeRef(ref));
  if (isCoded(ref)) return undefined;
  const seen = await orRefusal(refs.sight.get(signal), signal);
  if (ref.kind !== "there" || seen === undefined || isCoded(seen)) return ref.name;
  const found = await orRefusal(findRef(refs.gitlab, seen.credential, refs.project, ref.name, signal), signal);
  if (found === undefined || isCoded(found)) return ref.name;
  const protection = await orRefusal(refProtection(refs.gitlab, seen.credential, refs.project, found, signal), signal);
  if (isCoded(protection)) deps.tell(notChecked("protection", protection.message, protection.hint));
  else deps.tell(judgeProtection({ ref: ref.name, protection, starter, isOwnLook: seen.credential.kind === by?.kind }));
  return ref.name;
}

async function tryStart(
  gitlab: GitLab,
  { starter, mayProbe, variables }: DoctorCase,
  project: ProjectRef,
  { readers, job }: WorkingTokens,
  signal: AbortSignal,
): Promise<ProbeFacts> {
  if (starter === undefined)
    return {
      kind: "not-sent",
      why: "no token was given that could start a pipeline",
      fix: "Give `trigger-token`, or another one.",
    };
  if (!mayProbe) return { kind: "not-sent", why: "--no-probe was given" };
  const error = await probeStart(gitlab, { project, by: starter, variables, readers }, signal);
  return { kind: "answered", error, ...(job !== undefined && starter.kind === "job-token" ? { job } : {}) };
}

/** What GitLab refuses a start for once it has taken its variables. */
const PAST_VARIABLES: ReadonlySet<ErrorCode> = new Set([
  "GITLAB_REF_NOT_FOUND",
  "GITLAB_PIPELINE_FORBIDDEN",
  "GITLAB_PIPELINES_DISABLED",
]);

function tellVariables(
  deps: DoctorDeps,
  { variables }: DoctorCase,
  { name, project, starter }: KnownProject,
  probe: ProbeFacts,
): void {
  const code = probe.kind === "answered" ? probe.error.code : undefined;
  // Once the token has been taken, variables are looked at first; a 403 of the pipelines API comes before that.
  const isPast =
    probe.kind === "answered" && probe.error.status === 400 && code !== undefined && PAST_VARIABLES.has(code);
  const least = project?.variablesMinimumRole;
  deps.tell(
    judgeVariables({
      project: name,
      count: variables.length,
      starter: starter.name,
      probed: code === "GITLAB_VARIABLES_FORBIDDEN" ? "refused" : isPast ? "taken" : "unknown",
      ...(least === undefined ? {} : { least }),
      ...(starter.level === undefined ? {} : { level: starter.level }),
    }),
  );
}

async function lookAtFile(
  deps: DoctorDeps,
  refs: RefDeps,
  { pipelineInputs }: DoctorCase,
  ref: string | undefined,
  { readers }: WorkingTokens,
  signal: AbortSignal,
): Promise<void> {
  if (ref === undefined) {
    for (const check of ["spec-inputs", "ci-file"] as const)
      deps.tell(notChecked(check, "There is no ref to read the CI file at."));
    return;
  }
  const specs = await orRefusal(refuseWrongInputs(refs, ref, pipelineInputs, signal), signal);
  if (isCoded(specs)) deps.tell(failedAs("spec-inputs", specs));
  else if (specs.kind === "unread")
    deps.tell(
      notChecked(
        "spec-inputs",
        `The inputs were not compared with the CI file: ${printable(specs.why, 400)}.`,
        "Give `access-token` with the scope read_api, of somebody who is at least Reporter.",
      ),
    );
  else deps.tell(ok("spec-inputs", specText(specs.specs.inputs.size, Object.keys(pipelineInputs).length, specs.path)));
  const file = await orRefusal(checkFile(refs, ref, isCoded(specs) ? undefined : specs, readers, signal), signal);
  if (file === undefined)
    deps.tell(
      notChecked("ci-file", "GitLab checks CI files for users only.", "Give `access-token` with the scope read_api."),
    );
  else if (isCoded(file)) deps.tell(failedAs("ci-file", file));
  else if (file.kind === "unchecked") deps.tell(notChecked("ci-file", file.text));
  else if (file.kind === "warned")
    deps.tell(warning("ci-file", file.text, "Read them in the project under Build > Pipeline editor."));
  else deps.tell(ok("ci-file", file.text));
}

function specText(declared: number, given: number, path: string): string {
  const file = printable(path, 120);
  if (declared === 0 && given === 0) return `${file} takes no inputs, and none are given.`;
  return `The inputs fit \`spec: inputs\` of ${file}.`;
}
