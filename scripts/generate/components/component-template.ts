import { Document, type Scalar } from "yaml";
import type { ComponentInput } from "./component-inputs.ts";

/** A GitLab component with one job. */
export interface Component {
  readonly name: string;
  /** The command it calls. */
  readonly command: "trigger" | "wait" | "artifacts" | "run";
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly inputs: readonly ComponentInput[];
  /** What the command takes besides its options, as a shell reads it. */
  readonly more: string;
  /** Options that go only with a condition of the shell, and those that go only without it. */
  readonly either?: {
    readonly condition: string;
    readonly with: { readonly names: readonly string[]; readonly more: string };
    readonly without: { readonly names: readonly string[]; readonly more: string };
  };
  /** The input that names the folder of the artifacts. */
  readonly folder: string;
  /** The file it writes its outputs to; absent where it has none. */
  readonly dotenv?: string;
  /** Whether pipelines may run on when the job is cancelled or killed. */
  readonly cancels: boolean;
}

/** The names of tokens the command line reads from its environment. */
const TOKENS = ["trigger-token", "access-token", "oauth-token"] as const;

/** Options of `sluice cancel --left-running`; the project and the pipeline are in the notes of the job. */
const CANCEL_OPTIONS = ["host", "ca-file", "insecure", "redact"];

/** The text of templates/NAME/template.yml. Pure. */
export function componentTemplate(component: Component, getSluice: string): string {
  return `# Generated from action.yml and cli/ by \`npm run generate\`. Change it there, not here.
#
# ${component.about}
# How to use it: docs/gitlab-components.md
${specOf(component.inputs)}---
"$[[ inputs.job-name ]]":
  stage: $[[ inputs.stage ]]
  image: $[[ inputs.image ]]
  timeout: $[[ inputs.job-timeout ]]
  variables:
    GIT_STRATEGY: $[[ inputs.git-strategy ]]
${component.inputs
  .filter(({ as }) => as === "option" || as === "variable")
  .map(({ name }) => `    ${variable(name)}: $[[ inputs.${name} ]]\n`)
  .join("")}  before_script:
    - |
${block(["# Bring Sluice's command line", ...PLACE, "NODE_USE_ENV_PROXY=1 node - <<'END_OF_SCRIPT'", ...linesOf(getSluice), "END_OF_SCRIPT"])}
  script:
    - |
${block(scriptOf(component))}
${component.cancels ? `  after_script:\n    - |\n${block(afterScriptOf(component))}\n` : ""}${artifactsOf(component)}`;
}

/** Outside of the working copy, where the runner keeps files of the job, too; inside where that cannot be written to. */
const PLACE = [
  'SLUICE_CLI="$CI_PROJECT_DIR.tmp/sluice-cli.js"',
  'mkdir -p "$CI_PROJECT_DIR.tmp" 2>/dev/null && touch "$SLUICE_CLI" 2>/dev/null || SLUICE_CLI="$CI_PROJECT_DIR/.sluice-cli.js"',
  // In the script itself: what is run shall be for nobody to say who may only set variables of a pipeline.
  'export SLUICE_CLI SLUICE_FROM="$[[ inputs.sluice ]]"',
  // Node's own fetch trusts only public authorities otherwise; the command line finds this one by itself as well.
  'if [ -n "$CI_SERVER_TLS_CA_FILE" ]; then export NODE_EXTRA_CA_CERTS="$CI_SERVER_TLS_CA_FILE"; fi',
];

function scriptOf({ command, inputs, more, either, dotenv }: Component): readonly string[] {
  const parted = [...(either?.with.names ?? []), ...(either?.without.names ?? [])];
  const optionsFor = (names: readonly string[]) =>
    inputs.filter((input) => names.includes(input.name)).flatMap(optionLines);
  return [
    `# sluice ${command}`,
    ...tokenLines(inputs),
    "set --",
    ...inputs.filter((input) => !parted.includes(input.name)).flatMap(optionLines),
    ...(either === undefined
      ? []
      : [
          `if ${either.condition}; then`,
          ...indent([...optionsFor(either.with.names), `set -- "$@" ${either.with.more}`]),
          "else",
          ...indent([...optionsFor(either.without.names), `set -- "$@" ${either.without.more}`]),
          "fi",
        ]),
    ['node "$SLUICE_CLI"', command, '"$@"', dotenv === undefined ? "" : `--dotenv=${dotenv}`, more]
      .filter((word) => word !== "")
      .join(" "),
  ];
}

