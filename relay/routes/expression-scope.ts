import type { ChangeInFull, Origin } from "../model/event.ts";
import { type CelValue, celPayload } from "./cel-payload.ts";
import type { Occasion } from "./occasion.ts";

/** The fields of `change`, by name, with their CEL types. */
export const CHANGE_FIELDS = {
  ref: "string",
  ref_name: "string",
  kind: "string",
  action: "string",
  sha: "string",
  before: "string",
  forced: "dyn",
  message: "string",
  paths: "list<string>",
  paths_complete: "bool",
} as const;

/** What an expression may name, with its CEL type. */
export const EXPRESSION_VARIABLES = {
  change: "Change",
  repository: "string",
  sender: "string",
  default_branch: "string",
  event: "string",
  event_type: "string",
  source: "string",
  source_kind: "string",
  headers: "map<string, string>",
  payload: "dyn",
} as const;

/** As much as GitLab itself takes of a payload (100,000 keys and values), and more than any forge sends. */
const MOST_VALUES = 200_000;

/** Raised by reading `payload` where it is larger than a condition reads. */
export class PayloadTooLarge extends Error {
  override readonly name = "PayloadTooLarge";
}

/**
 * The values of `EXPRESSION_VARIABLES` for one change. What the sender does not tell is empty text or an empty list, as in facts and
 * templates; only `forced` is null then.
 *
 * `payload` is read on first use, and once for all routes: most expressions do without it.
 *
 * @throws PayloadTooLarge from the getter of `payload`
 */
export function expressionScope(
  occasion: Occasion,
  origin: Origin,
  change: ChangeInFull,
): Readonly<Record<keyof typeof EXPRESSION_VARIABLES, unknown>> {
  return {
    change: {
      ref: change.ref,
      ref_name: change.refName,
      kind: change.kind,
      action: change.action,
      sha: change.commit ?? "",
      before: change.before,
      forced: change.forced,
      message: change.message ?? "",
      paths: change.touched?.paths ?? [],
      paths_complete: change.touched?.complete ?? false,
    } satisfies Record<keyof typeof CHANGE_FIELDS, unknown>,
    repository: origin.repository,
    sender: origin.sender ?? "",
    default_branch: origin.defaultBranch ?? "",
    event: change.kind === "tag" ? "tag" : "push",
    event_type: occasion.type,
    source: occasion.source,
    source_kind: occasion.sourceKind,
    headers: occasion.headers,
    get payload() {
      return payloadOf(occasion);
    },
  };
}

const payloads = new WeakMap<Occasion, { readonly value: CelValue | undefined }>();

function payloadOf(occasion: Occasion): CelValue {
  const known = payloads.get(occasion) ?? { value: celPayload(occasion.payload, MOST_VALUES) };
  payloads.set(occasion, known);
  if (known.value === undefined) throw new PayloadTooLarge();
  return known.value;
}
