import { describe, expect, it } from "vitest";
import { relayConfigJsonSchema } from "../../../relay/config/schema.ts";
import { exampleAt, knownKeys } from "../../../relay/config/schema-lookup.ts";

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

  it("describes every key", () => {
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node !== "object" || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === "properties")
          for (const [key, field] of Object.entries(value as Record<string, Record<string, unknown>>)) {
            const isGroup = "properties" in field || "additionalProperties" in field || "oneOf" in field;
            if (!isGroup && field["description"] === undefined && field["const"] === undefined)
              undescribed.push(`${path}.${key}`);
          }
        walk(value, name === "properties" ? path : `${path}.${name}`);
      }
    };

    walk(schema, "");

    expect(undescribed.filter((path) => !/\.(env|file)$/.test(path))).toEqual([]);
  });

  it("says which keys may stand where, of every kind of source together", () => {
    expect(knownKeys(schema, ["sources", "any-name"])).toEqual(
      expect.arrayContaining(["kind", "secrets", "signing-tokens", "auth", "tolerance", "max-body"]),
    );
    expect(knownKeys(schema, ["routes", 3, "when"])).toEqual(
      expect.arrayContaining(["repository", "branches", "tags", "actions", "if"]),
    );
    expect(knownKeys(schema, ["store"])).toEqual([]);
  });

  it("has an example for every key that must be written", () => {
    expect(exampleAt(schema, ["routes", 0, "trigger", "token"])).toBe("{ env: DEPLOY_TRIGGER_TOKEN }");
    expect(exampleAt(schema, ["sources", "x", "secrets"])).toBe("[{ env: WEBHOOK_SECRET }]");
    expect(exampleAt(schema, ["listen"])).toBeUndefined();
  });
});
