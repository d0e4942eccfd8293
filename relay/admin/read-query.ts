import { z } from "zod";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";

/** Reads a query string by a schema. */
export type ReadQuery<T> = (query: Readonly<Record<string, readonly string[]>>) => T;

interface Property {
  readonly type?: string;
}

/**
 * A reader of query strings for a schema: lists are parted by commas or given several times, numbers are digits, everything else is text
 * and given once. What the schema does not know is refused, so that a misspelt filter never means all.
 *
 * @throws CodedError (when it reads) ADMIN_REQUEST_INVALID
 */
export function queryReader<Schema extends z.ZodType>(schema: Schema): ReadQuery<z.output<Schema>> {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" }) as {
    readonly properties?: Readonly<Record<string, Property>>;
  };
  return (query) => {
    const read = Object.entries(query).map(([name, values]) => [name, valueOf(name, properties[name]?.type, values)]);
    return checked(schema, Object.fromEntries(read));
  };
}

/**
 * What a value is by a schema.
 *
 * @throws CodedError ADMIN_REQUEST_INVALID with everything that is wrong
 */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const issues = outcome.error.issues.map(({ path, message }) =>
    printable([path.map(String).join("."), message].filter((part) => part !== "").join(": ")),
  );
  throw invalid(issues.join("; "));
}

/** The error for a request that is not what the API takes. */
export function invalid(why: string): CodedError {
  return new CodedError("ADMIN_REQUEST_INVALID", `The request is not what the API takes: ${why}.`);
}

function valueOf(name: string, type: string | undefined, values: readonly string[]): unknown {
  if (type === "array") return values.flatMap((value) => value.split(","));
  const [value = ""] = values;
  if (values.length > 1) throw invalid(`${printable(name, 100)}: is given more than once`);
  return type === "integer" && /^\d{1,15}$/.test(value) ? Number(value) : value;
}
