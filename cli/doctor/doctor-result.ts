import type { DoctorCase } from "../../action/doctor/case.ts";
import type { Finding } from "../../action/doctor/finding.ts";
import type { DoctorVerdict } from "../../action/doctor/verdict.ts";
import { troubleshootingLink } from "../../shared/errors/describe.ts";

/** What `sluice doctor --json` prints. */
export function doctorResult({ host, project }: DoctorCase, findings: readonly Finding[], verdict: DoctorVerdict) {
  return {
    schema: "sluice/doctor@1",
    host,
    project: project ?? null,
    ok: verdict.exitCode === 0,
    exitCode: verdict.exitCode,
    counts: verdict.counts,
    findings: findings.map(({ check, state, says, fix, code }) => ({
      check,
      state,
      says,
      ...(fix === undefined ? {} : { fix }),
      ...(code === undefined ? {} : { code, more: troubleshootingLink(code) }),
    })),
  };
}
