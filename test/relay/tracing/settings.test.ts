import { describe, expect, it } from "vitest";
import { readTracing } from "../../../relay/tracing/settings.ts";

const HERE = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };
const SETTINGS = {
  endpoint: "http://collector:4318/v1/traces",
  ratio: 1,
  resource: { "service.name": "sluice-relay" },
  batch: {},
};

describe("what the environment says of traces", () => {
  it.each([
    { env: {}, why: "nobody named a receiver" },
    { env: { ...HERE, OTEL_SDK_DISABLED: "True" }, why: "it is switched off" },
    { env: { ...HERE, OTEL_TRACES_EXPORTER: "none" }, why: "no exporter is wanted" },
    { env: { OTEL_EXPORTER_OTLP_ENDPOINT: " " }, why: "the receiver is blank" },
  ])("is nothing where $why", ({ env }) => {
    expect(readTracing(env)).toEqual({ unclear: [] });
  });

  it.each([
    { env: HERE, differs: {} },
    {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: "https://c.example/otlp/" },
      differs: { endpoint: "https://c.example/otlp/v1/traces" },
    },
    { env: { ...HERE, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://c/own" }, differs: { endpoint: "http://c/own" } },
    { env: { ...HERE, OTEL_SERVICE_NAME: "gate" }, differs: { resource: { "service.name": "gate" } } },
    {
      env: { ...HERE, OTEL_RESOURCE_ATTRIBUTES: "service.name=a, env=a%20b", OTEL_SERVICE_NAME: "gate" },
      differs: { resource: { "service.name": "gate", env: "a b" } },
    },
    { env: { ...HERE, OTEL_TRACES_SAMPLER: "always_off" }, differs: { ratio: 0 } },
    {
      env: { ...HERE, OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0.25" },
      differs: { ratio: 0.25 },
    },
    { env: { ...HERE, OTEL_BSP_SCHEDULE_DELAY: "50" }, differs: { batch: { scheduledDelayMillis: 50 } } },
  ])("$env makes $differs", ({ env, differs }) => {
    expect(readTracing(env)).toEqual({ settings: { ...SETTINGS, ...differs }, unclear: [] });
  });

  it.each([
    { variable: "OTEL_EXPORTER_OTLP_PROTOCOL", text: "grpc" },
    { variable: "OTEL_TRACES_SAMPLER", text: "jaeger_remote" },
    { variable: "OTEL_BSP_MAX_QUEUE_SIZE", text: "-1" },
    { variable: "OTEL_RESOURCE_ATTRIBUTES", text: "novalue" },
  ])("says what it cannot do of $variable=$text, and goes on", ({ variable, text }) => {
    const { settings, unclear } = readTracing({ ...HERE, [variable]: text });

    expect(unclear.map((one) => one.variable)).toEqual([variable]);
    expect(settings).toEqual(SETTINGS);
  });

  it("says that a share is none, and sends all", () => {
    const env = { ...HERE, OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "half" };

    expect(readTracing(env)).toMatchObject({
      settings: { ratio: 1 },
      unclear: [{ variable: "OTEL_TRACES_SAMPLER_ARG" }],
    });
  });

  it.each([
    { OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" },
    { OTEL_EXPORTER_OTLP_ENDPOINT: "not an address" },
    { ...HERE, OTEL_TRACES_EXPORTER: "zipkin" },
  ])("%o sends nothing, and says why", (env) => {
    const { settings, unclear } = readTracing(env);

    expect(settings).toBeUndefined();
    expect(unclear).toMatchObject([{ instead: "no traces are sent" }]);
  });
});
