import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openApiDocument } from "../../../shared/relay-api/openapi.ts";
import { OPERATIONS, type OperationId } from "../../../shared/relay-api/operations.ts";
import { aRoute } from "../support/a-config.ts";
import { type AdminLab, openAdminLab } from "./admin-lab.ts";

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content: Readonly<Record<string, { readonly schema?: object }>> }
    >
  >;
}

const document = openApiDocument() as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

describe("the OpenAPI document", () => {
  it("is of version 3.1", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
  });

  it("describes every operation once, under its own path and method", () => {
    const ids = described.map(({ operationId, path, method }) => `${operationId} ${method} ${path}`);

    expect(ids.toSorted()).toEqual(
      Object.entries(OPERATIONS)
        .map(([id, { method, path }]) => `${id} ${method} ${path}`)
        .toSorted(),
    );
  });

  it("refers only to schemas that it has, and has none that nothing refers to", () => {
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? "");
    const there = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);

    expect([...new Set(referred)].toSorted()).toEqual(there.toSorted());
  });

  it("declares every parameter of every path, as required", () => {
    for (const { path, parameters = [] } of described) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one) => one.in === "path");

      expect(
        declared.map(({ name }) => name),
        path,
      ).toEqual(inPath);
      expect(
        declared.every(({ required }) => required === true),
        path,
      ).toBe(true);
    }
  });

  it("says of every answer what it is, with a schema or as bytes", () => {
    for (const { path, responses } of described)
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect(description, `${path} ${status}`).not.toBe("");
        expect(Object.keys(content), `${path} ${status}`).toHaveLength(1);
        const [type, { schema }] = Object.entries(content)[0] ?? ["", {}];
        expect(schema !== undefined || type === "application/octet-stream", `${path} ${status}`).toBe(true);
      }
  });

  it("leaves no word of JSON Schema that OpenAPI 3.1 does not take: no $defs, no $id", () => {
    expect(JSON.stringify(document)).not.toMatch(/"\$(?:defs|id|schema)"/);
  });
});

describe("what the relay really answers", () => {
  let lab: AdminLab;
  beforeEach(async () => {
    lab = await openAdminLab(RICH);
  });
  afterEach(async () => {
    await lab.close();
  });

  it("is described, down to the last key, by the document it serves itself", async () => {
    const { json } = await lab.ask("/api/openapi.json");
    expect(json).toEqual(document);

    const answered = await everyOperation(lab);

    expect(Object.keys(answered).toSorted()).toEqual(Object.keys(OPERATIONS).toSorted());
    for (const [id, answer] of Object.entries(answered)) {
      expect(answer.status, `${id}: ${answer.text}`).toBe(200);
      const { answer: schema } = OPERATIONS[id as OperationId];
      if (typeof schema === "string") continue;
      expect(jsonSchemaOf(id).safeParse(answer.json).error?.issues ?? [], id).toEqual([]);
      // What the schema does not know, parsing would leave out.
      expect(schema.parse(answer.json), id).toEqual(answer.json);
    }
  });

  it("is described for refusals too", async () => {
    const refused = await lab.ask("/api/deliveries/nowhere");

    expect(documentSchema({ $ref: "#/components/schemas/Refusal" }).safeParse(refused.json).success).toBe(true);
    expect(described.find(({ operationId }) => operationId === "getDelivery")?.responses["404"]).toBeDefined();
  });
});

/** A configuration that uses every optional key of what is answered. */
const RICH = {
  routes: [
    aRoute({ debounceMs: 0, feedback: { context: "sluice/app" }, when: { branches: ["**"], repository: ["acme/*"] } }),
  ],
  schedules: [
    {
      name: "nightly",
      cron: "0 3 * * *",
      timeZone: "Europe/Berlin",
      missed: "skip",
      trigger: aRoute().trigger,
      onAmbiguous: "hold",
      order: "any",
    },
  ],
} as const;

async function everyOperation(lab: AdminLab) {
  const { event, delivery: dead } = await lab.push("one");
  await lab.settle("dead");
  const { delivery: held } = await lab.push("two");
  await lab.settle("held");
  const { delivery: delivered } = await lab.push("three");
  await lab.deliver(4711);
  await lab.push("four");
  await lab.ask("/hooks/hub", { method: "POST", token: null, body: "{}" });
  return {
    listDeliveries: await lab.ask("/api/deliveries?limit=2"),
    getDelivery: await lab.ask(`/api/deliveries/${dead}`),
    getDeliveryCall: await lab.ask(`/api/deliveries/${dead}/request`),
    releaseDelivery: await lab.post(`/api/deliveries/${held}/release`),
    cancelDelivery: await lab.post(`/api/deliveries/${held}/cancel`, { reason: "not wanted" }),
    redeliverDelivery: await lab.post(`/api/deliveries/${delivered}/redeliver`, {}),
    redeliverDeliveries: await lab.post("/api/redeliveries", { filter: { state: ["dead"] } }),
    listEvents: await lab.ask("/api/events?limit=1"),
    getEvent: await lab.ask(`/api/events/${event}`),
    getPayload: await lab.ask(`/api/events/${event}/payload`),
    redeliverEvent: await lab.post(`/api/events/${event}/redeliver`, {}),
    listSources: await lab.ask("/api/sources"),
    listRoutes: await lab.ask("/api/routes"),
    listSchedules: await lab.ask("/api/schedules"),
    getHealth: await lab.ask("/api/health"),
    getConfiguration: await lab.ask("/api/configuration"),
  };
}

function jsonSchemaOf(id: string): z.ZodType {
  const schema = described.find(({ operationId }) => operationId === id)?.responses["200"]?.content["application/json"]
    ?.schema;
  return documentSchema(schema ?? {});
}

/** A schema of the document, read back by somebody who has only the document. */
function documentSchema(schema: object): z.ZodType {
  const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(
    JSON.parse(whole.replaceAll("#/components/schemas/", "#/$defs/")) as Parameters<typeof z.fromJSONSchema>[0],
  );
}
