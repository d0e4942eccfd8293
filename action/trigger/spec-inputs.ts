import { isMap, parseDocument, type ScalarTag, type Tags } from "yaml";

/** One input of a CI file's `spec: inputs`. */
export interface InputSpec {
  /** A type this version does not know is kept, and not checked. */
  readonly type: string;
  readonly required: boolean;
  /** Allowed values; absent when any will do, and when rules decide. */
  readonly options?: readonly unknown[];
  readonly regex?: string;
}

/** What a CI file says about the inputs it takes. */
export interface InputSpecs {
  readonly inputs: ReadonlyMap<string, InputSpec>;
  /** Whether more inputs come from other files (`spec: include`). */
  readonly includesOthers: boolean;
}

/** A file of one document takes no inputs (lib/gitlab/ci/config/interpolation/interpolator.rb, inputs_without_header?). */
const NONE: InputSpecs = { inputs: new Map(), includesOthers: false };

/**
 * The `spec: inputs` of a CI file: its first YAML document, where another follows.
 *
 * Undefined for a file whose header cannot be read or is none: GitLab tells what is wrong with it better. The rest of the
 * file is not parsed, with its tags and anchors.
 */
export function readInputSpecs(file: string): InputSpecs | undefined {
  const header = headerOf(file);
  if (header === undefined) return /^spec[ \t]*:/m.test(file) || file.trim() === "" ? undefined : NONE;
  const spec = recordOf(recordOf(valueOf(header))?.["spec"]);
  if (spec === undefined) return undefined;
  const inputs = Object.entries(recordOf(spec["inputs"]) ?? {});
  return {
    inputs: new Map(inputs.map(([name, config]) => [name, specOf(recordOf(config) ?? {})])),
    includesOthers: spec["include"] !== undefined,
  };
}

function valueOf(header: string): unknown {
  const document = parseDocument(header, {
    version: "1.1",
    customTags: asPsychHasIt,
    logLevel: "silent",
    prettyErrors: false,
  });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    // An alias of nothing, or aliases that would swell to gigabytes.
    return undefined;
  }
}

const BOOLEAN = "tag:yaml.org,2002:bool";

/**
 * GitLab's parser, Ruby's Psych, speaks YAML 1.1, where `yes` is a boolean; `y` and `n`, which are booleans there too, are text
 * to it (psych/scalar_scanner.rb).
 */
function asPsychHasIt(tags: Tags): Tags {
  const others = tags.filter((tag) => typeof tag === "string" || tag.tag !== BOOLEAN);
  return [booleanTag(true, /^(?:yes|true|on)$/i), booleanTag(false, /^(?:no|false|off)$/i), ...others];
}

function booleanTag(value: boolean, test: RegExp): ScalarTag {
  return { tag: BOOLEAN, default: true, test, resolve: () => value };
}

/** What stands before the line that parts two documents; a file that begins with such a line has it once more. */
function headerOf(file: string): string | undefined {
  const text = file.replace(/^\uFEFF/, "").replace(/^(?:[ \t]*(?:#.*)?\r?\n)*---[ \t]*(?:#.*)?\r?\n/, "");
  const end = /^---(?:[ \t]|\r?$)/m.exec(text);
  return end === null ? undefined : text.slice(0, end.index);
}

function specOf(config: Readonly<Record<string, unknown>>): InputSpec {
  const { type = "string", options, regex } = config;
  const rules = Array.isArray(config["rules"]);
  return {
    type: typeof type === "string" ? type : "",
    // Rules may give a default, under conditions that are GitLab's to judge.
    required: !Object.hasOwn(config, "default") && !rules,
    ...(Array.isArray(options) && !rules ? { options } : {}),
    ...(typeof regex === "string" ? { regex } : {}),
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
