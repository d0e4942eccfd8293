import { invalid } from "../http/refusal.ts";
import { isHash, type ParamHash } from "../params/nested.ts";
import type { Fault, FaultRule } from "./fault.ts";

/** Reads a fault rule as sent by a shell: the fields of FaultRule and of its fault in one JSON object, `path` a pattern. */
export function readFaultRule(text: string): FaultRule {
  const value = readObject(text);
  const { method, path, times, after } = value;
  return {
    fault: readFault(value),
    ...(typeof method === "string" ? { method } : {}),
    ...(typeof path === "string" ? { path: pattern(path) } : {}),
    ...(times === "always" ? { times: Number.POSITIVE_INFINITY } : typeof times === "number" ? { times } : {}),
    ...(typeof after === "number" ? { after } : {}),
  };
}

function readFault(value: ParamHash): Fault {
  const { kind } = value;
  switch (kind) {
    case "status": {
      const { body, headers } = value;
      return {
        kind,
        status: number(value, "status"),
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        ...(isHash(headers)
          ? { headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])) }
          : {}),
        ...(value["handled"] === true ? { handled: true } : {}),
      };
    }
    case "rate-limited": {
      const retryAfterS = value["retryAfterS"];
      const by = value["by"] === "application" ? "application" : "rack-attack";
      return { kind, by, ...(typeof retryAfterS === "number" ? { retryAfterS } : {}) };
    }
    case "slow":
      return { kind, ms: number(value, "ms") };
    case "truncate":
    case "stall":
      return { kind, bytes: number(value, "bytes") };
    case "wrong-length":
      return { kind, delta: number(value, "delta") };
    case "bad-gateway":
      return { kind, ...(value["handled"] === true ? { handled: true } : {}) };
    case "hang":
    case "hang-after":
    case "drop-before":
    case "drop-after":
    case "endless":
      return { kind };
    default:
      throw invalid(
        "kind must be one of status, rate-limited, bad-gateway, slow, hang, hang-after, drop-before, drop-after, truncate, stall, wrong-length, endless",
      );
  }
}

function readObject(text: string): ParamHash {
  try {
    const value: unknown = JSON.parse(text);
    if (isHash(value)) return value;
  } catch {
    // Answered below.
  }
  throw invalid('send a JSON object, for example {"kind":"bad-gateway","path":"/trigger/","times":2}');
}

function number(value: ParamHash, name: string): number {
  const found = value[name];
  if (typeof found !== "number") throw invalid(`${name} must be a number`);
  return found;
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text, "u");
  } catch {
    throw invalid("path is not a regular expression");
  }
}
