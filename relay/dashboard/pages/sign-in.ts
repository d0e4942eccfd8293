import { type Content, html, type Markup } from "../markup.ts";
import { bareLayout } from "../parts/layout.ts";
import { pathTo } from "../path-to.ts";

/** The form that takes a token; `to` is where it leads. */
export function signInPage(to: string, problem?: Content): Markup {
  return bareLayout(
    "Sign in",
    html`${problem === undefined ? undefined : html`<p class="card notice bad" role="alert">${problem}</p>`}
<form class="card" method="post" action="${pathTo("sign-in")}">
<input type="hidden" name="to" value="${to}">
<div class="field"><label for="token">Token</label><input id="token" name="token" type="password" autocomplete="current-password" required maxlength="1000" autofocus></div>
<button class="main">Sign in</button>
</form>
<p class="quiet">It is one of those under <code>admin</code> in relay.yml.</p>`,
  );
}

/** Asks for the same page once more, from our own address: a cookie of the strict kind does not come along with a link from elsewhere. */
export function onceMorePage(path: string): Markup {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${path}"><title>Sluice</title></head><body><p><a href="${path}">Go on</a></p></body></html>`;
}
