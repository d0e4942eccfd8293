import type { z } from "zod";
import type { ErrorCode } from "../errors/catalogue.ts";
import {
  cancelRequestSchema,
  doneSchema,
  matchedAgainSchema,
  redeliveredManySchema,
  redeliveredSchema,
  redeliverManyRequestSchema,
  redeliverRequestSchema,
} from "./actions.ts";
import {
  callSchema,
  deliveryDossierSchema,
  deliveryPageSchema,
  deliveryQuerySchema,
  eventDossierSchema,
} from "./delivery.ts";
import { eventPageSchema, eventQuerySchema } from "./event.ts";
import { configurationSchema, healthSchema, routesSchema, schedulesSchema, sourcesSchema } from "./overview.ts";

/** One thing the admin API does: what is asked, and what is answered. */
export interface Operation {
  readonly method: "get" | "post";
  /** As OpenAPI writes it; `{id}` is the only parameter there is. */
  readonly path: string;
  readonly summary: string;
  /** Whether it changes something, and so takes a token that may act. */
  readonly acts?: true;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** The request may carry Idempotency-Key. */
  readonly keyed?: true;
  /** `bytes` are answered as a download. */
  readonly answer: z.ZodType | "bytes";
  /** What it refuses beside what every operation does. */
  readonly refuses?: readonly ErrorCode[];
}

/** The whole admin API. The relay's paths, its OpenAPI document and the command line's client are made of this table. */
export const OPERATIONS = {
  listDeliveries: {
    method: "get",
    path: "/api/deliveries",
    summary: "Deliveries, newest first.",
    query: deliveryQuerySchema,
    answer: deliveryPageSchema,
  },
  getDelivery: {
    method: "get",
    path: "/api/deliveries/{id}",
    summary: "A delivery with its attempts and its event, and what the routes of now say of that.",
    answer: deliveryDossierSchema,
    refuses: ["NOT_IN_STORE"],
  },
  getDeliveryCall: {
    method: "get",
    path: "/api/deliveries/{id}/request",
    summary: "The request that would be sent to GitLab for a delivery now, its token hidden.",
    answer: callSchema,
    refuses: ["NOT_IN_STORE", "DELIVERY_RENDER_FAILED"],
  },
  releaseDelivery: {
    method: "post",
    path: "/api/deliveries/{id}/release",
    summary: "Sends a held or dead delivery on its way again.",
    acts: true,
    answer: doneSchema,
    refuses: ["NOT_IN_STORE", "DELIVERY_NOT_RELEASABLE"],
  },
  cancelDelivery: {
    method: "post",
    path: "/api/deliveries/{id}/cancel",
    summary: "Ends a pending or held delivery for good.",
    acts: true,
    body: cancelRequestSchema,
    answer: doneSchema,
    refuses: ["NOT_IN_STORE", "DELIVERY_NOT_CANCELABLE"],
  },
  redeliverDelivery: {
    method: "post",
    path: "/api/deliveries/{id}/redeliver",
    summary: "Starts a delivery that is over once more, as a new one, by its route as it is now. Each call makes one.",
    acts: true,
    body: redeliverRequestSchema,
    keyed: true,
    answer: redeliveredSchema,
    refuses: ["NOT_IN_STORE", "DELIVERY_IN_FLIGHT", "DELIVERY_ROUTE_GONE"],
  },
  redeliverDeliveries: {
    method: "post",
    path: "/api/redeliveries",
    summary: "Redelivers all deliveries that a filter finds and that are over, the oldest of the page first.",
    acts: true,
    body: redeliverManyRequestSchema,
    keyed: true,
    answer: redeliveredManySchema,
  },
  listEvents: {
    method: "get",
    path: "/api/events",
    summary: "Events, newest first, also those that started nothing.",
    query: eventQuerySchema,
    answer: eventPageSchema,
  },
  getEvent: {
    method: "get",
    path: "/api/events/{id}",
    summary: "An event with its deliveries, and what the routes of now say of it.",
    answer: eventDossierSchema,
    refuses: ["NOT_IN_STORE"],
  },
  getPayload: {
    method: "get",
    path: "/api/events/{id}/payload",
    summary: "The body of an event, byte for byte as it came.",
    answer: "bytes",
    refuses: ["NOT_IN_STORE"],
  },
  redeliverEvent: {
    method: "post",
    path: "/api/events/{id}/redeliver",
    summary: "Matches an event against the routes of now, and makes the deliveries it has not got yet.",
    acts: true,
    body: redeliverRequestSchema,
    answer: matchedAgainSchema,
    refuses: ["NOT_IN_STORE", "EVENT_NOT_MATCHABLE"],
  },
  listSources: {
    method: "get",
    path: "/api/sources",
    summary: "The sources, what came from each since the relay started, and how often it was not authentic.",
    answer: sourcesSchema,
  },
  listRoutes: {
    method: "get",
    path: "/api/routes",
    summary: "The routes, each with its last delivery.",
    answer: routesSchema,
  },
  listSchedules: {
    method: "get",
    path: "/api/schedules",
    summary: "The schedules, with their next times, each with its last delivery.",
    answer: schedulesSchema,
  },
  getHealth: {
    method: "get",
    path: "/api/health",
    summary: "How the relay does, and how many deliveries are in each state.",
    answer: healthSchema,
  },
  getConfiguration: {
    method: "get",
    path: "/api/configuration",
    summary: "The configuration in force, without its secrets.",
    answer: configurationSchema,
  },
} as const satisfies Readonly<Record<string, Operation>>;

/** The name of an operation. */
export type OperationId = keyof typeof OPERATIONS;

type Declared<Id extends OperationId> = (typeof OPERATIONS)[Id];
type Parsed<Declaration, Key extends string> =
  Declaration extends Readonly<Record<Key, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined;

/** What an operation is asked, checked and with defaults filled in. */
export interface Asked<Id extends OperationId> {
  /** Of the path; empty where it has none. */
  readonly id: string;
  readonly query: Parsed<Declared<Id>, "query">;
  readonly body: Parsed<Declared<Id>, "body">;
}

/** What an operation answers. */
export type Answered<Id extends OperationId> =
  Declared<Id> extends { readonly answer: infer Schema extends z.ZodType } ? z.output<Schema> : Uint8Array;
