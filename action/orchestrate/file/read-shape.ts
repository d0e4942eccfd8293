import type { z } from "zod";
import { closest } from "../../../shared/text/closest.ts";
import { valueIn } from "../../../shared/yaml/finding.ts";
import type { ParsedYaml } from "../../../shared/yaml/parse-yaml.ts";
import type { Problem } from "../../../shared/yaml/problem.ts";
import { shapeProblems } from "../../../shared/yaml/shape-problems.ts";
import { INPUT_ALIASES } from "../../inputs/declared.generated.ts";
import { ELSEWHERE, NODE_INPUTS, TOKEN_INPUTS } from "./node-fields.ts";
import {
  type DefaultsEntry,
  defaultsSchema,
  fileSchema,
  type PipelineEntry,
  type PolicyEntry,
  pipelineSchema,
  pipelinesJsonSchema,
  policySchema,
  type ServerEntry,
  serverSchema,
} from "./schema.ts";

/** A part of a file as far as it has the right shape, and the keys of it that have not. */
export interface Shaped<Entry> {
  readonly entry: Entry;
  /** What is wrong with them is told; nothing else is to be told that only follows from their being left out. */
  readonly left: ReadonlySet<string>;
}

/** The parts of a file that have the right shape, each by itself, so that one wrong part hides nothing of another. */
export interface ShapedFile {
  readonly defaults: Shaped<DefaultsEntry>;
  /** Every server by its name; undefined where the file has none at all. */
  readonly servers: ReadonlyMap<string, Shaped<ServerEntry> | undefined> | undefined;
  /** Every pipeline by its name; undefined for what is no map at all. */
  readonly pipelines: ReadonlyMap<string, Shaped<PipelineEntry> | undefined>;
  readonly policy: Shaped<PolicyEntry>;
  readonly problems: readonly Problem[];
}

const NOTHING_LEFT: ReadonlySet<string> = new Set();

/** What a file says, part by part, and what is wrong with its shape. */
export function readShape(yaml: ParsedYaml): ShapedFile {
  const part = (name: string) => valueIn(yaml.value, [name]);
  const [gitlab, pipelines] = [part("gitlab"), part("pipelines")];
  const isGiven = gitlab !== undefined && gitlab !== null;
  const servers = Object.entries(asFields(gitlab)).map(([name, value]) => [name, shaped(serverSchema, value)] as const);
  return {
    defaults: shaped(defaultsSchema, part("defaults")) ?? { entry: {}, left: NOTHING_LEFT },
    servers: isGiven ? new Map(servers) : undefined,
    pipelines: new Map(
      Object.entries(asFields(pipelines)).map(([name, value]) => [name, shaped(pipelineSchema, value)]),
    ),
    policy: shaped(policySchema, part("policy")) ?? { entry: policySchema.parse({}), left: NOTHING_LEFT },
    problems: [...problemsOf(yaml), ...nothingToRun(pipelines)],
  };
}

function problemsOf(yaml: ParsedYaml): readonly Problem[] {
  const read = fileSchema.safeParse(yaml.value);
  if (read.success) return [];
  const found = shapeProblems(
    read.error.issues,
    pipelinesJsonSchema(),
    (path) => valueIn(yaml.value, path),
    (path) => yaml.spelling(path),
  );
  return found.map((problem) => {
    const [top] = problem.path;
    const key = problem.path.at(-1);
    const isOfPipeline =
      problem.path.length === (top === "pipelines" ? 3 : 2) && (top === "pipelines" || top === "defaults");
    if (problem.at !== "key" || !isOfPipeline || typeof key !== "string") return problem;
    const text = strangeKey(key, top === "defaults" ? "defaults" : "a pipeline");
    return text === undefined ? problem : { ...problem, text };
  });
}

/** What to say about a key that a pipeline does not have, where there is more to say than which ones it has. */
function strangeKey(key: string, of: string): string | undefined {
  if (Object.hasOwn(ELSEWHERE, key)) return ELSEWHERE[key as keyof typeof ELSEWHERE];
  if (of === "defaults" && TOKEN_INPUTS.some((token) => token === key))
    return "is of one server, and would go to all of them: write it under `gitlab`, or at a pipeline";
  if (of === "defaults" && (key === "needs" || key === "matrix")) return "is of one pipeline: write it there";
  const alias = INPUT_ALIASES.find(({ name }) => name === key);
  if (alias !== undefined) return `is another action's name: write \`${alias.of.join("` or `")}\``;
  const known = ["needs", "matrix", "gitlab", "when", "allow-failure", "retry", ...NODE_INPUTS.map(({ name }) => name)];
  const meant = closest(key.replaceAll("_", "-"), known) ?? closest(key.replaceAll(/[A-Z]/g, "-$&"), known);
  return meant === undefined
    ? `is no key of ${of}: docs/reference/pipelines.md has all of them, which are those of a graph and the step's inputs`
    : undefined;
}

function nothingToRun(pipelines: unknown): readonly Problem[] {
  const isEmpty = typeof pipelines === "object" && pipelines !== null && Object.keys(pipelines).length === 0;
  return isEmpty
    ? [{ path: ["pipelines"], text: "has no pipeline: write one, such as `libs: { project: group/libs, ref: main }`" }]
    : [];
}

/** An entry without those of its keys that are wrong; undefined when it is no map, or cannot do without one of them. */
function shaped<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  value: unknown,
): Shaped<z.output<z.ZodObject<Shape, z.core.$strict>>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const whole = schema.safeParse(value);
  if (whole.success) return { entry: whole.data, left: NOTHING_LEFT };
  const left = new Set(whole.error.issues.flatMap(wrongKeys));
  const rest = schema.safeParse(Object.fromEntries(Object.entries(value).filter(([key]) => !left.has(key))));
  return rest.success ? { entry: rest.data, left } : undefined;
}

function wrongKeys(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === "unrecognized_keys" && issue.path.length === 0) return issue.keys;
  return issue.path.slice(0, 1).map(String);
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
