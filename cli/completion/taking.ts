import type { CompletedCommand, Takes } from "./completed.ts";

/** What a value may be, as one word of a script: its fixed words, or `file`, `folder`, `text`; empty for an option without one. */
export function takesText(takes: Takes): string {
  switch (takes.kind) {
    case "nothing":
      return "";
    case "words":
      return takes.words.join(" ");
    default:
      return takes.kind;
  }
}

/** The options that take a value, as `command --option`, those together that take the same. */
export function byTaking(
  commands: readonly CompletedCommand[],
): readonly { readonly takes: Takes; readonly options: readonly string[] }[] {
  const groups = new Map<string, { readonly takes: Takes; readonly options: string[] }>();
  for (const { path, options } of commands) {
    for (const { word, takes } of options) {
      if (takes.kind === "nothing") continue;
      const group = groups.get(takesText(takes)) ?? { takes, options: [] };
      groups.set(takesText(takes), group);
      group.options.push(`${path} ${word}`);
    }
  }
  return [...groups.values()];
}
