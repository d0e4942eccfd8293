import { counted } from "../../../shared/text/counted.ts";
import { formatBytes } from "../../../shared/text/format-bytes.ts";
import { indentJson } from "../../../shared/text/indent-json.ts";
import { jsonPayload } from "../../../shared/webhooks/json-payload.ts";
import type { Change, RelayEvent } from "../../model/event.ts";
import { html, type Markup, preformatted } from "../markup.ts";
import { pathTo } from "../path-to.ts";
import { linkOut } from "./link-out.ts";
import { shortCommit } from "./ref-and-commit.ts";
import { facts } from "./table.ts";
import { instantAndAge } from "./time.ts";

const PAST = { create: "created", update: "updated", delete: "deleted" } as const;

/** So much of a payload is shown; the rest is in the download. */
const MOST_SHOWN = 100_000;
/** Of a larger one the beginning is shown as it came: laying out all of it would keep everybody waiting. */
const MOST_LAID_OUT = 1_000_000;

/** What an event is: whence it came, when, and what it says. */
export function eventFacts(event: RelayEvent, now: Date): Markup {
  const { source, sourceKind, type, senderId, receivedAt, payloadSha256, reading } = event;
  const push = reading.kind === "push" ? reading : undefined;
  return facts({
    Source: html`<a href="${pathTo("events", [], { source })}">${source}</a> <small>${sourceKind}</small>`,
    Type: type,
    Received: instantAndAge(receivedAt, now),
    Repository: push === undefined ? undefined : repositoryOf(push.origin.repository, push.origin.webUrl),
    Sender: push?.origin.sender,
    Changes: push?.changes.map((change) => html`<div>${changeWords(change)}</div>`),
    "Starts nothing": reading.kind === "other" ? reading.why : undefined,
    "Was due": reading.kind === "schedule" ? reading.dueAt : undefined,
    "Asks for": reading.kind === "call" ? html`${reading.project} at <code>${reading.ref}</code>` : undefined,
    "Sender's id": senderId === undefined ? undefined : html`<code>${senderId}</code>`,
    "SHA-256 of the payload": html`<code>${payloadSha256}</code>`,
  });
}

/** A change in a sentence. */
function changeWords({ ref, action, before, after, forced }: Change): Markup {
  const rewritten = forced === true ? ", history rewritten" : "";
  return html`<span class="ref">${ref}</span> ${PAST[action]}, <code>${shortCommit(before)}</code> → <code>${shortCommit(after)}</code>${rewritten}`;
}

/** The headers that are kept, folded. */
export function headersPart({ headers }: RelayEvent): Markup {
  const all = Object.entries(headers);
  return html`<details class="card" id="headers"><summary>${counted(all.length, "header")} that came with it</summary>${facts(
    Object.fromEntries(all.map(([name, value]) => [name, html`<code>${value}</code>`])),
  )}</details>`;
}

/** The payload, folded and laid out, as far as it is shown. */
export function payloadPart(event: RelayEvent): Markup {
  const { body, id } = event;
  const text = textOf(event);
  const more =
    text.length > MOST_SHOWN
      ? html`<p>This is its beginning: the first ${MOST_SHOWN.toLocaleString("en")} characters.</p>`
      : undefined;
  return html`<details class="card" id="payload"><summary>Payload, ${formatBytes(body.length)}</summary>
<p><a href="${pathTo("events", [id, "payload"])}" download>Download the exact bytes</a></p>${more}
<pre tabindex="0" aria-label="Payload">${preformatted(text.slice(0, MOST_SHOWN))}</pre></details>`;
}

function textOf({ headers, body }: RelayEvent): string {
  const payload = jsonPayload(headers["content-type"], body) ?? body;
  if (payload.length > MOST_LAID_OUT) return Buffer.from(payload.subarray(0, MOST_SHOWN * 4)).toString("utf8");
  const text = Buffer.from(payload).toString("utf8");
  try {
    JSON.parse(text);
    return indentJson(text);
  } catch {
    return text;
  }
}

function repositoryOf(name: string, webUrl: string | undefined): Markup {
  const deliveries = html` <small><a href="${pathTo("deliveries", [], { repository: name })}">deliveries<span class="unseen"> of ${name}</span></a></small>`;
  return html`${webUrl === undefined ? name : linkOut(webUrl, name)}${deliveries}`;
}
