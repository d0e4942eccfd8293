import { z } from "zod";
import { CATALOGUE, type ErrorCode } from "../errors/catalogue.ts";
import { VERSION } from "../text/version.generated.ts";
import { refusalSchema } from "./fields.ts";
import { OPERATIONS, type Operation } from "./operations.ts";

type Json = Readonly<Record<string, unknown>>;

/** What every operation refuses. */
const ALWAYS: readonly ErrorCode[] = ["ADMIN_UNAUTHENTICATED", "ADMIN_THROTTLED", "STORE_UNAVAILABLE"];
const TO_LOOKERS: readonly ErrorCode[] = ["ADMIN_READ_ONLY"];
const OF_WRONG_REQUESTS: readonly ErrorCode[] = ["ADMIN_REQUEST_INVALID"];
const OF_BODIES: readonly ErrorCode[] = ["ADMIN_REQUEST_TOO_LARGE"];

/** The admin API as an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12, made of the very schemas requests are checked by. */
export function openApiDocument(): Json {
  const { schemas, schemaOf } = jsonSchemas();
  const paths = new Map<string, Record<string, Json>>();
  for (const [id, operation] of Object.entries<Operation>(OPERATIONS)) {
    const path = paths.get(operation.path) ?? {};
    paths.set(operation.path, { ...path, [operation.method]: operationJson(id, operation, schemaOf) });
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Sluice relay",
      version: VERSION,
      summary: "What a relay has received and delivered, and what can be done about it.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    tags: [...new Set(Object.values(OPERATIONS).map(({ path }) => tagOf(path)))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token under `admin` in relay.yml." },
      },
      schemas,
    },
  };
}

/** `format` says it; the pattern of an instant is half a screen, and names every leap year. */
function withoutPattern({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
}

type SchemaOf = (id: string, part: "query" | "body" | "answer") => Json;

/** All schemas, made JSON Schemas in one go, so that what has a name is written down once. */
function jsonSchemas(): { readonly schemas: Json; readonly schemaOf: SchemaOf } {
  const parts = Object.entries<Operation>(OPERATIONS).flatMap(([id, { query, body, answer }]) =>
    Object.entries({ query, body, answer }).flatMap(([part, schema]) =>
      schema === undefined || schema === "bytes" ? [] : [[`${id}.${part}`, schema] as const],
    ),
  );
  const all = z.object({ ...Object.fromEntries(parts), refusal: refusalSchema });
  const made: unknown = JSON.parse(
    JSON.stringify(z.toJSONSchema(all, { io: "input", override: withoutPattern })).replaceAll(
      '"#/$defs/',
      '"#/components/schemas/',
    ),
  );
  const { properties, $defs } = made as {
    readonly properties: Record<string, Json>;
    readonly $defs: Record<string, Json>;
  };
  const schemas = Object.entries($defs).map(([name, definition]) => {
    const { id: _, ...schema } = definition;
    return [name, schema] as const;
  });
  return {
    schemas: Object.fromEntries(schemas.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    schemaOf: (id, part) => properties[`${id}.${part}`] ?? {},
  };
}

function operationJson(id: string, operation: Operation, schemaOf: SchemaOf): Json {
  const { path, summary, acts, query, body, keyed, answer } = operation;
  const parameters = [
    ...(path.includes("{id}") ? [{ name: "id", in: "path", required: true, schema: { type: "string" } }] : []),
    ...(query === undefined ? [] : queryParameters(schemaOf(id, "query"))),
    ...(keyed === true ? [IDEMPOTENCY_KEY] : []),
  ];
  const json = (schema: Json) => ({ "application/json": { schema } });
  return {
    operationId: id,
    summary,
    tags: [tagOf(path)],
    ...(acts === true
      ? { description: "Takes a token under `admin.tokens`: those under `read-tokens` may only look." }
      : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: isNeeded(schemaOf(id, "body")), content: json(schemaOf(id, "body")) } }),
    responses: {
      200: {
        description: "Done.",
        content: answer === "bytes" ? { "application/octet-stream": {} } : json(schemaOf(id, "answer")),
      },
      ...refusals(operation),
    },
  };
}

function isNeeded(schema: Json): boolean {
  return Array.isArray(schema["required"]) && schema["required"].length > 0;
}

function refusals({ acts, query, body, refuses = [] }: Operation): Json {
  const codes: readonly ErrorCode[] = [
    ...ALWAYS,
    ...(acts === true ? TO_LOOKERS : []),
    ...(query === undefined && body === undefined ? [] : OF_WRONG_REQUESTS),
    ...(body === undefined ? [] : OF_BODIES),
    ...refuses,
  ];
  const byStatus = Map.groupBy(codes, (code) => CATALOGUE[code].httpStatus ?? 500);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `${code}: ${CATALOGUE[code].means}`).join(" "),
        content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
      },
    ]),
  );
}

/** Lists are written with commas between. */
function queryParameters(schema: Json): readonly Json[] {
  const properties = schema["properties"] as Record<string, Json>;
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: "query",
    ...(description === undefined ? {} : { description }),
    ...(own["type"] === "array" ? { style: "form", explode: false } : {}),
    schema: own,
  }));
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "Sent again with the same key, the request redelivers nothing again and answers as before. Without one, every request redelivers.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function tagOf(path: string): string {
  return path.split("/")[2] ?? "";
}
