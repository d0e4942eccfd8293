import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { relayConfigJsonSchema } from "../../relay/config/schema.ts";
import { knownKeys } from "../../shared/yaml/schema-lookup.ts";
import { type FencedBlock, fencedBlocks } from "../support/fenced-blocks.ts";
import { ROOT } from "../support/source-files.ts";
import { FOREIGN_LINE, shellLines } from "./shell-lines.ts";

/** A fenced block of a page that users read. */
export interface ShownBlock extends FencedBlock {
  /** From the root of the repository. */
  readonly page: string;
}

/**
 * What a block is, and so what holds it: every kind has its test in every-block.test.ts, but `component`, which is held by
 * test/scripts/components.test.ts, and `start`, which is followed by test/examples/start/pages.test.ts.
 */
export type BlockKind =
  | "start"
  | "relay"
  | "graph"
  | "step"
  | "component"
  | "gitlab-job"
  | "shell"
  | "console"
  | "json";

/** Every block of README.md and docs, in order. */
export function shownBlocks(): readonly ShownBlock[] {
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .map((path) => `docs/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".md"));
  return ["README.md", ...docs.sort()].flatMap((page) =>
    fencedBlocks(readFileSync(join(ROOT, page), "utf8")).map((block) => ({ ...block, page })),
  );
}

/** What a block is; undefined for one that no test can tell anything of by itself. */
export function kindOf({ page, language, text }: ShownBlock): BlockKind | undefined {
  if (page.startsWith("docs/start/")) return "start";
  switch (language) {
    case "yaml":
      return kindOfYaml(text);
    case "json":
      return "json";
    case "cron":
      return "shell";
    case "sh":
      return shellLines(text).some((line) => FOREIGN_LINE.test(line)) ? undefined : "shell";
    case "":
    case "console":
      return /^\$ (?:sluice|export) /m.test(text) ? "console" : undefined;
    default:
      return undefined;
  }
}

const RELAY_KEYS: ReadonlySet<string> = new Set(knownKeys(relayConfigJsonSchema(), []));

function kindOfYaml(text: string): BlockKind | undefined {
  const [first] = parseAllDocuments(text);
  const value: unknown = first?.toJS();
  if (text.includes("OWNER/sluice@v1") || /^with:$/m.test(text)) return "step";
  if (text.includes("- component: ")) return "component";
  if (/^\s*- (?:run: )?(?:node \S+\.js|sluice) /m.test(text)) return "gitlab-job";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  if (keys.includes("pipelines")) return "graph";
  return keys.every((key) => RELAY_KEYS.has(key)) ? "relay" : undefined;
}
