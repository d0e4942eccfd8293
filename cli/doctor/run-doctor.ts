import type { DoctorDeps } from "../../action/doctor/deps.ts";
import { examine } from "../../action/doctor/examine.ts";
import type { Finding } from "../../action/doctor/finding.ts";
import { readCase } from "../../action/doctor/read-case.ts";
import { verdictOf } from "../../action/doctor/verdict.ts";
import { terminalHost } from "../../action/hosts/terminal.ts";
import type { Host } from "../../action/model/host.ts";
import { connectGitLab, type GitLabOptions } from "../../shared/gitlab/http.ts";
import { proxyFor, serverCertificate } from "../../shared/gitlab/server-certificate.ts";
import { sound } from "../../shared/gitlab/sounding.ts";
import type { DoctorOptions } from "../commands/doctor.ts";
import { rawTriggerInputs } from "../raw-inputs.ts";
import { tameJson } from "../tame-json.ts";
import { showsUnicode } from "../terminal-kind.ts";
import type { World } from "../world.ts";
import { DoctorPage } from "./doctor-page.ts";
import { doctorResult } from "./doctor-result.ts";

/** Somebody waits for the answer, and a server that takes longer is one of the findings. */
const DEADLINE_MS = 15_000;

/** Once more, for a connection that broke; an outage is to be told, not waited out. */
const RETRY = { maxAttempts: 2, baseMs: 300, maxMs: 300, maxRetryAfterMs: 0 } as const;

/**
 * Examines what `sluice trigger` would stand on, prints what was found, and resolves with 0, or with the exit code of the first
 * check that failed.
 *
 * @throws CodedError USAGE, FILE_UNREADABLE for what the command line names
 */
export async function runDoctor(options: DoctorOptions, world: World): Promise<number> {
  const { env, cwd, clock, signal } = world;
  const raw = await rawTriggerInputs(options, world);
  const subject = await readCase(raw, env, cwd, options.mayProbe);
  const host = terminalHost({
    out: world.err,
    err: world.err,
    colour: world.colors.err,
    verbose: options.verbose,
    clock,
  });
  for (const secret of Object.values(subject.tokens)) if (secret !== undefined) host.mask(secret);
  if (subject.redact) host.conceal([subject.host, ...(subject.project === undefined ? [] : [subject.project])]);
  const print = options.json ? () => {} : printer(options, world);
  const findings = await examine(
    depsOf(world, host, subject.redact, (finding) => print(hiddenIn(finding, host))),
    subject,
    signal,
  );
  const verdict = verdictOf(findings);
  if (options.json) {
    const shown = findings.map((finding) => hiddenIn(finding, host));
    world.out(tameJson(host.hide(JSON.stringify(doctorResult(subject, shown, verdict)))));
  } else print(undefined, verdict.says);
  return verdict.exitCode;
}

function depsOf({ clock, random }: World, host: Host, redact: boolean, tell: (finding: Finding) => void): DoctorDeps {
  const deps = { clock, random, log: host.log, retry: RETRY };
  const withDeadline = (options: GitLabOptions) => ({ ...options, deadlineMs: DEADLINE_MS });
  return {
    clock,
    connect: (options) => connectGitLab(withDeadline(options), deps),
    sound: (options, signal) => sound(options.url, withDeadline(options), clock, signal),
    certificate: (options, signal) => serverCertificate(options.url, withDeadline(options), signal),
    proxy: proxyFor,
    learn: (what) => {
      if (redact) host.conceal(what);
    },
    tell,
  };
}

function hiddenIn(finding: Finding, host: Host): Finding {
  const { says, fix } = finding;
  return { ...finding, says: host.hide(says), ...(fix === undefined ? {} : { fix: host.hide(fix) }) };
}

/** Prints findings as they come, and at the end the summary below them. */
function printer({ quiet }: DoctorOptions, world: World): (finding: Finding | undefined, summary?: string) => void {
  const columns = world.screens.out?.size().columns;
  const page = new DoctorPage({
    // No terminal, yet GitLab shows colours in the log of a job.
    colour: world.colors.out || (world.env["GITLAB_CI"] === "true" && (world.env["NO_COLOR"] ?? "") === ""),
    unicode: showsUnicode(world.env),
    ...(columns === undefined ? {} : { columns }),
  });
  let isEmpty = true;
  const show = (lines: readonly string[]) => {
    if (lines.length > 0) isEmpty = false;
    for (const line of lines) world.out(`${line}\n`);
  };
  return (finding, summary) => {
    if (finding !== undefined && !(quiet && (finding.state === "ok" || finding.state === "not-checked")))
      show(page.add(finding));
    if (summary === undefined) return;
    show(page.end());
    world.out(`${isEmpty ? "" : "\n"}${summary}\n`);
  };
}
