/** The parts pages are made of. */
export const PARTS = `
section, .card { background: var(--face); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; margin-bottom: 1.1rem; min-width: 0; }
section > :last-child { margin-bottom: 0; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.1rem; margin-bottom: 1.1rem; }
.two > * { margin: 0; }
.notice { border-left: 4px solid var(--tone, var(--accent)); }
.notice.good { --tone: var(--good); } .notice.bad { --tone: var(--bad); } .notice.asks { --tone: var(--asks); } .notice.waits { --tone: var(--waits); }
.notice.under-way { --tone: var(--under-way); } .notice.quiet { --tone: var(--strong-line); color: inherit; }
.lead { font-size: 1.05rem; }
.empty { color: var(--soft); }

.badge { display: inline-flex; align-items: center; gap: .35em; padding: .05rem .5rem .05rem .4rem; border-radius: 99px; font-size: .8125rem; font-weight: 550; white-space: nowrap; max-width: 100%; color: var(--tone); background: var(--tone-face); }
.badge svg { flex: none; }
.badge .line { fill: none; stroke: currentColor; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.badge .full { fill: currentColor; }
.good { --tone: var(--good); --tone-face: var(--good-face); } .bad { --tone: var(--bad); --tone-face: var(--bad-face); }
.waits { --tone: var(--waits); --tone-face: var(--waits-face); } .under-way { --tone: var(--under-way); --tone-face: var(--under-way-face); }
.asks { --tone: var(--asks); --tone-face: var(--asks-face); } .badge.quiet { --tone: var(--quiet); --tone-face: var(--quiet-face); }

.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin: 0 0 1.1rem; padding: 0; list-style: none; }
.counts a { display: block; height: 100%; padding: .7rem .9rem; border: 1px solid var(--line); border-radius: 10px; background: var(--face); color: var(--ink); text-decoration: none; }
.counts a:hover { border-color: var(--strong-line); }
.counts strong { display: block; font-size: 1.5rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }

table { border-collapse: collapse; width: 100%; font-size: .9rem; }
thead th { text-align: left; font-size: .8125rem; font-weight: 550; color: var(--soft); padding: 0 .9rem .4rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
tbody th, tbody td { text-align: left; font-weight: 400; vertical-align: top; padding: .55rem .9rem .55rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; min-width: 9rem; }
tbody tr > :last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th a { font-weight: 550; }
.label { display: none; }
.ref { font-weight: 550; overflow-wrap: anywhere; }
.when { font-variant-numeric: tabular-nums; }
td .when { white-space: nowrap; }
td .when small { display: block; }

.facts { margin: 0; display: grid; gap: .45rem; }
.facts > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .2rem 1rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }

.routes { list-style: none; margin: 0; padding: 0; }
.routes li { padding: .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.routes li:last-child { border-bottom: 0; }
.routes strong { margin: 0 .35rem; }
.steps { margin: 0; padding: 0; list-style: none; }
.steps li { border-left: 2px solid var(--line); padding: 0 0 .9rem 1rem; margin-left: .3rem; position: relative; overflow-wrap: anywhere; }
.steps li::before { content: ""; position: absolute; left: -.36rem; top: .45rem; width: .6rem; height: .6rem; border-radius: 50%; background: var(--tone, var(--strong-line)); }
.steps li:last-child { padding-bottom: 0; }
blockquote { margin: .3rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--ink); overflow-wrap: anywhere; }

details > summary { cursor: pointer; font-weight: 550; padding: .15rem 0; }
details[open] > summary { margin-bottom: .6rem; }
pre { margin: 0; padding: .8rem 1rem; background: var(--inset); border: 1px solid var(--line); border-radius: 8px; overflow: auto; max-height: 34rem; line-height: 1.45; tab-size: 2; white-space: pre-wrap; overflow-wrap: anywhere; }

.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem .9rem; align-items: end; }
.filters fieldset { grid-column: 1 / -1; border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; min-width: 0; }
.filters legend { font-weight: 550; font-size: .8125rem; padding: 0; float: left; margin-right: 1rem; }
.filters fieldset label { font-weight: 400; font-size: .9rem; display: inline-flex; align-items: center; gap: .35rem; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.field { margin-bottom: .9rem; }
.pages { display: flex; gap: .5rem; margin-top: 1rem; }

.picture { display: block; width: 100%; height: auto; }
.picture text { font: 11px system-ui, sans-serif; fill: var(--soft); }
.grid { stroke: var(--line); stroke-width: 1; }
.bar { fill: var(--accent); } .bar.stuck { fill: var(--bad); }
.median { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.dot { fill: var(--accent); } .longest { stroke: var(--asks); stroke-width: 2; stroke-linecap: round; }
figure { margin: 0; }
figcaption { color: var(--soft); font-size: .8125rem; margin-top: .4rem; }
.key { display: inline-flex; align-items: center; gap: .3rem; margin-right: .9rem; }

@media (max-width: 46rem) {
  section, .card { padding: .9rem 1rem; }
  table, tbody, tr, tbody th, tbody td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  tbody tr:first-child { padding-top: 0; }
  tbody tr:last-child { border-bottom: 0; padding-bottom: 0; }
  tbody th, tbody td { border: 0; padding: .15rem 0; min-width: 0; display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: .5rem; }
  .label { display: block; color: var(--soft); font-size: .8125rem; padding-top: .1rem; }
  td .when { white-space: normal; }
  td .when small { display: inline; }
  .facts > div { grid-template-columns: minmax(0, 1fr); }
  .facts { gap: .6rem; }
  .facts dt { font-size: .8125rem; }
  .filters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .filters legend { float: none; width: 100%; }
  .counts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
`;
