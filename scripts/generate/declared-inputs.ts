import type { ActionDeclaration, DeclaredAlias } from "./action-yml.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** The names, defaults and descriptions of action.yml as a module, so that the step need not read YAML to start. */
export function declaredInputsModule(action: ActionDeclaration): GeneratedFile {
  return {
    path: "action/inputs/declared.generated.ts",
    text: `// Generated from action.yml by \`npm run generate\`. Change it there, not here.

/** One input of the step as action.yml declares it. */
export interface DeclaredInput {
  readonly name: string;
  /** What it belongs to, as a heading. */
  readonly group: string;
  /** One paragraph: line breaks of the YAML are folded. */
  readonly description: string;
  /** Absent where leaving the input out differs from every value. */
  readonly default?: string;
  readonly required: boolean;
  /** Whether its value must never be printed, nor be given on a command line. */
  readonly secret: boolean;
}

/** The step's inputs, in the order of action.yml. */
export const DECLARED_INPUTS = ${literal(action.inputs)} as const satisfies readonly DeclaredInput[];

/** The name of an input, as written in action.yml. */
export type InputName = (typeof DECLARED_INPUTS)[number]["name"];

/** The Action's inputs of a graph of pipelines, in the order of action.yml. */
export const GRAPH_INPUTS = ${literal(action.graphInputs)} as const satisfies readonly DeclaredInput[];

/** The name of an input of a graph, as written in action.yml. */
export type GraphInputName = (typeof GRAPH_INPUTS)[number]["name"];

/** Other actions' names for inputs, and the names they stand for here. */
export const INPUT_ALIASES = ${literal(action.inputAliases.map(named))} as const satisfies readonly {
  readonly name: string;
  readonly of: readonly [InputName, ...InputName[]];
}[];

/** Another action's name for an input. */
export type InputAlias = (typeof INPUT_ALIASES)[number]["name"];

/** The name of an output, as written in action.yml. */
export type OutputName =
${action.outputs.map(({ name }) => `  | ${JSON.stringify(name)}`).join("\n")};

/** Other actions' names for outputs, and the name each stands for here. */
export const OUTPUT_ALIASES = ${literal(action.outputAliases.map(named))} as const satisfies readonly {
  readonly name: string;
  readonly of: readonly [OutputName];
}[];
`,
  };
}

function named({ name, of }: DeclaredAlias): object {
  return { name, of };
}

function literal(entries: readonly object[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)},\n`).join("")}]`;
}
