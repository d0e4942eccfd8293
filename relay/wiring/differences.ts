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
    ...compare("section", sections(before, isLive), sections(next, isLive)),
  ];
}

/** The sections that `next` would change and that only a start can: where the relay listens and what it stores in. */
export function keptUntilStart(before: RelayConfig, next: RelayConfig): readonly string[] {
  return compare("section", sections(before, isForStart), sections(next, isForStart)).map(({ name }) => name);
}

const LISTS = ["gitlab", "sources", "routes", "schedules"];
const FOR_START = ["listen", "store"];

const isForStart = (key: string) => FOR_START.includes(key);
/** Whatever else there is, so that a new section cannot be forgotten. */
const isLive = (key: string) => !LISTS.includes(key) && !FOR_START.includes(key);

type Named = ReadonlyMap<string, unknown>;

function byName(list: readonly { readonly name: string }[]): Named {
  return new Map(list.map((one) => [one.name, one]));
}

/** Sections under their names in relay.yml. */
function sections(config: RelayConfig, wanted: (key: string) => boolean): Named {
  const found = Object.entries(config).filter(([key]) => wanted(key));
  return new Map(
    found.map(([key, value]) => [key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]),
  );
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
  if (one instanceof Secret || other instanceof Secret)
    return one instanceof Secret && other instanceof Secret && one.reveal() === other.reveal();
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const [entries, others] = [membersOf(one), membersOf(other)];
  return (
    entries.size === others.size &&
    [...entries].every(([key, value]) => others.has(key) && same(value, others.get(key)))
  );
}

function membersOf(value: object): ReadonlyMap<unknown, unknown> {
  return value instanceof Map ? value : new Map(Object.entries(value));
}
