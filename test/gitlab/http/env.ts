import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { RecordedRequest } from "./record.ts";

/** What every handler finds in Hono's context. */
export interface Env {
  readonly Bindings: HttpBindings;
  readonly Variables: {
    /** The request's bytes as they came. */
    readonly body: Buffer;
    readonly record: RecordedRequest;
  };
}

export type Ctx = Context<Env>;
