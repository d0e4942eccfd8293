import { closest } from "../../../shared/text/closest.ts";
import { hasTemplateMarks } from "../../../shared/text/template.ts";
import type { ConfigPath, Problem } from "../../../shared/yaml/problem.ts";
import type { InputName } from "../../inputs/declared.generated.ts";
import type { RawInputs } from "../../inputs/step-inputs.ts";
import type { NamedNode } from "../meant-nodes.ts";
import { renderText } from "../render-inputs.ts";
import type { Draft, Drafts } from "./draft.ts";
import { legVariables } from "./leg-variables.ts";
import { nameOfNeed } from "./needed.ts";
import { TOKEN_INPUTS } from "./node-fields.ts";
import { type PlacedInput, placedInputs, type Spelling } from "./placed-inputs.ts";
import type { Shaped } from "./read-shape.ts";
import type { DefaultsEntry, PipelineEntry } from "./schema.ts";
import type { FileServer, FileServers } from "./servers.ts";
import { templateFaults } from "./template-faults.ts";
import { tokenSources } from "./token-sources.ts";

/** What one pipeline of the file is made into nodes with. */
export interface DraftContext {
  readonly defaults: Shaped<DefaultsEntry>;
  readonly servers: FileServers;
  readonly spelling: Spelling;
  /** The keys that a need as written stands for. */
  readonly keysOf: (need: string) => readonly string[];
  /** Whether it is known which nodes the pipeline of this name stands for, and what it needs. */
  readonly isKnown: (name: string) => boolean;
}

/** A folder for the artifacts of every pipeline below this one, unless the file says otherwise; as in action.yml. */
const ARTIFACTS_PATH = "downstream-artifacts";

/** The nodes of one pipeline of the right shape. */
export function draftNodes(
  name: string,
  { entry, left }: Shaped<PipelineEntry>,
  nodes: readonly NamedNode[],
  context: DraftContext,
): Drafts {
  const { spelling, keysOf, isKnown } = context;
  const defaults = context.defaults.entry;
  const own = { fields: entry, path: ["pipelines", name] };
  const { inputs, problems } = placedInputs(own, { fields: defaults, path: ["defaults"] }, spelling);
  const wanted = typeof entry.needs === "string" ? [entry.needs] : (entry.needs ?? []);
  const shared = {
    needs: [...new Set(wanted.flatMap(keysOf))],
    when: entry.when ?? defaults.when ?? "on-success",
    allowFailure: entry["allow-failure"] ?? defaults["allow-failure"] ?? false,
    retry: entry.retry ?? defaults.retry ?? 0,
  };
  const marks = {
    isPartial: left.has("needs") || ![name, ...wanted.map(nameOfNeed)].every(isKnown),
    left: new Set([...left, ...context.defaults.left]),
  };
  const found = nodes.map((node) => draftOne(node, entry, inputs, shared, marks, context));
  return {
    drafts: found.map(({ draft }) => draft),
    problems: [...problems, ...found.flatMap((one) => one.problems)],
  };
}

type Shared = Pick<Draft["node"], "needs" | "when" | "allowFailure" | "retry">;

function draftOne(
  node: NamedNode,
  entry: PipelineEntry,
  inputs: readonly PlacedInput[],
  shared: Shared,
  marks: Pick<Draft, "isPartial" | "left">,
  { defaults: { entry: defaults }, servers }: DraftContext,
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  const path: ConfigPath = ["pipelines", node.name];
  const serverText = entry.gitlab ?? defaults.gitlab;
  const { server, left, problems } = serverOf(node, entry.gitlab, marks, { defaults, servers });
  const host = server.url === undefined ? {} : { host: server.url };
  const project = inputs.find((input) => input.name === "project");
  const own = tokenSources(entry);
  const told = { ...server.tokens, ...own };
  const tokens = Object.keys(told).length > 0 || !server.isHome ? told : servers.home.tokens;
  const raw: RawInputs = {
    ...host,
    ...(server["ca-file"] === undefined ? {} : { "ca-file": server["ca-file"] }),
    ...(server.insecure === undefined ? {} : { insecure: server.insecure }),
    ...Object.fromEntries(inputs.map((input) => [input.name, input.raw])),
    ...(project === undefined ? {} : { project: rendered("project", project.raw, node) }),
    ...variablesOf(node, inputs, serverText),
    "artifacts-path": `${baseOf(inputs)}/${node.key}`,
  };
  const places = new Map<InputName, ConfigPath>([
    ...inputs.map((input) => [input.name, input.path] as const),
    ...(server.name === undefined ? [] : [["host", ["gitlab", server.name, "url"]] as const]),
    ...TOKEN_INPUTS.flatMap((name): readonly [InputName, ConfigPath][] => {
      if (Object.hasOwn(own, name)) return [[name, [...path, name]]];
      return server.name === undefined || !Object.hasOwn(server.tokens, name)
        ? []
        : [[name, ["gitlab", server.name, name]]];
    }),
  ]);
  const texts = inputs.flatMap((input) => input.texts.map((text) => ({ ...text, place: input.name })));
  return {
    draft: {
      node: { ...node, ...shared, project: raw.project ?? "", raw, tokens },
      places,
      texts,
      ...(server.name === undefined ? {} : { server: server.name }),
      atHome: server.isHome,
      isPartial: marks.isPartial,
      left,
    },
    problems,
  };
}

