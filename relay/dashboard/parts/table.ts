import { type Content, html, type Markup } from "../markup.ts";

/** A table for people: on a narrow screen each row becomes a card, whose cells say their column. */
export interface Table {
  /** Says what it lists; read out first, and shown unless a heading says the same. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Content[])[];
  /** What stands there when there is no row. */
  readonly empty: Content;
}

/**
 * A table. The first cell of a row names it.
 *
 * The roles say what the elements say already: a browser forgets that once style makes blocks of them, as on a narrow screen.
 */
export function table({ caption, columns, rows, empty }: Table): Markup {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<table role="table">
<caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${row.map((cell, at) => cellOf(columns[at] ?? "", cell, at === 0))}</tr>
`,
  )}</tbody>
</table>`;
}

function cellOf(column: string, cell: Content, names: boolean): Markup {
  const label = html`<span class="label" aria-hidden="true">${column}</span>`;
  return names
    ? html`<th role="rowheader" scope="row">${label}<span class="cell">${cell}</span></th>`
    : html`<td role="cell">${label}<span class="cell">${cell}</span></td>`;
}

/** Names and what they are: a list of facts; those that are undefined are left out. */
export function facts(all: Readonly<Record<string, Content>>): Markup {
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return html`<dl class="facts">${given.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  )}</dl>`;
}
