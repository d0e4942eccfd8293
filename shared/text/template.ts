import { Liquid, type Template as Parsed } from "liquidjs";

/** Values a template may name; only own properties are reachable. */
export interface TemplateScope {
  readonly [name: string]: string | TemplateScope;
}

/** A parsed template: it renders, and it knows the variables it names. */
export interface Template {
  /** Every variable the template reads, as written: `ref.name`. */
  readonly variables: readonly string[];
  /**
   * The same, each in its parts: `ref`, `name`. A part that is itself read from a variable (`needs[matrix.ARCH].sha`) is
   * undefined here.
   */
  readonly paths: readonly (readonly (string | undefined)[])[];
  /**
   * The text for these values. Values are data: what looks like a template inside them stays as it is.
   *
   * @throws Error when a variable is unknown, or the result or the work for it is beyond the limits
   */
  render(scope: TemplateScope): string;
}

/** Enough for any variable or ref; GitLab's own limit on an input is 1 kB, on an environment string 128 kB. */
const LONGEST_RESULT = 64 * 1_024;

/** What a template may do beside printing: choose and name values. No loops, no files. */
const TAGS = new Set(["assign", "capture", "case", "comment", "echo", "if", "raw", "unless"]);

/** Filters that read the clock or a random source: the same values must always give the same text. */
const UNREPEATABLE = /^(date.*|sample|shuffle)$/;

const engine = createEngine();

/**
 * Parses a Liquid template (`{{ ref.name | replace: "/", "-" }}`), with strict variables and filters.
 *
 * @throws Error naming what is wrong, when it does not parse
 */
export function parseTemplate(text: string): Template {
  const parsed = engine.parse(text);
  return {
    variables: engine.globalFullVariablesSync(parsed),
    paths: engine.globalVariableSegmentsSync(parsed).map((parts) => parts.map(partOf)),
    render: (scope) => render(parsed, scope),
  };
}

function partOf(part: unknown): string | undefined {
  return typeof part === "string" || typeof part === "number" ? String(part) : undefined;
}

/** Whether a text holds template marks at all; without them it stands for itself. */
export function hasTemplateMarks(text: string): boolean {
  return text.includes("{{") || text.includes("{%");
}

function render(parsed: Parsed[], scope: TemplateScope): string {
  const result = String(engine.renderSync(parsed, { ...scope }));
  if (result.length > LONGEST_RESULT) throw new Error(`the result is longer than ${LONGEST_RESULT} characters`);
  if (result.includes("\0")) throw new Error("the result holds a NUL character, which no variable can carry");
  return result;
}

function createEngine(): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    // `default` and `if` may ask about a value that is not there; printing one is still an error.
    lenientIf: true,
    parseLimit: 16 * 1_024,
    renderLimit: 200,
    memoryLimit: 1_000_000,
    // Partials would read the disk; their tags are gone too.
    templates: {},
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag];
  for (const filter of Object.keys(liquid.filters)) if (UNREPEATABLE.test(filter)) delete liquid.filters[filter];
  return liquid;
}
