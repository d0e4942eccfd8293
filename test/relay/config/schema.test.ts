import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { examineConfig } from "../../../relay/config/examine.ts";
import { withoutMissingSecrets } from "../../../relay/config/load.ts";
import { relayConfigJsonSchema } from "../../../relay/config/schema.ts";
import { exampleAt, knownKeys } from "../../../shared/yaml/schema-lookup.ts";
import { fencedBlocks } from "../../support/fenced-blocks.ts";
import { ROOT } from "../../support/source-files.ts";

/** Every whole configuration that a page or an example shows. */
const SHOWN = [
  ...["relay.yml", ...readdirSync(join(ROOT, "examples/relay")).map((name) => `relay/${name}`)].map((path) => ({
    where: `examples/${path}`,
    text: readFileSync(join(ROOT, "examples", path), "utf8"),
  })),
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) =>
      fencedBlocks(readFileSync(join(ROOT, "docs", path), "utf8"))
        .filter(({ text }) =>
          ["gitlab:", "sources:", "routes:"].every((key) => text.split("\n").some((line) => line.startsWith(key))),
        )
        .map(({ line, text }) => ({ where: `docs/${path}:${line}`, text })),
    ),
];

describe("the JSON Schema for editors", () => {
  const schema = relayConfigJsonSchema();

  it("is a 2020-12 schema that refuses unknown keys everywhere a key is fixed", () => {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      required: ["gitlab", "sources", "routes"],
      additionalProperties: false,
    });
  });

  it("describes every key, so that an editor can show what it is for", () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node !== "object" || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === "properties")
          for (const [key, field] of Object.entries(value as Record<string, Record<string, unknown>>))
            if (field["description"] === undefined && field["const"] === undefined) undescribed.push(`${path}.${key}`);
        walk(value, name === "properties" ? path : `${path}.${name}`);
      }
    };

    walk(schema, "");

    expect(undescribed).toEqual([]);
  });

  const validator = z.fromJSONSchema(schema);
  const valid = (yaml: string) => validator.safeParse(parse(yaml)).error?.issues ?? [];

  it.each(SHOWN)("has nothing against $where", ({ text }) => {
    expect(valid(text)).toEqual([]);
  });

  it.each(SHOWN)("agrees with the relay, which has nothing against $where either", ({ text }) => {
    const examined = examineConfig("/relay.yml", {
      readFile: (path) => (path === "/relay.yml" ? text : "long-enough-for-any-secret"),
      env: {},
    });

    expect(withoutMissingSecrets(examined.problems)).toEqual([]);
  });

  it.each([
    ["{ sources: {}, routes: [] }", "gitlab"],
    ["{ gitlab: {}, sources: {}, routes: [], surplus: 1 }", "surplus"],
    ["{ gitlab: { main: { url: 7 } }, sources: {}, routes: [] }", "gitlab,main,url"],
    ["{ gitlab: {}, sources: { 'a b': { kind: github, secrets: [{ env: A }] } }, routes: [] }", "sources"],
    ["{ gitlab: {}, sources: { a: { kind: github } }, routes: [] }", "sources,a"],
    ["{ gitlab: {}, sources: { a: { kind: github, secrets: [plain] } }, routes: [] }", "sources,a"],
    ["{ gitlab: {}, sources: {}, routes: [{ name: a, from: a, when: { skip-ci: maybe } }] }", "routes,0"],
    ["{ gitlab: {}, sources: {}, routes: [], dispatch: { concurrency: 0 } }", "dispatch,concurrency"],
  ])("is against %s", (yaml, where) => {
    const places = valid(yaml).map((issue) => [...issue.path, ...("keys" in issue ? issue.keys : [])].join(","));

    expect(places.some((place) => place.startsWith(where))).toBe(true);
  });

  it("says which keys may stand where, of every kind of source together", () => {
    expect(knownKeys(schema, ["sources", "any-name"])).toEqual(
      expect.arrayContaining(["kind", "secrets", "signing-tokens", "auth", "tolerance", "max-body"]),
    );
    expect(knownKeys(schema, ["routes", 3, "when"])).toEqual(
      expect.arrayContaining(["repository", "branches", "tags", "actions", "if"]),
    );
    expect(knownKeys(schema, ["store"])).toContain("connections");
    expect(knownKeys(schema, ["metrics", "open"])).toEqual([]);
  });

  it("has an example for every key that must be written", () => {
    expect(exampleAt(schema, ["routes", 0, "trigger", "token"])).toBe("{ env: DEPLOY_TRIGGER_TOKEN }");
    expect(exampleAt(schema, ["sources", "x", "secrets"])).toBe("[{ env: WEBHOOK_SECRET }]");
    expect(exampleAt(schema, ["listen"])).toBeUndefined();
  });
});
