import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { befall } from "../faults/befall.ts";
import type { Faults } from "../faults/faults.ts";
import type { Env } from "../http/env.ts";
import { type RecordedRequest, record } from "../http/record.ts";
import type { ArtifactRow } from "../world/rows.ts";
import type { World } from "../world/world.ts";
import { serveBytes } from "./serve.ts";

/** How long a signed address works, as GitLab signs them. */
const SIGNED_FOR_MS = 600_000;

/** Headers a client must not carry over from GitLab: S3 refuses a second way of authenticating, and a stranger must not see a token. */
const CREDENTIALS = ["private-token", "job-token", "authorization", "cookie", "deploy-token"];

/** The object store: a second origin where archives lie under signed addresses. */
export interface Storage {
  readonly app: Hono<Env>;
  /** Its base URL; known once it listens. */
  origin: string;
  /** An address under which the artifact can be fetched for a while, with that method only. */
  sign(artifact: ArtifactRow, method: "GET" | "HEAD", options: { readonly ranges: boolean }): string;
}

/** Creates the object store; it does not listen. */
export function createStorage(deps: {
  readonly world: World;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  readonly strict: boolean;
}): Storage {
  const { world } = deps;
  const key = randomBytes(32);
  const objects = new Map<string, { readonly artifact: ArtifactRow; readonly ranges: boolean }>();
  const signature = (method: string, path: string, expires: string) =>
    createHmac("sha256", key).update(`${method}\n${path}\n${expires}`).digest("hex");

  const refused = deps.strict ? CREDENTIALS : ["authorization"];

  const app = new Hono<Env>();
  app.use(record("storage", deps.requests));
  app.use(befall(deps.faults, world.clock));
  app.get("/storage/:sha/:name", (c) => {
    const carried = refused.filter((name) => c.req.header(name) !== undefined);
    if (carried.length > 0) {
      return refuse(400, "InvalidArgument", `Only one auth mechanism allowed; found also: ${carried.join(", ")}`);
    }
    const { "X-Amz-Expires-At": expires = "", "X-Amz-Signature": given = "" } = c.req.query();
    const wanted = signature(c.req.method, c.req.path, expires);
    if (given.length !== wanted.length || !timingSafeEqual(Buffer.from(given), Buffer.from(wanted))) {
      return refuse(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.");
    }
    if (Number(expires) <= world.nowMs) return refuse(403, "AccessDenied", "Request has expired");
    const object = objects.get(c.req.param("sha"));
    if (object === undefined) return refuse(404, "NoSuchKey", "The specified key does not exist.");
    return serveBytes(
      object.artifact.bytes,
      {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": `attachment; filename="${object.artifact.filename}"`,
        ETag: `"${object.artifact.sha256.slice(0, 32)}"`,
        ...(object.ranges ? { "Accept-Ranges": "bytes" } : {}),
      },
      {
        method: c.req.method,
        ...(object.ranges ? { range: c.req.header("range"), ifRange: c.req.header("if-range") } : {}),
      },
    );
  });

  return {
    app,
    origin: "",
    sign(artifact, method, options) {
      objects.set(artifact.sha256, { artifact, ranges: options.ranges });
      const path = `/storage/${artifact.sha256}/${encodeURIComponent(artifact.filename)}`;
      const expires = String(world.nowMs + SIGNED_FOR_MS);
      const query = new URLSearchParams({
        "X-Amz-Expires-At": expires,
        "X-Amz-Signature": signature(method, path, expires),
      });
      return `${this.origin}${path}?${query.toString()}`;
    },
  };
}

function refuse(status: 400 | 403 | 404, code: string, message: string): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>\n`;
  return new Response(body, { status, headers: { "Content-Type": "application/xml" } });
}
