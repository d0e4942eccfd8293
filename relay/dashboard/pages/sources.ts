import { counted } from "../../../shared/text/counted.ts";
import { formatBytes } from "../../../shared/text/format-bytes.ts";
import type { SourceConfig } from "../../model/source-config.ts";
import type { DashboardGround } from "../ground.ts";
import { html, type Markup } from "../markup.ts";
import { badge } from "../parts/badge.ts";
import { livePart, type Page } from "../parts/layout.ts";
import { readSources, refusalTable, type SourceNow } from "../parts/source-table.ts";
import { facts } from "../parts/table.ts";
import { instantAndAge } from "../parts/time.ts";
import { pathTo } from "../path-to.ts";

/** Every source with what came to it, and what was refused and why. */
export async function sourcesPage(ground: DashboardGround): Promise<Page> {
  const now = ground.clock.now();
  const sources = await readSources(ground);
  const { startedAt } = ground.tally;
  return {
    title: "Sources",
    in: "Sources",
    live: true,
    content: html`${livePart(
      "sources",
      html`<p class="quiet">Counted since the relay's start, ${instantAndAge(startedAt, now)}. Refused requests are not stored.</p>
${sources.map((one, at) => section(ground, one, at, now))}
${sources.length === 0 ? html`<p class="empty">The configuration has no source: webhooks have nowhere to go.</p>` : undefined}`,
    )}`,
  };
}

function section(
  { config }: DashboardGround,
  { source, counts, turned, last, outage }: SourceNow,
  at: number,
  now: Date,
): Markup {
  const { name, kind } = source;
  const routes = config.current.routes.filter(({ from }) => from === name).length;
  return html`<section id="source-${name}" aria-labelledby="source-heading-${at}"><h2 id="source-heading-${at}">${name} <small>${kind}</small></h2>
${facts({
  "Receives at": html`<code>/hooks/${name}</code>`,
  Proof: proofOf(source),
  "Largest body": formatBytes(source.maxBodyBytes),
  Routes: html`<a href="${pathTo("routes")}">${counted(routes, "route")}</a>${routes === 0 ? ": what comes here starts nothing" : undefined}`,
  "Newest event":
    last === undefined
      ? "none stored"
      : html`<a href="${pathTo("events", [last.id])}">${last.type}</a> ${instantAndAge(last.receivedAt, now)} · <a href="${pathTo("events", [], { source: name })}">all events<span class="unseen"> of ${name}</span></a>`,
  Taken: html`${counts.stored} stored, ${counts.seenBefore} seen before`,
  "Without proof": counts.notAuthentic === 0 ? "none" : badge("bad", String(counts.notAuthentic)),
  "Refused otherwise": turned.refused === 0 ? "none" : badge("asks", String(turned.refused)),
  "Its forge": outage === undefined ? undefined : html`${badge("bad", "told nothing")} ${outage.why}`,
})}
${turned.newest.length === 0 ? undefined : html`<h3>The newest refusals</h3>${refusalTable(turned, now)}`}</section>`;
}

/** How a sender of this source proves itself, in a few words. */
function proofOf(source: SourceConfig): string {
  switch (source.kind) {
    case "github":
    case "gitea":
    case "forgejo":
    case "gogs":
    case "bitbucket-cloud":
      return "a signature over the body";
    case "gitlab":
      return { signature: "a signature", token: "a token", "signature-or-token": "a signature or a token" }[
        source.auth
      ];
    case "bitbucket-datacenter":
      return source.auth.kind === "signature" ? "a signature over the body" : "user and password";
    case "azure-devops":
      return source.auth.kind === "basic" ? "user and password" : `the header ${source.auth.header}`;
    case "standard-webhooks":
      return "a signature by Standard Webhooks";
    case "generic":
      switch (source.auth.kind) {
        case "hmac":
          return `a signature in the header ${source.auth.header}`;
        case "header":
          return `the header ${source.auth.header}`;
        case "bearer":
          return "a bearer token";
        case "basic":
          return "user and password";
      }
  }
}