function afterScriptOf({ command, inputs }: Component): readonly string[] {
  // What reads a graph again looks for all of its tokens.
  const tokens = command === "run" ? inputs : inputs.filter(({ name }) => !name.startsWith("trigger-"));
  return [
    "# Cancel what a cancelled or killed job has left running",
    'SLUICE_CLI="$CI_PROJECT_DIR.tmp/sluice-cli.js"',
    'if [ ! -s "$SLUICE_CLI" ]; then SLUICE_CLI="$CI_PROJECT_DIR/.sluice-cli.js"; fi',
    'if [ ! -s "$SLUICE_CLI" ]; then exit 0; fi',
    ...tokenLines(tokens),
    "set --",
    ...inputs.filter(({ name }) => CANCEL_OPTIONS.includes(name)).flatMap(optionLines),
    'node "$SLUICE_CLI" cancel --left-running "$@"',
  ];
}

/** The tokens, under the names the command line knows; a variable that is not there is no token. */
function tokenLines(inputs: readonly ComponentInput[]): readonly string[] {
  return TOKENS.filter((token) => inputs.some(({ name }) => name === `${token}-variable`)).map(
    (token) => `export ${tokenName(token)}="\${$[[ inputs.${token}-variable ]]:-}"`,
  );
}

/** One input as an option. An option wins over whatever variables of the project or of earlier jobs are called like it. */
function optionLines({ name, as, type }: ComponentInput): readonly string[] {
  if (as === "option") return [`[ -z "$${variable(name)}" ] || set -- "$@" "--${name}=$${variable(name)}"`];
  if (as !== "word") return [];
  if (type !== "boolean") return [`set -- "$@" "--${name}=$[[ inputs.${name} ]]"`];
  return [`if $[[ inputs.${name} ]]; then set -- "$@" --${name}; else set -- "$@" --no-${name}; fi`];
}

function artifactsOf({ folder, dotenv }: Component): string {
  const outputs = dotenv === undefined ? "" : `    reports:\n      dotenv: ${dotenv}\n`;
  return `  artifacts:\n    when: always\n    paths:\n      - $[[ inputs.${folder} ]]\n${outputs}`;
}

function specOf(inputs: readonly ComponentInput[]): string {
  const declared = inputs.map(({ name, description, type, default: fallback, options, regex }) => [
    name,
    {
      description,
      ...(type === "string" ? {} : { type }),
      ...(fallback === undefined ? {} : { default: fallback }),
      ...(options === undefined ? {} : { options }),
      ...(regex === undefined ? {} : { regex }),
    },
  ]);
  const document = new Document({ spec: { inputs: Object.fromEntries(declared) } });
  let group = "";
  for (const { name, group: own } of inputs) {
    const pair = keyOf(document, name);
    if (pair !== undefined && own !== group) pair.commentBefore = ` ${own}`;
    group = own;
  }
  return document.toString({ lineWidth: 120, defaultStringType: "PLAIN" });
}

function keyOf(document: Document, name: string): Scalar | undefined {
  const inputs = document.getIn(["spec", "inputs"]) as { items: { key: Scalar }[] };
  return inputs.items.find(({ key }) => key.value === name)?.key;
}

function variable(name: string): string {
  return `SLUICE_INPUT_${name.toUpperCase().replaceAll("-", "_")}`;
}

function tokenName(token: string): string {
  return `SLUICE_${token.toUpperCase().replaceAll("-", "_")}`;
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split("\n");
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function block(lines: readonly string[]): string {
  return lines.map((line) => (line === "" ? "" : `      ${line}`)).join("\n");
}
