import { Secret } from "../../shared/text/secret.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { ConfigChange } from "../observe/signal.ts";

/** What has changed from `before` to `next`, by names. A secret that was replaced changes what it belongs to. */
export function differences(before: RelayConfig, next: RelayConfig): readonly ConfigChange[] {
  return [
    ...compare("gitlab", before.gitlab, next.gitlab),
    ...compare("source", before.sources, next.sources),
    ...compare("route", byName(before.routes), byName(next.routes)),
    ...compare("schedule", byName(before.schedules), byName(next.schedules)),
    ...compare("section", sections(before), sections(next)),
  ];
}

/** The sections that `next` would change and that only a start can: where the relay listens and what it stores in. */
export function keptUntilStart(before: RelayConfig, next: RelayConfig): readonly string[] {
  return (["listen", "store"] as const).filter((key) => !same(before[key], next[key]));
}

type Named = ReadonlyMap<string, unknown>;

function byName(list: readonly { readonly name: string }[]): Named {
  return new Map(list.map((one) => [one.name, one]));
}

/** What is no list of named parts, under its name in relay.yml. */
function sections({ dispatch, retention, dropIn, admin }: RelayConfig): Named {
  const given = Object.entries({ dispatch, retention, "drop-in": dropIn, admin });
  return new Map(given.filter(([, section]) => section !== undefined));
}

function compare(what: ConfigChange["what"], before: Named, next: Named): readonly ConfigChange[] {
  const names = [...new Set([...before.keys(), ...next.keys()])];
  return names.flatMap((name): ConfigChange[] => {
    if (!before.has(name)) return [{ what, name, how: "added" }];
    if (!next.has(name)) return [{ what, name, how: "removed" }];
    return same(before.get(name), next.get(name)) ? [] : [{ what, name, how: "changed" }];
  });
}

/** Whether two values of a configuration say the same, secrets by what they hide. */
function same(one: unknown, other: unknown): boolean {
  if (one instanceof Secret && other instanceof Secret) return one.reveal() === other.reveal();
  if (!isObject(one) || !isObject(other)) return one === other;
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    entries.length === others.size && entries.every(([key, value]) => others.has(key) && same(value, others.get(key)))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
