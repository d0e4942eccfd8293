import type { CrashReport } from "./report.ts";

/** What is in the store of a delivery in the end, and what GitLab has of it. */
export interface Fate {
  readonly id: string;
  readonly state: string;
  /** Whether the relay still looks for a call that it cannot tell to have arrived. */
  readonly looking: boolean;
  /** Whether its answer was lost and its pipeline was found. */
  readonly adopted: boolean;
  readonly pipelines: number;
}

/** Everything a balance is drawn from. */
export interface Books {
  readonly kills: number;
  /** Pushes that forges have sent. */
  readonly sent: number;
  /** The deliveries of each push that was answered 2xx. */
  readonly accepted: ReadonlyMap<number, readonly string[]>;
  readonly fates: readonly Fate[];
}

/** As many ids as help to look into it. */
const NAMED = 5;

/**
 * Counts what has become of what was accepted.
 *
 * Lost: accepted and not stored, or said to be delivered without a pipeline, or at rest in a state that nobody is told of. Twice: more
 * than one pipeline, or stored a second time under other ids. Held, and still looked for, is neither: a person is told of it.
 */
export function balanceRelay({ kills, sent, accepted, fates }: Books): CrashReport {
  const ids = new Set([...accepted.values()].flat());
  const stored = new Set(fates.map(({ id }) => id));
  const delivered = fates.filter(({ state }) => state === "delivered");
  const held = fates.filter(({ state }) => state === "held");
  const looking = fates.filter((fate) => !REST.has(fate.state) && fate.looking);
  const lost = [
    ...[...ids].filter((id) => !stored.has(id)),
    ...delivered.filter(({ pipelines }) => pipelines === 0).map(({ id }) => id),
    ...fates.filter((fate) => !REST.has(fate.state) && !fate.looking).map(({ id }) => id),
    ...looking.filter(({ pipelines }) => pipelines > 0).map(({ id }) => id),
  ];
  const twice = [
    ...fates.filter(({ pipelines }) => pipelines > 1).map(({ id }) => id),
    ...[...stored].filter((id) => !ids.has(id)),
  ];
  return {
    kills,
    counts: {
      "pushes accepted": accepted.size,
      deliveries: stored.size,
      "delivered exactly once": delivered.filter(({ pipelines }) => pipelines === 1).length,
      "of these adopted": delivered.filter(({ adopted }) => adopted).length,
      held: held.length,
      "never arrived, looked for": looking.length,
      lost: lost.length,
      twice: twice.length,
    },
    wrong: [
      ...(accepted.size < sent ? [`${sent - accepted.size} pushes were never accepted.`] : []),
      ...(lost.length > 0 ? [`Lost: ${lost.slice(0, NAMED).join(", ")}.`] : []),
      ...(twice.length > 0 ? [`Twice: ${twice.slice(0, NAMED).join(", ")}.`] : []),
    ],
  };
}

const REST = new Set(["delivered", "held"]);
