import type { CatalogueEntry } from "./catalogue-entry.ts";

/** Failures of the relay: webhooks it does not take, stores it cannot use, deliveries it gives up. */
export const RELAY_ERRORS = {
  // Relay: webhooks
  WEBHOOK_UNKNOWN_SOURCE: {
    means: "The request's path names no source of the configuration.",
    hint: "Set the webhook's URL to /hooks/ followed by the name of a source in relay.yml.",
    exitCode: 4,
    httpStatus: 404,
  },
  WEBHOOK_UNAUTHENTICATED: {
    means: "The request's signature or token is missing, malformed or wrong.",
    hint: "Set the same secret at the forge's webhook and in the source's `secrets`; check the clocks when the signature has a timestamp.",
    exitCode: 3,
    httpStatus: 401,
  },
  WEBHOOK_TOO_LARGE: {
    means: "The request's body is larger than the source accepts.",
    hint: "Raise the source's `max-body` if such events are wanted; forges send up to 25 MB.",
    exitCode: 4,
    httpStatus: 413,
  },
  WEBHOOK_UNSUPPORTED_MEDIA: {
    means: "The request's content type or encoding is not one this source sends.",
    hint: "Set the webhook's content type to application/json; compressed bodies are not accepted.",
    exitCode: 4,
    httpStatus: 415,
  },
  WEBHOOK_UNPARSEABLE: {
    means: "The request is authentic, but its body is not the JSON or form it claims to be.",
    hint: "Redeliver it from the forge; check any proxy or template that rewrites bodies.",
    exitCode: 4,
    httpStatus: 400,
  },
  WEBHOOK_INCOMPLETE: {
    means: "The request's body ended before its announced length.",
    hint: "Redeliver it from the forge; check any proxy between forge and relay.",
    exitCode: 4,
    httpStatus: 400,
  },
  RELAY_OVERLOADED: {
    means: "The bodies being received right now already fill the memory the relay allows them.",
    hint: "Redeliver it from the forge; lower `max-body`, or look for who sends so much at once.",
    exitCode: 4,
    httpStatus: 503,
  },
  RECEIVING_OFF: {
    means: "A relay with the role `dispatch` was sent a webhook or call. Nothing was stored.",
    hint: "Lead the balancer's requests to relays with the role `ingest` or `all`.",
    exitCode: 4,
    httpStatus: 503,
  },
  // Relay: store and deliveries
  STORE_UNAVAILABLE: {
    means:
      "The store cannot take it now: disk full, locked, closed, or a database that cannot be reached. Nothing of it was stored.",
    hint: "Free disk space, repair the store, or see that its database runs; forges that do not retry need a redelivery.",
    exitCode: 4,
    httpStatus: 503,
  },
  STORE_INVALID: {
    means: "The store cannot be used: no store of ours, damaged, or written by a newer version.",
    hint: "Restore it from a backup, or name another file or schema and start with an empty store.",
    exitCode: 2,
  },
  STORE_IN_USE: {
    means: "Another relay process is using this store.",
    hint: "Stop the other relay, or give this one a store of its own.",
    exitCode: 2,
  },
  STORE_MOVED: {
    means:
      "What this SQLite store held is in PostgreSQL now, by `sluice relay migrate`. Nothing of it may be carried from here too.",
    hint: "Name the PostgreSQL store under `store:`. The file is only kept until you delete it.",
    exitCode: 2,
  },
  STORE_MOVING: {
    means: "A store is being moved into this PostgreSQL schema, and not all is there that a relay needs.",
    hint: "Run `sluice relay migrate` again: it goes on where it stopped.",
    exitCode: 2,
  },
  STORE_NOT_EMPTY: {
    means: "A store cannot be moved to where another one is already.",
    hint: "Name an empty database, or another `schema`; drop the schema when nothing in it counts.",
    exitCode: 2,
  },
  MOVE_INCOMPLETE: {
    means: "What was counted in the new store after a move is not what the old one holds. The old one is as it was.",
    hint: "Drop the schema of the new store and move again; tell us when it happens twice.",
    exitCode: 4,
  },
  ROLE_NEEDS_POSTGRES: {
    means: "A relay that only receives, or only dispatches, needs others on the same store, and a file has one relay.",
    hint: "Leave --role and SLUICE_RELAY_ROLE out, or name a store in PostgreSQL.",
    exitCode: 2,
  },
  DELIVERY_ATTEMPTS_EXHAUSTED: {
    means: "Every attempt of a delivery failed with a passing fault.",
    hint: "Read the last attempt's answer; redeliver once GitLab is well again.",
    exitCode: 4,
  },
  DELIVERY_INTERRUPTED: {
    means: "The relay ended before the request of this attempt left, so nothing was sent.",
    hint: "Nothing: the delivery goes again by itself.",
    exitCode: 4,
  },
  DELIVERY_LEASE_LOST: {
    means:
      "The relay was stopped or cut off for so long that another one took this delivery over before the request left. Nothing was sent by this one.",
    hint: "Nothing: the other relay carries the delivery on. Where it happens often, look for machines that stand still, or for a slow PostgreSQL.",
    exitCode: 4,
  },
  DELIVERY_PUT_OFF: {
    means:
      "Between the claim of a delivery and its call, its lane was closed: a limit was used up, or GitLab had just failed. Nothing was sent.",
    hint: "Nothing: the delivery goes once its lane is open again.",
    exitCode: 4,
  },
  DELIVERY_HELD: {
    means: "A trigger was sent but its answer never reached the disk, so the pipeline may or may not exist.",
    hint: "Look in GitLab for a pipeline with the variable SLUICE_DELIVERY of this delivery. If there is none, `sluice relay release` sends it again; if there is one, nothing is left to do.",
    exitCode: 4,
  },
  DELIVERY_REPEATED_CONTENT: {
    means:
      "An event with the same content had come shortly before under another id, which its signature does not cover.",
    hint: "If it was sent again on purpose, `sluice relay release` sends the delivery; otherwise leave it or cancel it.",
    exitCode: 4,
  },
  DELIVERY_SUPERSEDED: {
    means:
      "A newer push of the same ref took the delivery's place while it waited, as its route's `debounce` asks for.",
    hint: "Nothing: the newer push starts the pipeline. Take `debounce` out of the route to have one for every push.",
    exitCode: 4,
  },
  DELIVERY_UNREADABLE: {
    means: "What the store holds of the event is damaged, so the delivery cannot be made.",
    hint: "Check the disk, and have the forge send the event again.",
    exitCode: 4,
  },
  DELIVERY_RENDER_FAILED: {
    means: "A template of the route could not be rendered for this change.",
    hint: "Correct the template in the route; `sluice relay check` finds most mistakes before they matter.",
    exitCode: 2,
    httpStatus: 409,
  },
  DELIVERY_ROUTE_GONE: {
    means: "A stored delivery belongs to a route the configuration no longer has. Nothing was sent for it.",
    hint: "Put a route of that name back and release the delivery, or leave it: it starts nothing by itself.",
    exitCode: 2,
    httpStatus: 409,
  },
  DELIVERY_NOT_RELEASABLE: {
    means: "Only held and dead deliveries can be released, and this one is neither.",
    hint: "Look it up with `sluice relay deliveries`: what is pending or dispatching goes by itself, what is delivered has its pipeline, and what is canceled starts anew by `sluice relay redeliver`.",
    exitCode: 2,
    httpStatus: 409,
  },
  DELIVERY_NOT_CANCELABLE: {
    means: "Only pending and held deliveries can be canceled, and this one is neither.",
    hint: "Look it up with `sluice relay show`: what is under way may be held in a moment, what is over needs no canceling.",
    exitCode: 2,
    httpStatus: 409,
  },
  DELIVERY_CANCELED: {
    means: "A person canceled the delivery before it was made.",
    hint: "Nothing, or `sluice relay redeliver` if it is wanted after all.",
    exitCode: 2,
  },
  DELIVERY_IN_FLIGHT: {
    means: "The delivery waits for its turn or is under way, so it cannot be redelivered yet.",
    hint: "Wait until it is over: it goes by itself. `sluice relay show` tells where it stands.",
    exitCode: 2,
    httpStatus: 409,
  },
  EVENT_NOT_MATCHABLE: {
    means:
      "A stored event cannot be matched against the routes again: it is no push, or its source is gone or of another kind.",
    hint: "Look at it with `sluice relay show`; a single delivery of it can be redelivered by its own id.",
    exitCode: 2,
    httpStatus: 409,
  },
  NOT_IN_STORE: {
    means: "The store has no delivery or event of this id: it never had, or its time of retention is over.",
    hint: "Copy the id from `sluice relay deliveries`, and name the configuration of the relay that has it with --config.",
    exitCode: 2,
    httpStatus: 404,
  },
  // Relay: forges that are asked
  FORGE_REFUSED: {
    means: "The forge's API refuses what it was asked: the token may not, or there is no such repository.",
    hint: "Give the token under the source's `api` what docs/relay-operating.md names for catching up.",
    exitCode: 3,
  },
  FORGE_UNAVAILABLE: {
    means:
      "The forge's API cannot be reached, fails, answers what it should not, or asks to be left alone for longer than a minute.",
    hint: "Try again later; `catch-up: { every: 1h }` at the source lets the relay do so by itself.",
    exitCode: 4,
  },
  CATCH_UP_IMPOSSIBLE: {
    means:
      "The source cannot be asked what was missed: it has no API, or its webhook there cannot be told from others.",
    hint: "Give the source an `api` with a token, and `catch-up: { hook-url }` where several webhooks lead to it.",
    exitCode: 2,
  },
  FEEDBACK_REFUSED: {
    means: "The forge will not take the status of a commit: the token may not, or it has no such repository or commit.",
    hint: "Give the token under the source's `api` what docs/relay-feedback.md names; later statuses are sent again by themselves.",
    exitCode: 4,
  },
  FEEDBACK_FAILED: {
    means: "The forge took the status of a commit at no time of a day, so it is not sent any more.",
    hint: "Look why the forge cannot be reached from the relay; later statuses are sent again by themselves.",
    exitCode: 4,
  },
  LISTEN_FAILED: {
    means: "The relay cannot listen on its address.",
    hint: "Choose a free port in `listen`, or stop what holds it.",
    exitCode: 2,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
