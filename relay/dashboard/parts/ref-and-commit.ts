import { html, type Markup } from "../markup.ts";

/** Enough of a commit's id to tell it from others. */
const SHORT = 12;

/** A ref by its short name, and the beginning of the commit's id. */
export function refAndCommit({ ref, commit }: { readonly ref?: string; readonly commit?: string }): Markup {
  return html`${ref === undefined ? undefined : html`<span class="ref">${shortRef(ref)}</span>`}${commit === undefined ? undefined : html` <code>${shortCommit(commit)}</code>`}`;
}

/** `main` of `refs/heads/main`; of a tag `tag v1`. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/heads\//, "").replace(/^refs\/tags\//, "tag ");
}

/** The beginning of a commit's id. */
export function shortCommit(commit: string): string {
  return commit.slice(0, SHORT);
}
