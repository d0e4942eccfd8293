import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { credentialName, isUserCredential } from "../../shared/gitlab/auth.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import type { Project } from "../../shared/gitlab/projects.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { NewPipeline } from "../model/new-pipeline.ts";
import { checkFile } from "./check-file.ts";
import { checkToken } from "./check-token.ts";
import { chooseRef } from "./choose-ref.ts";
import { ProjectSight } from "./project-sight.ts";
import type { FoundSpecs } from "./read-spec.ts";
import { refuseWrongInputs } from "./refuse-wrong-inputs.ts";
import type { RefDeps, RefSight } from "./resolve-ref.ts";
import { readersOf, type StartDeps, type StartOrder } from "./start.ts";

/** GitLab's numbers of roles (lib/gitlab/access.rb). */
const DEVELOPER = 30;
const LEVELS: ReadonlyMap<string, number> = new Map([
  ["developer", DEVELOPER],
  ["maintainer", 40],
  ["owner", 50],
]);

/** What of a start is not known yet, so that it cannot be checked. */
export interface Unknown {
  /** Whether it is open which ref it will be. */
  readonly ref: boolean;
  /** Names of inputs whose values are open. */
  readonly inputs: ReadonlySet<string>;
}

const ALL_KNOWN: Unknown = { ref: false, inputs: new Set() };

/**
 * Tells what can be found out about a start without starting anything, a line each.
 *
 * Goes on after a finding that would keep the pipeline from starting, and throws them together at the end, with the code and
 * hint of the first. What nobody at hand may see is a line that says so.
 */
export async function checkStart(
  deps: StartDeps,
  order: StartOrder,
  signal: AbortSignal,
  unknown: Unknown = ALL_KNOWN,
): Promise<void> {
  const { start, project } = order;
  const { gitlab } = deps;
  const readers = readersOf(order);
  const sight = new ProjectSight(gitlab, project, readers);
  const refs = { gitlab, project, sight };
  const findings = new Findings(deps.tell, signal);

  await findings.add(() => checkToken({ gitlab, project, readers }, start.by, signal));
  await findings.add(() => checkProject(refs, start, signal));
  await findings.add(() => checkFiles(deps, start));
  if (unknown.ref)
    deps.tell("The ref comes from another pipeline, so neither it nor the inputs and the CI file are checked.");
  const ref = unknown.ref ? undefined : await findings.keep(() => chooseRef(refs, start, signal), refText);
  if (ref !== undefined) {
    const specs = await findings.keep(
      () => refuseWrongInputs(refs, ref.name, start.inputs, signal, unknown.inputs),
      (found) => specsText(found, start, unknown),
    );
    await findings.add(async () => (await checkFile(refs, ref.name, specs, readers, signal))?.text);
  }
  findings.end();
}

/** Tells what is fine, and keeps the errors of what is not. */
class Findings {
  readonly #tell: (line: string) => void;
  readonly #signal: AbortSignal;
  readonly #errors: CodedError[] = [];

  constructor(tell: (line: string) => void, signal: AbortSignal) {
    this.#tell = tell;
    this.#signal = signal;
  }

  async add(check: () => Promise<string | undefined>): Promise<void> {
    await this.keep(check, (line) => line);
  }

  async keep<T>(check: () => Promise<T>, text: (found: T) => string | undefined): Promise<T | undefined> {
    try {
      const found = await check();
      const line = text(found);
      if (line !== undefined) this.#tell(line);
      return found;
    } catch (error) {
      this.#signal.throwIfAborted();
      // A GitLab that does not answer says nothing about the start, and will not answer the next question either.
      if (!isCoded(error) || isPassing(error)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  end(): void {
    const [first, ...others] = this.#errors;
    if (first === undefined) return;
    if (others.length === 0) throw first;
    const all = this.#errors.map(({ message }) => `  ${message}`);
    const text = [`${counted(all.length, "thing")} would keep the pipeline from starting:`, ...all].join("\n");
    throw new CodedError(first.code, text, { cause: first, hint: first.hint });
  }
}

async function checkProject({ project, sight }: RefDeps, start: NewPipeline, signal: AbortSignal): Promise<string> {
  const seen = await sight.get(signal);
  if (seen !== undefined) {
    const own = seen.credential === start.by ? seen.project.accessLevel : undefined;
    refuseArchived(seen.project);
    refuseRole(seen.project, own);
    refuseVariables(seen.project, start, own);
    return `${printable(seen.project.path, 200)} is there (${credentialName(seen.credential)}); its default branch is ${printable(seen.defaultBranch)}.`;
  }
  if (isUserCredential(start.by))
    throw new CodedError(
      "GITLAB_PROJECT_NOT_FOUND",
      `${projectName(project)} cannot be seen ${credentialName(start.by)}.`,
    );
  return `Nobody at hand can look whether ${projectName(project)} is there.`;
}

function refuseArchived({ path, archived }: Project): void {
  if (!archived) return;
  throw new CodedError("GITLAB_PIPELINE_FORBIDDEN", `${printable(path, 200)} is archived: no pipeline runs there.`, {
    hint: "Unarchive the project under Settings > General > Advanced.",
  });
}

function refuseRole({ path }: Project, own: number | undefined): void {
  if (own !== undefined && own < DEVELOPER)
    throw new CodedError(
      "GITLAB_PIPELINE_FORBIDDEN",
      `The token's role in ${printable(path, 200)} is below Developer, which creating pipelines takes.`,
    );
}

/** @param own the role of the token that starts the pipeline, as far as it can be told */
function refuseVariables(
  { path, variablesMinimumRole: least }: Project,
  { variables, fileVariables }: NewPipeline,
  own: number | undefined,
): void {
  const count = Object.keys(variables).length + Object.keys(fileVariables).length;
  if (count === 0 || least === undefined) return;
  const needed = least === "no_one_allowed" ? Number.POSITIVE_INFINITY : (LEVELS.get(least) ?? 0);
  if (needed === Number.POSITIVE_INFINITY || (own !== undefined && own < needed))
    throw new CodedError(
      "GITLAB_VARIABLES_FORBIDDEN",
      `${printable(path, 200)} lets ${needed === Number.POSITIVE_INFINITY ? "nobody" : `only ${printable(least, 60)}s and above`} set pipeline variables, and ${counted(count, "variable")} would be set.`,
    );
}

/** File variables are read before anything is sent. */
async function checkFiles({ readText }: StartDeps, { fileVariables }: NewPipeline): Promise<string | undefined> {
  const paths = Object.values(fileVariables).map(({ path }) => path);
  for (const path of paths) await readText(path);
  return paths.length === 0 ? undefined : `${counted(paths.length, "file")} for \`file-variables\` can be read.`;
}

function refText(ref: Exclude<RefSight, { readonly kind: "missing" }>): string {
  return ref.kind === "there"
    ? `Ref ${printable(ref.name)} is there, at commit ${printable(ref.sha.slice(0, 8))}.`
    : `Nobody at hand can look whether ref ${printable(ref.name)} is there.`;
}

function specsText(found: FoundSpecs, { inputs }: NewPipeline, { inputs: later }: Unknown): string | undefined {
  const none = Object.keys(inputs).length === 0;
  if (found.kind === "unread") return none ? undefined : `The inputs were not checked: ${printable(found.why)}.`;
  return none && found.specs.inputs.size === 0
    ? undefined
    : `The inputs fit \`spec: inputs\` of ${printable(found.path, 120)}${later.size === 0 ? "" : `; the values of ${listed([...later].map((name) => printable(name, 60)))} come from another pipeline`}.`;
}
