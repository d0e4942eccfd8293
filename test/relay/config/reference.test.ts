import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { relayConfigJsonSchema } from "../../../relay/config/schema.ts";
import { PUSH_VARIABLES, SCHEDULE_VARIABLES } from "../../../relay/deliveries/facts.ts";
import { kindsAt, knownKeys } from "../../../shared/yaml/schema-lookup.ts";
import { load, problemsOf } from "../support/loading.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../../docs/reference/relay-config.md"), "utf8");
const schema = relayConfigJsonSchema();

/** The keys the table under a heading documents, in its order. */
function documented(heading: string): string[] {
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, key]) => key ?? "");
}

describe("docs/reference/relay-config.md", () => {
  it("has a section for every part of the file", () => {
    for (const key of knownKeys(schema, [])) expect(text).toContain(`\n## \`${key}\`\n`);
  });

  it.each([
    { heading: "`listen`", path: ["listen"] },
    { heading: "`store`", path: ["store"] },
    { heading: "`gitlab`", path: ["gitlab", "any"] },
    { heading: "`hmac`", path: ["sources", "any", "hmac"] },
    { heading: "`token`", path: ["sources", "any", "token"] },
    { heading: "`paths`", path: ["sources", "any", "paths"] },
    { heading: "`defaults`", path: ["sources", "any", "defaults"] },
    { heading: "`api`", path: ["sources", "any", "api"] },
    { heading: "`catch-up`", path: ["sources", "any", "catch-up"] },
    { heading: "`routes`", path: ["routes", 0] },
    { heading: "`when`", path: ["routes", 0, "when"] },
    { heading: "`trigger`", path: ["routes", 0, "trigger"] },
    { heading: "`schedules`", path: ["schedules", 0] },
    { heading: "`drop-in`", path: ["drop-in"] },
    { heading: "`admin`", path: ["admin"] },
    { heading: "`retention`", path: ["retention"] },
    { heading: "`dispatch`", path: ["dispatch"] },
  ])("documents under $heading every key there is, and no other", ({ heading, path }) => {
    expect(documented(heading).toSorted()).toEqual([...knownKeys(schema, path)].toSorted());
  });

  it("documents the keys of every kind of source, and no other", () => {
    for (const kind of kindsAt(schema, ["sources", "any"])) {
      const heading = new RegExp(`^### (\`kind: .*\\b${kind}\`.*)$`, "m").exec(text)?.[1] ?? "";
      const keys = [...documented("Every source"), ...documented(heading)];

      expect(keys.toSorted(), kind).toEqual([...knownKeys(schema, ["sources", "any"], () => kind)].toSorted());
    }
  });

  it("names every variable of templates", () => {
    for (const name of [...PUSH_VARIABLES, ...SCHEDULE_VARIABLES]) expect(text).toContain(`\`${name}\``);
  });

  it("tells the defaults the relay really has", () => {
    const { listen, dispatch } = load("{ gitlab: {}, sources: {}, routes: [] }");

    expect(text).toContain(`| \`host\` | \`${listen.host}\` |`);
    expect(text).toContain(`| \`port\` | \`${listen.port}\` |`);
    expect(text).toContain(`| \`concurrency\` | \`${dispatch.concurrency}\` |`);
    expect(text).toContain(`| \`max-attempts\` | \`${dispatch.maxAttempts}\` |`);
    expect(text).toContain(`| \`base-delay\` | \`${dispatch.baseDelayMs / 1_000}s\` |`);
    expect(text).toContain(`| \`max-delay\` | \`${dispatch.maxDelayMs / 60_000}m\` |`);
    expect(text).toContain(`| \`deadline\` | \`${dispatch.deadlineMs / 1_000}s\` |`);
  });

  it.each([
    ["reference/relay-config.md", text],
    ["relay-drop-in.md", readFileSync(resolve(import.meta.dirname, "../../../docs/relay-drop-in.md"), "utf8")],
  ])("(%s) has only examples that the relay accepts", (_, text) => {
    const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, yaml]) => yaml ?? "");

    const files = { "/etc/sluice/database-ca.pem": "PEM" };
    expect(examples.map((yaml) => problemsOf(whole(yaml), files).lines)).toEqual(examples.map(() => []));
  });
});

/** An example of one part, with the parts that every file has. */
function whole(yaml: string): string {
  const missing = ["gitlab: {}", "sources: {}", "routes: []"].filter(
    (part) => !new RegExp(`^${part.split(":")[0]}:`, "m").test(yaml),
  );
  return [yaml, ...missing].join("\n");
}
