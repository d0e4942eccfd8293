import { cleanText, type SqlValue } from "./database.ts";

/** A value as the driver takes it. */
export function toParameter(value: SqlValue): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toParameter);
  if (typeof value === "object" && value !== null && "kind" in value) return value.json;
  return value;
}

/** PostgreSQL's own numbers of types (pg_type.dat). */
const BIGINT = 20;
const JSON_TEXT = 114;

type Parser = (text: string) => unknown;

/**
 * Which parser reads a type: see `Row`. All our counts and sequences stay far below 2^53, so a `bigint` is a number.
 *
 * @param usual the driver's own parsers
 */
export function parsersOver(usual: (oid: number, format: "text" | "binary") => Parser) {
  return (oid: number, format: "text" | "binary" = "text"): Parser => {
    if (oid === BIGINT) return Number;
    return oid === JSON_TEXT ? (text) => text : usual(oid, format);
  };
}
