import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as it came over the wire. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly tookMs: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly isError: boolean;
  /** Of the service that sent it. */
  readonly resource: Readonly<Record<string, string | number>>;
}

/** Something that takes traces by OTLP over HTTP, in protobuf. */
export interface OtlpReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  readonly headers: readonly NodeJS.Dict<string | string[]>[];
  /** Every byte that came. */
  readonly bytes: () => Buffer;
  answerWith(status: number): void;
  close(): Promise<void>;
}

/** Starts one on loopback. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const headers: NodeJS.Dict<string | string[]>[] = [];
  const bodies: Buffer[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      headers.push(request.headers);
      bodies.push(body);
      const isOurs = request.method === "POST" && request.url === "/v1/traces";
      if (isOurs && status === 200) spans.push(...spansIn(body));
      response.writeHead(isOurs ? status : 404, { "content-type": "application/x-protobuf" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    headers,
    bytes: () => Buffer.concat(bodies),
    answerWith: (next) => {
      status = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Fields of a protobuf message by number: bytes, or a number (https://protobuf.dev/programming-guides/encoding/). */
type Message = ReadonlyMap<number, readonly (Buffer | bigint)[]>;

function messageOf(bytes: Buffer): Message {
  const fields = new Map<number, (Buffer | bigint)[]>();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const [field, type] = [tag >> 3, tag & 7];
    let value: Buffer | bigint;
    if (type === 0) value = varint();
    else if (type === 1) {
      value = bytes.readBigUInt64LE(at);
      at += 8;
    } else if (type === 5) {
      value = BigInt(bytes.readUInt32LE(at));
      at += 4;
    } else {
      const length = Number(varint());
      value = bytes.subarray(at, at + length);
      at += length;
    }
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

const messages = (message: Message, field: number) =>
  (message.get(field) ?? []).flatMap((one) => (typeof one === "bigint" ? [] : [messageOf(one)]));
const bytesAt = (message: Message, field: number): Buffer => {
  const [first] = message.get(field) ?? [];
  return first === undefined || typeof first === "bigint" ? Buffer.alloc(0) : first;
};
const numberAt = (message: Message, field: number): bigint => {
  const [first] = message.get(field) ?? [];
  return typeof first === "bigint" ? first : 0n;
};

/** By https://github.com/open-telemetry/opentelemetry-proto/blob/v1.3.2/opentelemetry/proto/trace/v1/trace.proto. */
function spansIn(body: Buffer): readonly ReceivedSpan[] {
  return messages(messageOf(body), 1).flatMap((resourceSpans) => {
    const resource = Object.assign({}, ...messages(resourceSpans, 1).map(attributesOf)) as ReceivedSpan["resource"];
    return messages(resourceSpans, 2)
      .flatMap((scopeSpans) => messages(scopeSpans, 2))
      .map((span) => ({
        traceId: bytesAt(span, 1).toString("hex"),
        spanId: bytesAt(span, 2).toString("hex"),
        parentSpanId: bytesAt(span, 4).toString("hex"),
        name: bytesAt(span, 5).toString("utf8"),
        tookMs: Number(numberAt(span, 8) - numberAt(span, 7)) / 1e6,
        attributes: attributesIn(span, 9),
        isError: messages(span, 15).some((one) => numberAt(one, 3) === 2n),
        resource,
      }));
  });
}

const attributesOf = (resource: Message) => attributesIn(resource, 1);

function attributesIn(message: Message, field: number): Record<string, string | number> {
  return Object.fromEntries(
    messages(message, field).map((pair) => {
      const [value = new Map()] = messages(pair, 2);
      const text = value.has(1) ? bytesAt(value, 1).toString("utf8") : Number(numberAt(value, value.has(3) ? 3 : 2));
      return [bytesAt(pair, 1).toString("utf8"), text];
    }),
  );
}
