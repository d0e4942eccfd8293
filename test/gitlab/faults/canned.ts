import { tooManyRequests } from "../http/too-many.ts";
import type { Fault } from "./fault.ts";

/** Faults that are nothing but a certain answer. */
export type CannedFault = Extract<Fault, { kind: "status" | "rate-limited" | "bad-gateway" }>;

const NGINX_502 = `<html>\r
<head><title>502 Bad Gateway</title></head>\r
<body>\r
<center><h1>502 Bad Gateway</h1></center>\r
<hr><center>nginx</center>\r
</body>\r
</html>\r
`;

const DEFAULT_BODIES: Readonly<Record<number, string>> = {
  429: '{"message":{"error":"This endpoint has been requested too many times. Try again later."}}',
  500: '{"message":"500 Internal Server Error"}',
};

/** The answer a canned fault gives. */
export function cannedAnswer(fault: CannedFault, nowMs: number): Response {
  switch (fault.kind) {
    case "status":
      return status(fault.status, fault.body, fault.headers);
    case "bad-gateway":
      return status(502, NGINX_502);
    case "rate-limited": {
      const retryAfterS = fault.retryAfterS ?? 60;
      if (fault.by === "application") return status(429, undefined, { "Retry-After": String(retryAfterS) });
      return tooManyRequests({
        name: "throttle_unauthenticated_api",
        limitPerMinute: 60,
        observed: 61,
        remaining: 0,
        resetAtMs: nowMs + retryAfterS * 1000,
        nowMs,
      });
    }
  }
}

function status(code: number, body?: string, headers: Readonly<Record<string, string>> = {}): Response {
  const text =
    body ?? DEFAULT_BODIES[code] ?? (code >= 500 ? NGINX_502.replaceAll("502 Bad Gateway", `${code} Error`) : "{}");
  const empty = code === 204 || code === 304;
  return new Response(empty ? null : text, { status: code, headers: { "Content-Type": typeOf(text), ...headers } });
}

function typeOf(text: string): string {
  if (text.startsWith("<")) return "text/html";
  return /^\s*[[{"]/u.test(text) ? "application/json" : "text/plain";
}
