import { URL_VARIABLE, variableOf } from "./environment.ts";
import { FIXTURE_NAMES, FIXTURES } from "./fixtures.ts";
import { CASES } from "./table.ts";

/** Renders docs/reference/conformance.md: every variable with what it gives, every case with what it needs. */
export function renderReference(): string {
  const variables = FIXTURE_NAMES.map((name) => `| \`${variableOf(name)}\` | ${spelledOut(FIXTURES[name])} |`);
  const cases = CASES.map(
    ({ number, group, title, needs, unconfirmed }) =>
      `| ${number} | ${group} ${title} | ${needs.map((name) => `\`${shortOf(name)}\``).join(" ")} | ${unconfirmed ?? ""} |`,
  );
  return [
    "<!-- Generated from test/gitlab/conformance; renew with `npx vitest run test/gitlab/conformance -u`. -->",
    "",
    "# Conformance cases",
    "",
    "How to put these cases to a real GitLab: [conformance.md](../conformance.md).",
    "",
    "## Variables",
    "",
    "P is the project of `SLUICE_CONFORMANCE_PROJECT`, T the token of `SLUICE_CONFORMANCE_TRIGGER_TOKEN`.",
    "",
    "| variable | what it gives |",
    "|---|---|",
    `| \`${URL_VARIABLE}\` | Address of the GitLab, with its relative URL root if it has one, without \`/api/v4\` |`,
    ...variables,
    "",
    "## Cases",
    "",
    "Variables without their prefix `SLUICE_CONFORMANCE_`. A number that repeats is one case in parts. *Unconfirmed* is what",
    "only leaves a remark when a real GitLab does it differently.",
    "",
    "| case | promise | needs | unconfirmed |",
    "|---|---|---|---|",
    ...cases,
    "",
  ].join("\n");
}

/** A description that speaks of other fixtures speaks of their variables instead. */
function spelledOut(text: string): string {
  const named = text.replaceAll(/`(\w+)`/g, (quoted, word) => {
    const fixture = FIXTURE_NAMES.find((name) => name === word);
    return fixture === undefined ? quoted : `\`${variableOf(fixture)}\``;
  });
  return named.replace(/^./, (first) => first.toUpperCase());
}

function shortOf(name: (typeof FIXTURE_NAMES)[number]): string {
  return variableOf(name).replace("SLUICE_CONFORMANCE_", "");
}
