import { z } from "zod";
import { webAddressFault } from "../../relay/config/web-address.ts";
import { CATALOGUE, type ErrorCode } from "../../shared/errors/catalogue.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { createTransport, type Transport } from "../../shared/gitlab/transport.ts";
import { refusalSchema } from "../../shared/relay-api/fields.ts";
import {
  type Answered,
  type Asked,
  OPERATIONS,
  type Operation,
  type OperationId,
} from "../../shared/relay-api/operations.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Secret } from "../../shared/text/secret.ts";

/** Where a relay's admin API is, and by what it is opened. */
export interface RelayAddress {
  readonly url: string;
  readonly token: Secret;
  readonly signal: AbortSignal;
}

/** Asks the admin API of one relay. */
export interface RelayClient {
  /**
   * Does one operation.
   *
   * @throws CodedError what the relay refuses it with; ADMIN_UNREACHABLE, ADMIN_ANSWER_INVALID
   */
  ask<Id extends OperationId>(operation: Id, asked?: Partial<Asking<Id>>): Promise<Answered<Id>>;
  close(): void;
}

type Asking<Id extends OperationId> = {
  readonly [Part in keyof Asked<Id>]: Asked<Id>[Part] extends object ? Partial<Asked<Id>[Part]> : Asked<Id>[Part];
};

/** A thousand redeliveries at once may take so long. */
const DEADLINE_MS = 120_000;

/** The largest body of an event, and a page of a thousand deliveries, are smaller. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/**
 * A client of the relay at an address; nothing is sent yet.
 *
 * @throws CodedError USAGE for an address that is none
 */
export function relayClient({ url, token, signal }: RelayAddress): RelayClient {
  const fault = webAddressFault(url, "https://relay.example.com");
  if (fault !== undefined) throw new CodedError("USAGE", `--url ${printable(url)} ${fault}.`);
  const root = url.replace(/\/+$/, "");
  const transport = createTransport({ maxSockets: 1 });
  return {
    async ask<Id extends OperationId>(operation: Id, asked: Partial<Asking<Id>> = {}) {
      const { method, path, answer }: Operation = OPERATIONS[operation];
      const { id = "", query, body } = asked as { id?: string; query?: object; body?: object };
      const address = new URL(`${root}${path.replace("{id}", encodeURIComponent(id))}${queryText(query)}`);
      const { status, body: bytes } = await sent(transport, signal, {
        method: method.toUpperCase(),
        url: address,
        headers: {
          accept: answer === "bytes" ? "application/octet-stream" : "application/json",
          authorization: `Bearer ${token.reveal()}`,
          ...(method === "post" ? { "content-type": "application/json" } : {}),
        },
        ...(method === "post" ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      if (status !== 200) throw refusalOf(root, status, bytes);
      // The types of the table say which schema belongs to which operation; the compiler cannot follow them in here.
      return (answer === "bytes" ? bytes : answerOf(root, answer, bytes)) as Answered<Id>;
    },
    close: () => transport.close(),
  };
}

interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function sent(transport: Transport, signal: AbortSignal, request: Request) {
  try {
    return await transport.read({ ...request, what: "asking the relay", deadlineMs: DEADLINE_MS }, MOST_BYTES, signal);
  } catch (error) {
    signal.throwIfAborted();
    // The message says where it failed, and how: only its code and hint are about a GitLab.
    throw new CodedError("ADMIN_UNREACHABLE", oneLine(error), { cause: error });
  }
}

/** Lists are parted by commas, as the API takes them. */
function queryText(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}

function answerOf(root: string, schema: z.ZodType, bytes: Uint8Array): unknown {
  const outcome = schema.safeParse(jsonOf(bytes));
  if (outcome.success) return outcome.data;
  const why = z.prettifyError(outcome.error).split("\n").slice(0, 3).join(" ");
  throw new CodedError("ADMIN_ANSWER_INVALID", `${root} answered something else than a relay does: ${printable(why)}.`);
}

function refusalOf(root: string, status: number, bytes: Uint8Array): CodedError {
  const { data } = refusalSchema.safeParse(jsonOf(bytes));
  const code = data?.error.code ?? "";
  if (data !== undefined && isKnown(code)) {
    const { message, hint } = data.error;
    const details = { status, ...(hint === undefined ? {} : { hint: printable(hint, 1_000) }) };
    return new CodedError(code, printable(message, 1_000), details);
  }
  const what = data === undefined ? "" : `, ${printable(code, 100)}: ${printable(data.error.message)}`;
  return new CodedError("ADMIN_ANSWER_INVALID", `${root} answered HTTP ${status}${what}.`, { status });
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(CATALOGUE, code);
}

/** Undefined for what is no JSON. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
