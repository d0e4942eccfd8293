import type { SourceCounts } from "../../admin/source-tally.ts";
import type { ListedEvent } from "../../model/listed.ts";
import type { SourceConfig } from "../../model/source-config.ts";
import type { DashboardGround } from "../ground.ts";
import { html, type Markup, told } from "../markup.ts";
import { pathTo } from "../path-to.ts";
import type { Outage, Turnings } from "../sightings.ts";
import { badge } from "./badge.ts";
import { table } from "./table.ts";
import { age, instantAndAge } from "./time.ts";

/** A source as it stands now. */
export interface SourceNow {
  readonly source: SourceConfig;
  readonly counts: SourceCounts;
  readonly turned: Turnings;
  readonly last?: ListedEvent;
  readonly outage?: Outage;
}

/** How every source of the configuration stands. */
export async function readSources({ config, store, tally, sightings }: DashboardGround): Promise<readonly SourceNow[]> {
  return await Promise.all(
    [...config.current.sources.values()].map(async (source) => {
      const [last] = await store.listEvents({ sources: [source.name], limit: 1 });
      const outage = sightings.forgeOutage(source.name);
      return {
        source,
        counts: tally.of(source.name),
        turned: sightings.turnedAway(source.name),
        ...(last === undefined ? {} : { last }),
        ...(outage === undefined ? {} : { outage }),
      };
    }),
  );
}

/** A table of sources: what came, and what was refused. */
export function sourceTable(sources: readonly SourceNow[], now: Date): Markup {
  return table({
    caption: "Sources, with what came since the relay's start",
    columns: ["Source", "Newest event", "Taken", "Without proof", "Refused otherwise"],
    rows: sources.map(({ source, counts, turned, last, outage }) => [
      html`<a href="${pathTo("sources")}#source-${source.name}">${source.name}</a> <small>${source.kind}</small>${outage === undefined ? undefined : html`<small class="block">${badge("bad", "told nothing")} ${told(outage.why)}</small>`}`,
      last === undefined
        ? html`<span class="quiet">none stored</span>`
        : html`<a href="${pathTo("events", [last.id])}">${last.type}</a> <small>${age(last.receivedAt, now)}</small>`,
      counts.stored + counts.seenBefore,
      counts.notAuthentic === 0 ? "0" : html`${badge("bad", String(counts.notAuthentic))}${lastOf(counts, now)}`,
      turned.refused === 0 ? "0" : badge("asks", String(turned.refused)),
    ]),
    empty: "The configuration has no source: webhooks have nowhere to go.",
  });
}

function lastOf({ lastNotAuthentic: last }: SourceCounts, now: Date): Markup | undefined {
  return last === undefined
    ? undefined
    : html` <small class="block">last ${age(last.at, now)}: ${told(last.why)}</small>`;
}

/** When refusals came, and why. */
export function refusalTable({ newest }: Turnings, now: Date): Markup {
  return table({
    caption: "The newest refused requests",
    columns: ["When", "Why"],
    rows: newest.map(({ at, code, why }) => [instantAndAge(at, now), html`${told(why)} <small>${code}</small>`]),
    empty: "No request was refused since the relay's start.",
  });
}
