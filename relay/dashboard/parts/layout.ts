import type { Session } from "../../admin/session.ts";
import { ICON_PATH, SCRIPT_PATH, STYLE_PATH } from "../assets/assets.ts";
import { attribute, type Content, html, type Markup } from "../markup.ts";
import { DASHBOARD, pathTo } from "../path-to.ts";

/** A page of the dashboard. */
export interface Page {
  /** What it is about; its heading, and the beginning of its title. */
  readonly title: string;
  /** The page of the menu it belongs to. */
  readonly in?: MenuEntry;
  /** Stands beside the heading. */
  readonly aside?: Content;
  readonly content: Content;
  /** Whether it follows what happens. */
  readonly live?: boolean;
}

/** The pages of the menu. */
export type MenuEntry = "Overview" | "Deliveries" | "Events" | "Sources" | "Routes";

const MENU: readonly (readonly [MenuEntry, string])[] = [
  ["Overview", DASHBOARD],
  ["Deliveries", pathTo("deliveries")],
  ["Events", pathTo("events")],
  ["Sources", pathTo("sources")],
  ["Routes", pathTo("routes")],
];

/** The whole document of a page, for whoever is signed in. */
export function layout(page: Page, session: Session): Markup {
  return documentOf(
    page.title,
    html`<a class="skip" href="#content">Skip to the content</a>
<header>
<a class="brand" href="${DASHBOARD}">${MARK}Sluice</a>
<nav aria-label="Pages"><ul>${MENU.map(([name, path]) => html`<li><a href="${path}"${attribute("aria-current", name === page.in)}>${name}</a></li>`)}</ul></nav>
<form class="find" role="search" action="${pathTo("find")}"><label class="unseen" for="find">Find a push by commit, repository, branch, tag or id</label><input id="find" name="q" type="search" placeholder="Find a push: commit, repository, branch, id" autocomplete="off" spellcheck="false" maxlength="300"><button>Find</button></form>
<form class="out" method="post" action="${pathTo("sign-out")}">${ownToken(session)}<button class="plain">Sign out</button></form>
</header>
<main id="content" tabindex="-1">
<div class="title"><h1>${page.title}</h1>${page.aside}</div>
${page.content}
</main>
<footer><p>${session.access === "read" ? "You may look, and change nothing. " : undefined}All times are UTC. <span id="live" role="status"></span></p></footer>
${page.live === true ? html`<script src="${SCRIPT_PATH}" type="module" data-live="${pathTo("live")}"></script>` : undefined}`,
  );
}

/** The whole document of a page for whoever is not signed in. */
export function bareLayout(title: string, content: Content): Markup {
  return documentOf(
    title,
    html`<main id="content" class="bare"><p class="brand">${MARK}Sluice</p><h1>${title}</h1>${content}</main>`,
  );
}

/** What every form of a session carries. */
export function ownToken({ csrf }: Session): Markup {
  return html`<input type="hidden" name="csrf" value="${csrf}">`;
}

/** A part of a page that is renewed as things happen. */
export function livePart(id: string, content: Content): Markup {
  return html`<div id="${id}" data-part>${content}</div>`;
}

function documentOf(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · Sluice</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="${ICON_PATH}" type="image/svg+xml">
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
${body}
</body>
</html>
`;
}

const MARK = html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path class="gate" d="M4 3v18M20 3v18M4 6h16" /><path class="water" d="M7 13c1.7-1.6 3.3-1.6 5 0s3.3 1.6 5 0M7 18c1.7-1.6 3.3-1.6 5 0s3.3 1.6 5 0" /></svg>`;
