import { tokenKind } from "../../shared/gitlab/token-kind.ts";
import type { Complain } from "./complain.ts";
import { DECLARED_INPUTS, INPUT_ALIASES, type InputAlias, type InputName } from "./declared.generated.ts";
import { defaultOf } from "./defaults.ts";
import { readBoolean } from "./plain.ts";
import type { RawInputs } from "./step-inputs.ts";

/** Inputs by our names only, and how each was written. */
export interface ResolvedInputs {
  readonly raw: Readonly<Partial<Record<InputName, string>>>;
  /** An input's name as it was written. */
  readonly nameOf: (name: InputName) => string;
  /** What is wrong with the names themselves. */
  readonly problems: readonly { readonly name: InputName; readonly text: string }[];
}

type Ours = Partial<Record<InputName, string>>;

/** What the value of another action's input means here; undefined after a complaint. */
type Translation = (text: string, complain: Complain) => Ours | undefined;

/** A default that another action has and we have not, for those who use its names. */
const DBP_DEFAULTS: Ours = {
  "artifacts-layout": "dbp",
  "artifacts-path": "./downloads",
  "if-no-artifacts": "warn",
};
const IMPLIED: Readonly<Partial<Record<InputAlias, Ours>>> = {
  token: { ref: "main" },
  download_artifacts: DBP_DEFAULTS,
  download_job_logs: DBP_DEFAULTS,
};

const TRANSLATIONS: Readonly<Partial<Record<InputAlias, Translation>>> = {
  token: (text) => ({ [tokenInputOf(text.trim())]: text }),
  download_artifacts: yesOrNo("artifacts", "true", "false"),
  download_artifacts_on_failure: yesOrNo("artifacts-when", "always", "on-success"),
  fail_if_no_artifacts: yesOrNo("if-no-artifacts", "fail", "warn"),
  download_job_logs: yesOrNo("job-logs", "all", "none"),
  SHOW_JOB_LOGS: (text) => ({ "job-logs": text.trim().toLowerCase() === "failures" ? "failed" : text }),
  verbose: yesOrNo("redact", "false", "true"),
};

/**
 * Inputs as they were written, with other actions' names and values put into ours.
 *
 * A runner hands an input that nobody set over with its default, so one that has its default counts as not written.
 * Giving an input by two names is a problem, even with equal values: one of them would be forgotten at the next change.
 */
export function resolveAliases(raw: RawInputs): ResolvedInputs {
  const ours: Ours = {};
  const written = new Map<InputName, string>();
  const problems: { name: InputName; text: string }[] = [];
  for (const { name } of DECLARED_INPUTS) {
    const text = raw[name];
    if (!isGiven(text) || text === defaultOf(name)) continue;
    ours[name] = text;
    written.set(name, name);
  }
  const implied: Ours[] = [];
  for (const { name: alias, of } of INPUT_ALIASES) {
    const text = raw[alias];
    if (!isGiven(text)) continue;
    const complain: Complain = (problem) => problems.push({ name: of[0], text: `\`${alias}\`: ${problem}` });
    const translated = (TRANSLATIONS[alias] ?? ((same: string) => ({ [of[0]]: same })))(text, complain) ?? {};
    for (const [name, value] of Object.entries(translated) as [InputName, string][]) {
      const other = written.get(name);
      if (other !== undefined) complain(`it is another name for \`${name}\`, which ${otherwise(name, other)}.`);
      ours[name] = value;
      written.set(name, alias);
    }
    implied.push(IMPLIED[alias] ?? {});
  }
  const defaults = Object.assign({}, ...implied) as Ours;
  // A pipeline that exists already has its ref.
  if (ours.pipeline !== undefined) delete defaults.ref;
  return {
    raw: { ...defaults, ...ours },
    nameOf: (name) => written.get(name) ?? name,
    problems,
  };
}

function otherwise(name: string, other: string): string {
  const given = other === name ? "is given as well" : `is given as \`${other}\` as well`;
  return `${given}. Leave one of them out`;
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

function yesOrNo(name: InputName, yes: string, no: string): Translation {
  return (text, complain) => {
    const value = readBoolean(text, complain);
    return value === undefined ? undefined : { [name]: value ? yes : no };
  };
}

/** Before GitLab 15 a trigger token was 30 hexadecimal digits, which no personal token looked like (app/models/ci/trigger.rb). */
function tokenInputOf(token: string): "trigger-token" | "job-token" | "access-token" {
  const kind = tokenKind(token);
  if (kind === "a pipeline trigger token" || /^[\da-f]{30}$/.test(token)) return "trigger-token";
  return kind === "a job token" ? "job-token" : "access-token";
}
