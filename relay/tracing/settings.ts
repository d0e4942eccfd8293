/** How traces are sent. */
export interface TracingSettings {
  /** Where to: the full address. */
  readonly endpoint: string;
  /** The share of traces that are sent, from 0 to 1: every trace as a whole, or nothing of it. */
  readonly ratio: number;
  /** What the service calls itself, and whatever else goes with every span. */
  readonly resource: Readonly<Record<string, string>>;
  readonly batch: {
    readonly scheduledDelayMillis?: number;
    readonly maxQueueSize?: number;
    readonly maxExportBatchSize?: number;
    readonly exportTimeoutMillis?: number;
  };
}

/** A variable that says what cannot be done, and what is done instead. */
export interface Unclear {
  readonly variable: string;
  readonly why: string;
  readonly instead: string;
}

/** What the environment says of traces. */
export interface ReadTracing {
  /** Undefined: no traces are sent. */
  readonly settings?: TracingSettings;
  readonly unclear: readonly Unclear[];
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads OpenTelemetry's own variables
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/, …/protocol/exporter/).
 *
 * Without an endpoint nothing is sent, although the specification names one on this machine: a relay that nobody set up for traces
 * must not look for somebody who takes them. OTEL_EXPORTER_OTLP_HEADERS, …_TIMEOUT, …_COMPRESSION and …_CERTIFICATE are read by
 * the exporter itself.
 */
export function readTracing(env: Env): ReadTracing {
  const unclear: Unclear[] = [];
  const set = (name: string) => env[name]?.trim() || undefined;
  if (set("OTEL_SDK_DISABLED")?.toLowerCase() === "true") return { unclear };
  const exporter = set("OTEL_TRACES_EXPORTER") ?? "otlp";
  if (exporter !== "otlp") {
    if (exporter !== "none") unclear.push({ ...of("OTEL_TRACES_EXPORTER", exporter), instead: "no traces are sent" });
    return { unclear };
  }
  const endpoint = endpointOf(set, unclear);
  if (endpoint === undefined) return { unclear };
  for (const name of ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"]) {
    const protocol = set(name) ?? "http/protobuf";
    if (protocol !== "http/protobuf") unclear.push({ ...of(name, protocol), instead: "http/protobuf is spoken" });
  }
  const number = (name: string) => positive(name, set(name), unclear);
  const batch = {
    scheduledDelayMillis: number("OTEL_BSP_SCHEDULE_DELAY"),
    maxQueueSize: number("OTEL_BSP_MAX_QUEUE_SIZE"),
    maxExportBatchSize: number("OTEL_BSP_MAX_EXPORT_BATCH_SIZE"),
    exportTimeoutMillis: number("OTEL_BSP_EXPORT_TIMEOUT"),
  };
  const given = Object.entries(batch).filter(([, value]) => value !== undefined);
  const resource = resourceOf(set, unclear);
  const ratio = ratioOf(set, unclear);
  return { settings: { endpoint, ratio, resource, batch: Object.fromEntries(given) }, unclear };
}

type Read = (name: string) => string | undefined;

function of(variable: string, value: string): Pick<Unclear, "variable" | "why"> {
  return { variable, why: `it says ${value}` };
}

function endpointOf(set: Read, unclear: Unclear[]): string | undefined {
  const [own, all] = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"] as const;
  const name = set(own) === undefined ? all : own;
  const text = set(name);
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    unclear.push({ variable: name, why: "it is no http or https address", instead: "no traces are sent" });
    return undefined;
  }
  if (name === all) url.pathname = `${url.pathname.replace(/\/+$/, "")}/v1/traces`;
  return url.href;
}

function ratioOf(set: Read, unclear: Unclear[]): number {
  const name = set("OTEL_TRACES_SAMPLER") ?? "parentbased_always_on";
  // Every trace begins here, so that a sampler that goes by the parent goes by its root.
  switch (name.replace(/^parentbased_/, "")) {
    case "always_on":
      return 1;
    case "always_off":
      return 0;
    case "traceidratio": {
      const text = set("OTEL_TRACES_SAMPLER_ARG") ?? "1";
      const ratio = Number(text);
      if (ratio >= 0 && ratio <= 1) return ratio;
      unclear.push({ ...of("OTEL_TRACES_SAMPLER_ARG", text), instead: "all traces are sent" });
      return 1;
    }
    default:
      unclear.push({ ...of("OTEL_TRACES_SAMPLER", name), instead: "all traces are sent" });
      return 1;
  }
}

function resourceOf(set: Read, unclear: Unclear[]): Readonly<Record<string, string>> {
  const pairs = (set("OTEL_RESOURCE_ATTRIBUTES") ?? "").split(",").filter((pair) => pair.trim() !== "");
  const read = pairs.map((pair) => /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(pair));
  const attributes = read.flatMap((match) => (match === null ? [] : [[match[1] ?? "", decoded(match[2] ?? "")]]));
  if (attributes.length < pairs.length)
    unclear.push({
      variable: "OTEL_RESOURCE_ATTRIBUTES",
      why: "not all of it is key=value",
      instead: "that is left out",
    });
  const all: Record<string, string> = Object.fromEntries(attributes);
  return { ...all, "service.name": set("OTEL_SERVICE_NAME") ?? all["service.name"] ?? "sluice-relay" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function positive(variable: string, text: string | undefined, unclear: Unclear[]): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  unclear.push({ ...of(variable, text), instead: "the default holds" });
  return undefined;
}
