import { atPointer } from "../../shared/webhooks/json-pointer.ts";
import type { Change, ChangeInFull, SourceReading } from "../model/event.ts";
import type { PayloadFact, PayloadMap } from "../model/source-config.ts";
import { objectName, toChange, toNamedRef, zerosLike } from "./to-change.ts";
import { asId, present } from "./wire.ts";

/** What stands in for a commit when nobody tells one. */
const UNKNOWN = "0".repeat(40);

type Told = Readonly<Partial<Record<PayloadFact, string>>>;

/** Why a payload is no change. */
interface Unclear {
  readonly why: string;
}

/**
 * What a payload says where the configuration points. Total: whatever the payload is, never throws.
 *
 * A path that leads nowhere, to null or to an empty text counts as not told; one that leads to anything but text or a whole number
 * makes the payload start nothing, since what stands there is not what the configuration means.
 *
 * Of a sender that does not tell both commits, a change is an update unless zeros say otherwise: `before` and `after` are zeros where
 * they are not told, and without `after` there is no commit.
 */
export function readByPaths(map: PayloadMap, payload: unknown): SourceReading {
  const told = toldBy(map, payload);
  if (isUnclear(told)) return { kind: "other", why: told.why };
  const { repository = map.defaults.repository, sender, message } = told;
  if (repository === undefined) return { kind: "other", why: "its repository is not told" };
  const change = changeOf(map, told);
  if (isUnclear(change)) return { kind: "other", why: change.why };
  const inFull: ChangeInFull = { ...change, ...present({ message }) };
  return { kind: "push", origin: { repository, ...present({ sender }) }, changes: [inFull] };
}

/** The text or whole number at a fact's path; undefined when the fact has none, or when that leads to anything else. */
export function factAt({ paths }: PayloadMap, payload: unknown, fact: PayloadFact): string | undefined {
  const pointer = paths[fact];
  return pointer === undefined ? undefined : asId(atPointer(payload, pointer));
}

function toldBy({ paths }: PayloadMap, payload: unknown): Told | Unclear {
  const told: [string, string][] = [];
  for (const [fact, pointer] of Object.entries(paths)) {
    const value = atPointer(payload, pointer);
    if (value === undefined || value === null || value === "") continue;
    const text = asId(value);
    if (text === undefined) return { why: `its ${fact} is neither text nor a whole number` };
    told.push([fact, text]);
  }
  return Object.fromEntries(told);
}

function changeOf({ defaults, shortRefs }: PayloadMap, told: Told): Change | Unclear {
  const { ref: name = defaults.ref, before, sha: after } = told;
  if (name === undefined) return { why: "its ref is not told" };
  const ref = name.startsWith("refs/") ? name : `refs/${shortRefs === "tag" ? "tags" : "heads"}/${name}`;
  for (const [fact, sha] of Object.entries({ before, sha: after }))
    if (sha !== undefined && objectName(sha) === undefined)
      return { why: `its ${fact} is no commit hash of 40 or 64 lower-case hex digits` };
  return before === undefined || after === undefined
    ? changeToldInPart(ref, before, after)
    : toChange({ index: 0, ref, before, after, commit: after, forced: null });
}

function changeToldInPart(ref: string, before: string | undefined, after: string | undefined): Change | Unclear {
  const named = toNamedRef(ref);
  if (isUnclear(named)) return named;
  const zeros = zerosLike(before ?? after) ?? UNKNOWN;
  const common = { index: 0, ...named, before: before ?? zeros, after: after ?? zeros, forced: null };
  if (after === zeros) return { ...common, action: "delete" };
  return { ...common, action: before === zeros ? "create" : "update", ...present({ commit: after }) };
}

function isUnclear(value: object): value is Unclear {
  return "why" in value;
}
