import type { CatalogueEntry } from "../../shared/errors/catalogue-entry.ts";
import { troubleshootingLink } from "../../shared/errors/describe.ts";
import { type GeneratedFile, generatedNotice } from "./generated-file.ts";
import { symptomTables } from "./symptoms.ts";

/** Where a code is looked for, by its name; the first match wins, and the last group takes every code. */
const GROUPS: readonly (readonly [title: string, codes: RegExp])[] = [
  ["Inputs, command line and configuration", /^(INPUT|USAGE|FILE|CONFIG|UNSUPPORTED|RELAY)/],
  [
    "Triggering a pipeline",
    /^(TRIGGER|GITLAB_(TRIGGER|PIPELINE|VARIABLE|INPUTS|REF|JOB|NO_|FILTERED|CREATION|PARAMETER))/,
  ],
  ["Talking to GitLab", /^GITLAB/],
  ["Waiting for a pipeline", /^WATCH/],
  ["Artifacts", /^ARTIFACTS/],
  ["Graphs of pipelines", /^GRAPH/],
  ["Relay: webhooks", /^WEBHOOK/],
  ["Relay: store, deliveries and server", /^(STORE|DELIVERY|LISTEN)/],
  ["Relay: admin API and dashboard", /^ADMIN/],
  ["Everything else", /^/],
];

/** docs/troubleshooting.md: symptoms first, then a section for each error code, at the anchor that error messages link to. */
export function troubleshootingPage(catalogue: Readonly<Record<string, CatalogueEntry>>): GeneratedFile {
  const grouped = Map.groupBy(Object.entries(catalogue), ([code]) => GROUPS.find(([, codes]) => codes.test(code))?.[0]);
  const chapters = GROUPS.flatMap(([title]) => {
    const entries = grouped.get(title);
    return entries === undefined ? [] : [`## ${title}\n\n${entries.map(section).join("\n")}`];
  });
  return {
    path: "docs/troubleshooting.md",
    text: `${generatedNotice("shared/errors/catalogue.ts and scripts/generate/symptoms.ts")}

# Troubleshooting

Every error of Sluice ends its first line with a code in square brackets: look for it on this page. Codes are stable, so scripts may
match on them; the words around them may change. Without a code, begin with what you see; \`sluice doctor\` finds out most of it
[by itself](doctor.md).

## By symptom

${symptomTables()}
## By exit code

| exit code | means |
|---|---|
| 0 | succeeded, or triggered without waiting |
| 1 | the downstream pipeline failed |
| 2 | inputs, command line or configuration |
| 3 | credentials or permissions |
| 4 | GitLab unreachable or answering wrongly |
| 5 | timed out waiting |
| 6 | the downstream pipeline was canceled, skipped or is blocked, or the command was stopped |
| 7 | artifacts |

${chapters.join("\n")}`,
  };
}

function section([code, entry]: readonly [string, CatalogueEntry]): string {
  const anchor = troubleshootingLink(code).split("#")[1] ?? "";
  const answers = entry.httpStatus === undefined ? "" : ` The relay answers with HTTP ${entry.httpStatus}.`;
  return `<a id="${anchor}"></a>

### ${code}

${entry.means}

**What to do:** ${entry.hint}

Exit code ${entry.exitCode}.${answers}
`;
}
