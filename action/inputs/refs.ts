import { isRefName } from "../../shared/text/ref-name.ts";
import type { RefChoice } from "../model/new-pipeline.ts";
import type { Complain } from "./complain.ts";
import { readRef } from "./plain.ts";

/**
 * The refs to try, in order, from a list with commas or line breaks between them; undefined after a complaint.
 *
 * A name with a comma in it, which git allows, can be written in a JSON list, which no ref looks like. A branch that is
 * really called `default` or `same-branch` is written as refs/heads/default.
 *
 * @param around the branch or tag the surrounding CI run is about, where there is one
 */
export function readRefs(
  text: string | undefined,
  around: string | undefined,
  complain: Complain,
): readonly RefChoice[] | undefined {
  const names = namesIn(text?.trim() ?? "");
  if (names === undefined) {
    complain(
      'it begins like a JSON list of names, and is none. Write one like ["same-branch", "main"], or the names alone.',
    );
    return undefined;
  }
  const choices = (names.length === 0 ? [""] : names).flatMap((name) => toChoice(name, around, complain) ?? []);
  return choices.length > 0 && choices.length === names.length ? choices : undefined;
}

function namesIn(text: string): readonly string[] | undefined {
  if (!text.startsWith("["))
    return text
      .split(/[,\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== "");
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((name) => typeof name === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}

function toChoice(name: string, around: string | undefined, complain: Complain): RefChoice | undefined {
  if (name === "default") return { kind: "default" };
  if (name === "same-branch") {
    if (around !== undefined && isRefName(around)) return { kind: "same-branch", name: around };
    complain(
      "`same-branch` needs a CI run around it whose branch can be told, and there is none. Write the name of a branch (one that is called same-branch as refs/heads/same-branch).",
    );
    return undefined;
  }
  const read = readRef(name, complain);
  return read === undefined ? undefined : { kind: "name", name: read };
}
