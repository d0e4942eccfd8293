import { isCoded } from "../../../shared/errors/coded-error.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";
import { nameKey } from "../../collect/name-key.ts";
import type { InputName } from "../../inputs/declared.generated.ts";
import { examineInputs } from "../../inputs/parse.ts";
import { mayGetJobToken, readServer, surroundingJob } from "../../inputs/server.ts";
import type { RawInputs } from "../../inputs/step-inputs.ts";
import { STAND_IN } from "../early-inputs.ts";
import type { GraphNode } from "../model.ts";
import { findToken, type TokenDeps } from "../read-tokens.ts";
import { needPath, renderInputs } from "../render-inputs.ts";
import type { Draft } from "./draft.ts";
import { TOKEN_INPUTS } from "./node-fields.ts";
import { pathsIn } from "./paths-in.ts";
import { templateFaults } from "./template-faults.ts";

/** Nodes whose inputs are known to be right, but for what only the pipelines before them can tell. */
export interface CheckedNodes {
  readonly nodes: readonly GraphNode[];
  readonly problems: readonly Problem[];
}

/** Stands in for a token that is not there, so that everything else is checked all the same. */
const NO_TOKEN = "***";

/**
 * Checks templates and inputs of nodes, the inputs by the step's own code.
 *
 * A pipeline whose outputs somebody reads brings them back, unless it says otherwise.
 *
 * @param pipelines the names of all pipelines of the file
 */
export async function checkDrafts(
  drafts: readonly Draft[],
  pipelines: readonly string[],
  deps: TokenDeps,
): Promise<CheckedNodes> {
  const byKey = new Map(drafts.map((draft) => [draft.node.key, draft.node]));
  const tokenVariables = new Set(
    drafts.flatMap(({ node }) => Object.values(node.tokens).flatMap((one) => (one.kind === "env" ? [one.name] : []))),
  );
  const readers = new Set(drafts.flatMap((draft) => draft.texts.flatMap(({ text }) => outputsRead(text))));
  const problems: Problem[] = [];
  const nodes: GraphNode[] = [];
  for (const draft of drafts) {
    const { node } = draft;
    const needed = node.needs.flatMap((key) => byKey.get(key) ?? []);
    const around = { node, needed, pipelines, tokenVariables };
    const faults = draft.texts.flatMap(({ text, path, place }) =>
      templateFaults(text, place, around).map((fault) => ({ place, problem: { path, text: fault } })),
    );
    if (!draft.isPartial) problems.push(...faults.map(({ problem }) => problem));
    const brings = readers.has(node.name) || readers.has(node.key);
    const raw: RawInputs = brings ? { "dotenv-from": "true", ...node.raw } : node.raw;
    const checked = await checkInputs(without({ ...draft, node: { ...node, raw } }, faults), deps);
    problems.push(...checked.problems);
    if (checked.node !== undefined && faults.length === 0) nodes.push(checked.node);
  }
  return { nodes, problems: [...problems, ...sameFiles(drafts)] };
}

/** A draft without the inputs whose templates are wrong, so that the others are checked all the same. */
function without(draft: Draft, faults: readonly { readonly place: string }[]): Draft {
  const wrong = new Set(faults.map(({ place }) => place));
  const raw = Object.fromEntries(Object.entries(draft.node.raw).filter(([name]) => !wrong.has(name)));
  return { ...draft, node: { ...draft.node, raw }, left: new Set([...draft.left, ...wrong]) };
}

async function checkInputs(
  draft: Draft,
  deps: TokenDeps,
): Promise<{ readonly node?: GraphNode; readonly problems: readonly Problem[] }> {
  const { node, places } = draft;
  const pipeline = ["pipelines", node.name];
  const { tokens, problems: missing } = tokensOf(draft, deps);
  const problems = [...missing];
  const { raw, problem } = renderEarly(draft, deps);
  if (problem !== undefined) problems.push(problem);
  if (raw === undefined) return { problems };
  const examined = await examineInputs({ ...raw, ...tokens }, deps.env);
  const found = examined.problems.map(({ name, text }): Problem => {
    const path = places.get(name);
    return path === undefined ? { path: pipeline, at: "key", text } : { path, text: text.replace(`\`${name}\`: `, "") };
  });
  const { inputs } = examined;
  if (inputs === undefined) return { problems: [...problems, ...found] };
  const whole: GraphNode = {
    ...node,
    instance: inputs.host,
    raw: { ...node.raw, host: inputs.host },
  };
  return { node: whole, problems };
}

