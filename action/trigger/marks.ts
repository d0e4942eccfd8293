import type { NewVariable } from "../../shared/gitlab/create-pipeline.ts";

/** What a pipeline carries so that it is known again. */
export interface Marks {
  /** Of exactly one call: what a pipeline is recognised by when the answer to that call was lost. */
  readonly marker: string;
  /** Of all pipelines that replace each other. */
  readonly concurrencyKey?: string;
  /** Of the CI run that started it, which does not outdate its own. */
  readonly ciRun?: string;
  /** Of every attempt at the same step of the same CI job. */
  readonly run?: string;
}

/** What pipelines that carry marks give as their source: no others need be looked into. */
export const OUR_SOURCES: ReadonlySet<string | undefined> = new Set(["trigger", "pipeline", "api"]);

/** The key of a trigger call's body under which marks travel; they arrive in $TRIGGER_PAYLOAD. */
const PAYLOAD_KEY = "sluice";

const VARIABLES = {
  marker: "SLUICE_MARKER",
  concurrencyKey: "SLUICE_CONCURRENCY",
  ciRun: "SLUICE_CI_RUN",
  run: "SLUICE_RUN",
} as const satisfies Record<keyof Marks, string>;

const PAYLOAD_FIELDS = {
  marker: "marker",
  concurrencyKey: "concurrency_key",
  ciRun: "ci_run",
  run: "run",
} as const satisfies Record<keyof Marks, string>;

const KINDS = Object.keys(VARIABLES) as readonly (keyof Marks)[];

/**
 * A marker that no other call has: a UUID of version 4.
 *
 * @param random numbers in [0, 1); unique is enough, since nothing is kept secret by a marker
 */
export function newMarker(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] ?? 0) % 4);
  const hex = digits.map((digit) => digit.toString(16)).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Marks as a trigger call carries them: beside GitLab's own keys, so that they are no pipeline variables and need nobody's permission. */
export function marksAsPayload(marks: Marks): Readonly<Record<string, unknown>> {
  return {
    [PAYLOAD_KEY]: Object.fromEntries(
      KINDS.flatMap((kind) => (marks[kind] === undefined ? [] : [[PAYLOAD_FIELDS[kind], marks[kind]]])),
    ),
  };
}

/** Marks as the pipelines API can carry them: as variables. Those whose name is among `taken` are left out, since a name may be given only once. */
export function marksAsVariables(marks: Marks, taken: Iterable<string>): readonly NewVariable[] {
  const names = new Set(taken);
  return KINDS.flatMap((kind) => {
    const [key, value] = [VARIABLES[kind], marks[kind]];
    return value === undefined || names.has(key) ? [] : [{ key, value, type: "env_var" as const }];
  });
}

/** The marks among a pipeline's variables, whichever way they came; of a pipeline that is not ours, none. */
export function readMarks(variables: ReadonlyMap<string, string>): Partial<Marks> {
  const payload = payloadOf(variables.get("TRIGGER_PAYLOAD"));
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const value = payload[PAYLOAD_FIELDS[kind]] ?? variables.get(VARIABLES[kind]);
      return typeof value === "string" ? [[kind, value]] : [];
    }),
  );
}

/** Other people's payloads are here as well, in any shape. */
function payloadOf(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const ours = (JSON.parse(text) as Readonly<Record<string, unknown>> | null)?.[PAYLOAD_KEY];
    return typeof ours === "object" && ours !== null ? (ours as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
