import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { environmentName } from "../../action/inputs/environment-name.ts";
import type { ActionDeclaration, DeclaredAlias, DeclaredOutput } from "./action-yml.ts";
import { type GeneratedFile, generatedNotice } from "./generated-file.ts";
import { prose, table } from "./markdown.ts";

/** README.md with its tables of inputs and outputs brought up to date; nothing where it has no markers for them. */
export function readmeTables(action: ActionDeclaration, readme: string): GeneratedFile {
  const all = [...groupsOf(action.inputs), ...groupsOf(action.graphInputs)];
  const inputs = all.map(([group, members]) => `**${group}**\n\n${inputTable(members)}`);
  const tables = { inputs: inputs.join("\n\n"), outputs: outputTable(action.outputs) };
  const text = Object.entries(tables).reduce((at, [name, table]) => betweenMarkers(at, name, table), readme);
  return { path: "README.md", text };
}

/** docs/reference/inputs.md: every input and output with all that is known about it. */
export function inputReference(action: ActionDeclaration): GeneratedFile {
  const groups = groupsOf(action.inputs).map(
    ([group, members]) => `## ${group}\n\n${members.map(inputSection).join("\n")}`,
  );
  const ofGraphs = groupsOf(action.graphInputs).map(
    ([group, members]) => `## ${group}\n\n${ONLY_OF_ACTION}\n\n${members.map(bareSection).join("\n")}\n`,
  );
  return {
    path: "docs/reference/inputs.md",
    text: `${generatedNotice("action.yml")}

# Inputs and outputs

The same names everywhere: \`with:\` of the GitHub Action, \`inputs:\` of the [GitLab components](../gitlab-components.md), options of
\`sluice trigger\`, and environment variables. An option wins over its environment variable, which wins over what the CI job provides,
which wins over the default.

${groups.join("\n")}
${ofGraphs.join("\n")}## Outputs

${outputTable(action.outputs)}

## Names of other actions

In a GitHub workflow these are taken as well; [moving over](../moving-over.md) tells what else differs. Giving one beside the input it
stands for is an error.

${aliasTable("input", action.inputAliases)}

${aliasTable("output", action.outputAliases)}
`,
  };
}

/** What these are on the command line stands in its own reference. */
const ONLY_OF_ACTION =
  "Inputs of the GitHub Action alone: the command line has `sluice run FILE` ([command line](cli.md)), GitLab the component `orchestrate` ([graphs](../graph.md)).";

function groupsOf(inputs: readonly DeclaredInput[]): readonly (readonly [string, readonly DeclaredInput[]])[] {
  return [...Map.groupBy(inputs, ({ group }) => group)];
}

function inputSection(input: DeclaredInput): string {
  return `### \`${input.name}\`

${prose(input.description)}

- ${input.required ? "Required." : `Default: ${defaultText(input)}.`}
- Command line: ${optionText(input)}
- Environment: \`${environmentName(input.name)}\`
`;
}

function bareSection(input: DeclaredInput): string {
  return `### \`${input.name}\`

${prose(input.description)}
`;
}

function inputTable(inputs: readonly DeclaredInput[]): string {
  const rows = inputs.map((input) => [
    `\`${input.name}\``,
    input.required ? `${prose(input.description)} **Required.**` : prose(input.description),
    input.required ? "" : defaultText(input),
  ]);
  return table(["input", "what it takes", "default"], rows);
}

function aliasTable(what: string, aliases: readonly DeclaredAlias[]): string {
  return table(
    [what, "what it is"],
    aliases.map(({ name, description }) => [`\`${name}\``, prose(description)]),
  );
}

function outputTable(outputs: readonly DeclaredOutput[]): string {
  return table(
    ["output", "what it holds"],
    outputs.map(({ name, description }) => [`\`${name}\``, prose(description)]),
  );
}

function defaultText(input: DeclaredInput): string {
  return input.default === undefined || input.default === "" ? "none" : `\`${input.default}\``;
}

function optionText(input: DeclaredInput): string {
  return input.secret ? `never; \`--${input.name}-file FILE\` names a file that holds it` : `\`--${input.name}\``;
}

function betweenMarkers(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- generated: ${name} -->`, "<!-- /generated -->"];
  const from = text.indexOf(open);
  if (from === -1) return text;
  const to = text.indexOf(close, from);
  if (to === -1) throw new Error(`README.md opens "${open}" and never closes it with "${close}".`);
  return `${text.slice(0, from + open.length)}\n\n${content}\n\n${text.slice(to)}`;
}