/**
 * The inputs as far as they are known before anything has run. The names in templates are right by now, so what a template lacks is a
 * variable of the environment; something stands in for that too.
 */
function renderEarly(
  { node, texts, isPartial }: Draft,
  { env }: TokenDeps,
): { readonly raw?: RawInputs; readonly problem?: Problem } {
  const need = () => STAND_IN;
  try {
    return { raw: renderInputs(node.raw, { node, env, need }) };
  } catch (error) {
    if (!isCoded(error)) throw error;
    if (isPartial) return {};
    const problem: Problem = { path: ["pipelines", node.name], at: "key", text: error.message };
    try {
      const named = texts.flatMap(({ text }) => variablesRead(text)).map((name) => [name, STAND_IN] as const);
      const raw = renderInputs(node.raw, { node, env: { ...Object.fromEntries(named), ...env }, need });
      return { raw, problem: { ...problem, secretMissing: true } };
    } catch {
      return { problem };
    }
  }
}

/** The tokens of a node as far as they are there, and what is missing; something stands in for it. */
function tokensOf(
  draft: Draft,
  deps: TokenDeps,
): { readonly tokens: RawInputs; readonly problems: readonly Problem[] } {
  const { node, places } = draft;
  const problems: Problem[] = [];
  const tokens = Object.entries(node.tokens).map(([name, source]) => {
    const token = findToken(source, deps);
    if (token.kind === "found") return [name, token.text];
    const path = places.get(name as InputName) ?? ["pipelines", node.name];
    problems.push({ path, text: token.why, secretMissing: true });
    return [name, NO_TOKEN];
  });
  if (TOKEN_INPUTS.some((name) => draft.left.has(name))) return { tokens: { "access-token": NO_TOKEN }, problems };
  if (tokens.length > 0 || hasJobToken(draft, deps)) return { tokens: Object.fromEntries(tokens), problems };
  const own = draft.atHome ? ", or set SLUICE_ACCESS_TOKEN or another token of the run, which go to this server" : "";
  const at = draft.server === undefined ? "" : ` under \`gitlab.${draft.server}\` or`;
  const text = `no token can start it: write \`access-token: { env: NAME }\`${at} here${own}`;
  const path = ["pipelines", node.name];
  return {
    tokens: { "access-token": NO_TOKEN },
    problems: [{ path, at: "key", text, secretMissing: true }],
  };
}

/** Whether the token of the GitLab job around us may start it. */
function hasJobToken({ node }: Draft, { env }: TokenDeps): boolean {
  const job = surroundingJob(env);
  const server = readServer(node.raw.host, job, () => {});
  return job?.jobToken !== undefined && server !== undefined && mayGetJobToken(job, server);
}

/** Names and keys of pipelines whose outputs a text reads. */
function outputsRead(text: string): readonly string[] {
  return pathsIn(text).flatMap((path) => {
    const need = needPath(path);
    return need?.field === "outputs" ? [need.word] : [];
  });
}

/** The variables of the environment that a text reads. */
function variablesRead(text: string): readonly string[] {
  return pathsIn(text).flatMap(([root, name]) => (root === "env" && name !== undefined ? [name] : []));
}

/** One file cannot hold the tests of two pipelines. */
function sameFiles(drafts: readonly Draft[]): readonly Problem[] {
  const first = new Map<string, string>();
  return drafts.flatMap(({ node, places }): Problem[] => {
    const path = places.get("junit-path");
    if (path === undefined || node.raw["junit-path"] === undefined) return [];
    const ground = { node, env: {}, need: () => undefined };
    let file: string;
    try {
      file = nameKey(renderInputs({ "junit-path": node.raw["junit-path"] }, ground)["junit-path"] ?? "");
    } catch {
      return [];
    }
    const other = first.get(file);
    first.set(file, other ?? node.key);
    return other === undefined
      ? []
      : [{ path, text: `is the same file for ${other} and ${node.key}: write {{ key }} into it, which differs` }];
  });
}
