import { resolve } from "node:path";
import { storeAt } from "../../relay/config/assemble-store.ts";
import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig } from "../../relay/config/load.ts";
import { loadStore } from "../../relay/config/load-store.ts";
import { readPostgresAddress } from "../../relay/config/postgres-address.ts";
import { afterCrash } from "../../relay/dispatch/why-blind.ts";
import type { Delivery } from "../../relay/model/delivery.ts";
import { type PostgresStoreConfig, type SqliteStoreConfig, shownStore } from "../../relay/model/store-config.ts";
import { newIds } from "../../relay/operate.ts";
import { bootOf } from "../../relay/store/boot-of.ts";
import type { MoveReport, MoveStep } from "../../relay/store/move/move-store.ts";
import { openMove } from "../../relay/store/move/open-move.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { counted } from "../../shared/text/counted.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { MigrateOrder } from "../commands/relay/migrate.ts";
import type { World } from "../world.ts";
import { relayVoice } from "./relay-voice.ts";

/** A line for every so many events: one a second or so. */
const TOLD_EVERY = 5_000;

/**
 * `sluice relay migrate`. Of the configuration it needs the routes, which say what becomes of a call whose answer nobody knows.
 *
 * @throws CodedError USAGE, those of `soundConfig`, of `loadStore` and of `openMove`
 */
export async function runMigrate(order: MigrateOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const config = soundConfig(examineConfig(order.config, world), "optional");
  const from = sourceOf(order, world);
  const to = targetOf(order, world);
  const { clock, readFile, signal } = world;
  const deps = {
    clock,
    readFile,
    signal,
    newId: newIds(clock),
    boot: bootOf(readFile),
    decide: (delivery: Delivery) => afterCrash(config, delivery),
    tell: (step: MoveStep) => {
      const line = lineOf(step, shownStore(from), shownStore(to));
      if (line !== undefined) say(`${line}\n`);
    },
  };
  const report = await openMove(from, to, deps).catch((error: unknown) => {
    if (signal.aborted) world.err("The move is not complete: the same command goes on with it.\n");
    throw error;
  });
  if (order.json)
    print({ schema: "sluice/relay-migrate-result@1", from: shownStore(from), to: shownStore(to), ...report });
  say(`${sumOf(report)}\n`);
  return 0;
}

/** The store to be moved: a path on the command line starts where the command does, as any. */
function sourceOf({ from, config }: MigrateOrder, world: World): SqliteStoreConfig {
  if (from !== undefined) {
    const path = /^sqlite:(.+)$/s.exec(from)?.[1];
    if (path !== undefined) return { kind: "sqlite", path: resolve(world.cwd, path) };
    throw new CodedError("USAGE", "--from is no SQLite store.", {
      hint: "Write --from sqlite:PATH. A store in PostgreSQL cannot be moved back.",
    });
  }
  const store = loadStore(config, world);
  if (store.kind === "sqlite") return store;
  throw new CodedError("USAGE", "The configuration names the new store; the old one is not known.", {
    hint: "Name it with --from sqlite:PATH.",
  });
}

function targetOf({ to, config }: MigrateOrder, world: World): PostgresStoreConfig {
  if (to === undefined) {
    const store = loadStore(config, world);
    if (store.kind === "postgres") return store;
    throw new CodedError("USAGE", "The configuration names the old store; the new one is not known.", {
      hint: "Name the new store under `store`, and the old one with --from, or name the new one with --to.",
    });
  }
  const address = readPostgresAddress(to);
  if ("fault" in address) throw new CodedError("USAGE", `--to ${address.fault}.`);
  if (address.password !== undefined)
    throw new CodedError("USAGE", "--to holds a password, which every user of this machine can read there.", {
      hint: "Leave it out and set the environment variable PGPASSWORD, or name the store under `store` of relay.yml. Change the password if it is real.",
    });
  const password = world.env["PGPASSWORD"] ?? "";
  return storeAt(password === "" ? address : { ...address, password: new Secret(password) });
}

function lineOf(step: MoveStep, from: string, to: string): string | undefined {
  switch (step.kind) {
    case "began":
      return `Moving ${from} to ${to}. Before a relay may start there: ${rows(step.live)}.`;
    case "goes-on":
      return `Going on with moving ${from} to ${to}.`;
    case "handed-over":
      return `Relays may start on ${to} now. What is done with follows: ${rows(step.history)}.`;
    case "moved":
      return step.events % TOLD_EVERY === 0 ? `  ${counted(step.events, "event")}` : undefined;
  }
}

function rows({ events = 0, deliveries = 0 }: MoveReport["live"]): string {
  return `${counted(events, "event")} with ${counted(deliveries, "delivery")}`;
}

function sumOf({ live, history, states }: MoveReport): string {
  const events = (live["events"] ?? 0) + (history["events"] ?? 0);
  const parts = Object.entries(states).map(([state, count]) => `${count} ${state}`);
  const keys = (live["dedupe_keys"] ?? 0) + (live["content_keys"] ?? 0);
  return `Moved, counted on both sides: ${counted(events, "event")}, ${counted(keys, "key")}; deliveries: ${parts.join(", ") || "none"}.`;
}
