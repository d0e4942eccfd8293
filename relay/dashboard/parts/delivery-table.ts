import type { ListedDelivery } from "../../model/listed.ts";
import { html, type Markup } from "../markup.ts";
import { pathTo } from "../path-to.ts";
import { pipelineBadge, stateBadge } from "./badge.ts";
import { linkOut } from "./link-out.ts";
import { refAndCommit } from "./ref-and-commit.ts";
import { table } from "./table.ts";
import { instantAndAge } from "./time.ts";

/** A table of deliveries: what each is about, where it stands and why, where it goes, and its pipeline. */
export function deliveryTable(
  caption: string,
  deliveries: readonly ListedDelivery[],
  now: Date,
  empty: string,
): Markup {
  return table({
    caption,
    columns: ["Change", "State", "Route", "Created", "Pipeline"],
    rows: deliveries.map((one) => [
      html`<a href="${pathTo("deliveries", [one.id])}">${one.repository ?? one.source}</a> ${refAndCommit(one)}`,
      html`${stateBadge(one)}${whyNot(one)}`,
      html`${one.route}<small class="block">${one.lane}</small>`,
      instantAndAge(one.createdAt, now),
      pipelineOf(one),
    ]),
    empty,
  });
}

/** The reason's beginning: its end is on the delivery's own page. */
function whyNot({ state, reason }: ListedDelivery): Markup | undefined {
  if (reason === undefined || state === "delivered") return undefined;
  const text = reason.text.length > 140 ? `${reason.text.slice(0, 139)}…` : reason.text;
  return html`<small class="block">${text}</small>`;
}

function pipelineOf({ pipeline, pipelineStatus }: ListedDelivery): Markup {
  if (pipeline === undefined) return html`<span class="quiet">none</span>`;
  return html`${linkOut(pipeline.webUrl, `#${pipeline.id}`)} ${pipelineStatus === undefined ? undefined : pipelineBadge(pipelineStatus)}`;
}
