import { laneOf, partsOfLane } from "../../model/lane.ts";
import type { RelayConfig } from "../../model/relay-config.ts";
import type { DashboardGround } from "../ground.ts";
import { html, type Markup, told } from "../markup.ts";
import { pathTo } from "../path-to.ts";
import { badge } from "./badge.ts";
import { linkOut } from "./link-out.ts";
import { table } from "./table.ts";
import { age } from "./time.ts";

/** A table of GitLabs: whether calls go to each, and which lanes lead there. */
export function gitlabTable({ config, sightings }: DashboardGround, now: Date): Markup {
  return table({
    caption: "GitLabs, and whether deliveries go to them",
    columns: ["GitLab", "State", "Lanes"],
    rows: [...config.current.gitlab.values()].map(({ name, url }) => {
      const outage = sightings.gitlabOutage(name);
      return [
        html`${name} <small>${linkOut(url)}</small>`,
        outage === undefined
          ? badge("good", "calls go")
          : html`${badge("bad", "left alone")} <small class="block">since ${age(outage.since, now)}: ${told(outage.why)}</small>`,
        lanesOf(config.current, name).map(
          (lane, at) =>
            html`${at === 0 ? "" : ", "}<a href="${pathTo("deliveries", [], { lane })}">${partsOfLane(lane).project}</a>`,
        ),
      ];
    }),
    empty: "The configuration has no GitLab.",
  });
}

function lanesOf({ routes, schedules }: RelayConfig, gitlab: string): readonly string[] {
  const own = [...routes, ...schedules].filter(({ trigger }) => trigger.gitlab === gitlab);
  return [...new Set(own.map(({ trigger }) => laneOf(gitlab, trigger.project)))];
}
