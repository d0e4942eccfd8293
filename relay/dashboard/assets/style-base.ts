/** Colours, type, and the frame every page stands in. */
export const BASE = `:root {
  color-scheme: light dark;
  --ground: #f4f6f8; --face: #ffffff; --inset: #f4f6f8; --ink: #17202b; --soft: #556273; --line: #d5dce4; --strong-line: #7d8a99;
  --accent: #0a6469; --accent-ink: #ffffff;
  --good: #136c45; --bad: #b3261e; --waits: #6a5700; --under-way: #1a57b0; --asks: #8f4300; --quiet: #556273;
  --good-face: #e3f4ea; --bad-face: #fce8e6; --waits-face: #f8f0cf; --under-way-face: #e5eefb; --asks-face: #fdebd9; --quiet-face: #eceff3;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1318; --face: #161c24; --inset: #0e1318; --ink: #e3e8ee; --soft: #9ba8b8; --line: #2a3440; --strong-line: #6b7a8b;
    --accent: #5cc8cc; --accent-ink: #06272a;
    --good: #5fd39a; --bad: #ff8f85; --waits: #dcc066; --under-way: #8ab8ff; --asks: #ffb376; --quiet: #9ba8b8;
    --good-face: #12301f; --bad-face: #3a1715; --waits-face: #302809; --under-way-face: #14294a; --asks-face: #3b230c; --quiet-face: #222a34;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1, h2, h3 { line-height: 1.25; font-weight: 600; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
h3 { font-size: .95rem; margin: 1.25rem 0 .4rem; }
p { margin: 0 0 .75rem; max-width: 75ch; overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
small { font-size: .8125rem; color: var(--soft); }
small.block { display: block; overflow-wrap: anywhere; }
code, pre, .mono { font-family: var(--mono); font-size: .8125rem; }
code { overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.quiet { color: var(--soft); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--accent); color: var(--accent-ink); padding: .5rem 1rem; border-radius: 0 0 6px 6px; z-index: 1; }
.skip:focus { top: 0; }

header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; padding: .6rem max(1.25rem, calc((100vw - 76rem) / 2)); background: var(--face); border-bottom: 1px solid var(--line); }
.brand { display: inline-flex; align-items: center; gap: .5rem; font-weight: 650; font-size: 1.05rem; color: var(--ink); text-decoration: none; letter-spacing: -.01em; }
.brand svg { fill: none; stroke-width: 2; stroke-linecap: round; }
.gate { stroke: var(--soft); }
.water { stroke: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem; margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: .3rem .65rem; border-radius: 6px; color: var(--soft); text-decoration: none; }
nav a:hover { color: var(--ink); background: var(--inset); }
nav a[aria-current] { color: var(--ink); background: var(--quiet-face); font-weight: 550; }
.find { display: flex; gap: .4rem; flex: 1 1 17rem; min-width: 0; }
.find input { flex: 1; min-width: 0; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem 2rem; }
main.bare { max-width: 26rem; padding-top: 12vh; }
.bare .brand { margin-bottom: 1.5rem; }
.bare h1 { margin-bottom: 1rem; }
.title { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; margin-bottom: 1.1rem; }
footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem 2rem; }
footer p { color: var(--soft); font-size: .8125rem; max-width: none; }

input, select, button { font: inherit; color: inherit; }
input:not([type="checkbox"]), select { background: var(--face); border: 1px solid var(--strong-line); border-radius: 6px; padding: .35rem .6rem; width: 100%; min-height: 2.25rem; }
input::placeholder { color: var(--soft); opacity: 1; }
button, .button { display: inline-block; border: 1px solid var(--strong-line); border-radius: 6px; padding: .35rem .9rem; min-height: 2.25rem; background: var(--face); color: var(--ink); font-weight: 550; text-decoration: none; cursor: pointer; line-height: 1.5; }
button:hover, .button:hover { border-color: var(--ink); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.danger { background: var(--bad); border-color: var(--bad); color: var(--face); }
button.plain { border-color: transparent; background: none; color: var(--soft); padding-inline: .4rem; font-weight: 400; }
label { font-weight: 550; font-size: .8125rem; }

@media (max-width: 46rem) {
  header { padding: .6rem 1rem; gap: .4rem .75rem; }
  header .brand { margin-right: auto; }
  header .out { order: 1; }
  header nav { order: 2; flex-basis: 100%; }
  header .find { order: 3; flex-basis: 100%; }
  nav ul { justify-content: space-between; gap: 0; }
  nav a { padding: .35rem .2rem; font-size: .8125rem; }
  main { padding: 1.1rem 1rem 2rem; }
}
@media (prefers-reduced-motion: no-preference) { .skip { transition: top .1s; } }
@media (forced-colors: active) { .badge, nav a[aria-current] { border: 1px solid; } }
`;