/** What stands in for a server that is told to be wrong, so that everything else is checked all the same. */
const NO_SERVER: FileServer = { tokens: {}, isHome: false };

function serverOf(
  node: NamedNode,
  own: string | undefined,
  { isPartial, left }: Pick<Draft, "isPartial" | "left">,
  { defaults, servers }: { readonly defaults: DefaultsEntry; readonly servers: FileServers },
): { readonly server: FileServer; readonly left: ReadonlySet<string>; readonly problems: readonly Problem[] } {
  const text = own ?? defaults.gitlab;
  const pipeline = ["pipelines", node.name];
  const path = text === undefined ? pipeline : [...(own === undefined ? ["defaults"] : pipeline), "gitlab"];
  const at = text === undefined ? ({ at: "key" } as const) : {};
  const told = (texts: readonly string[]) => ({
    server: NO_SERVER,
    left: new Set([...left, ...TOKEN_INPUTS, "host"]),
    problems: texts.map((one): Problem => ({ path, ...at, text: one })),
  });
  if (left.has("gitlab")) return told([]);
  const around = { node, needed: [], pipelines: [], tokenVariables: new Set<string>() };
  const faults = templateFaults(text ?? "", "gitlab", around);
  if (faults.length > 0) return told(isPartial ? [] : faults);
  const named = text === undefined ? undefined : rendered("gitlab", text, node);
  const found = servers.find(named);
  if (found.kind === "found") return { server: found.server, left: new Set([...left, ...found.left]), problems: [] };
  // One that is written plainly is told by the cross checks.
  const isTold = found.kind === "broken" || (text !== undefined && !hasTemplateMarks(text));
  return told(isTold ? [] : [noServer(named, servers.names)]);
}

/** What a template is that names only the leg; as written where it cannot be rendered, which the check of templates tells. */
function rendered(where: string, text: string, node: NamedNode): string {
  try {
    return renderText(where, text, { node, env: {}, need: () => undefined });
  } catch {
    return text;
  }
}

function noServer(named: string | undefined, names: readonly string[]): string {
  if (named === undefined)
    return `says no server, and the file has ${names.length}: write \`gitlab: ${names[0]}\` here or under \`defaults\``;
  const meant = closest(named, names);
  return `gives ${named}, which is none of the servers under \`gitlab\`: ${meant === undefined ? `known are ${names.join(", ")}` : `did you mean \`${meant}\`?`}`;
}

/** The variables with the values of the leg before them. */
function variablesOf(node: NamedNode, inputs: readonly PlacedInput[], server: string | undefined): RawInputs {
  const added = legVariables(node.leg ?? {}, inputs, server);
  const written = inputs.find(({ name }) => name === "variables")?.raw ?? "{}";
  const members = [JSON.stringify(added), written].map((text) => text.slice(1, -1)).filter((text) => text !== "");
  return Object.keys(added).length === 0 ? {} : { variables: `{${members.join(",")}}` };
}

function baseOf(inputs: readonly PlacedInput[]): string {
  const written = inputs.find(({ name }) => name === "artifacts-path")?.raw.trim() ?? "";
  return written === "" ? ARTIFACTS_PATH : written.replace(/(?<=[^/\\])[/\\]+$/, "");
}
