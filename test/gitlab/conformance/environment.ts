import { FIXTURE_NAMES, type FixtureName, type Fixtures } from "./fixtures.ts";
import type { Subject } from "./subject.ts";

const PREFIX = "SLUICE_CONFORMANCE_";

/** The variable that holds the address of the GitLab to put the table to. */
export const URL_VARIABLE = `${PREFIX}URL`;

/** The environment variable that gives a fixture: `triggerToken` ⇒ `SLUICE_CONFORMANCE_TRIGGER_TOKEN`. */
export function variableOf(fixture: FixtureName): string {
  return PREFIX + fixture.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** A real GitLab as the environment describes it; undefined when the environment names none. Blank variables are absent. */
export function environmentSubject(env: Readonly<Record<string, string | undefined>>): Subject | undefined {
  const url = env[URL_VARIABLE];
  if (url === undefined || url.trim() === "") return undefined;
  const fixtures: Fixtures = Object.fromEntries(
    FIXTURE_NAMES.flatMap((name) => {
      const value = env[variableOf(name)]?.trim() ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
  return { url: url.trim(), fixtures, nameOf: variableOf, exact: false };
}
