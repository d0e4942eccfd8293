import type { DoctorCase } from "./case.ts";
import type { DoctorDeps } from "./deps.ts";
import { CHECKS, type CheckName, type Finding, notChecked } from "./finding.ts";
import { lookAfterwards } from "./look-afterwards.ts";
import { lookAtProject } from "./look-at-project.ts";
import { lookAtServer } from "./look-at-server.ts";
import { lookAtStart } from "./look-at-start.ts";
import { lookAtTokens } from "./look-at-tokens.ts";

const TOKENS: ReadonlySet<CheckName> = new Set([
  "trigger-token",
  "access-token",
  "oauth-token",
  "job-token",
  "job-token-access",
]);

/**
 * Makes every check that can be made, in the order in which they stand on each other, and tells each finding as it is made.
 * Starts, changes and cancels nothing. Never stops at what is wrong; what can then not be checked is told too.
 *
 * Rejects with the signal's reason, and with what nobody foresaw.
 *
 * @returns all findings, in the order of `CHECKS`
 */
export async function examine(deps: DoctorDeps, subject: DoctorCase, signal: AbortSignal): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const tell = (finding: Finding) => {
    findings.push(finding);
    deps.tell(finding);
  };
  const told = { ...deps, tell };
  tell(subject.inputs);
  const why = await look(told, subject, signal);
  if (why !== undefined)
    for (const check of CHECKS)
      if (!findings.some((finding) => finding.check === check) && !isAboutNothing(check, subject))
        tell(notChecked(check, why.says, why.fix));
  return findings.toSorted((one, other) => CHECKS.indexOf(one.check) - CHECKS.indexOf(other.check));
}

interface Why {
  readonly says: string;
  readonly fix?: string;
}

/** @returns why the rest could not be looked at, where that is so */
async function look(deps: DoctorDeps, subject: DoctorCase, signal: AbortSignal): Promise<Why | undefined> {
  const { project } = subject;
  const { isReachable, limit } = await lookAtServer(deps, subject, signal);
  if (!isReachable) return { says: "GitLab cannot be talked to." };
  const gitlab = deps.connect(subject.connection);
  try {
    const tokens = await lookAtTokens(deps, gitlab, subject, limit, signal);
    if (project === undefined) return { says: "No project was given.", fix: "Give `project`." };
    const known = await lookAtProject(deps, gitlab, subject, project, tokens, signal);
    await lookAtStart(deps, gitlab, subject, project, known, tokens, signal);
    await lookAfterwards(deps, gitlab, subject, project, known, tokens, signal);
    return undefined;
  } finally {
    gitlab.close();
  }
}

/** A token that was not given needs no check. */
function isAboutNothing(check: CheckName, { tokens }: DoctorCase): boolean {
  if (!TOKENS.has(check)) return false;
  const given: Partial<Record<CheckName, unknown>> = {
    "trigger-token": tokens.triggerToken,
    "access-token": tokens.accessToken,
    "oauth-token": tokens.oauthToken,
    "job-token": tokens.jobToken,
    "job-token-access": tokens.jobToken,
  };
  return given[check] === undefined;
}
