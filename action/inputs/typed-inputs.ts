import { printable } from "../../shared/text/printable.ts";
import type { Complain } from "./complain.ts";
import { readMap } from "./read-map.ts";
import type { Written } from "./written.ts";

/**
 * Values for the target's `spec: inputs`, from a JSON object or a YAML map, with their types; undefined after a complaint.
 *
 * A number that would not come out as it was written (`1.10`, `0x1F`, one with too many digits) is refused: it is mostly a
 * version or an id that wants quotes.
 */
export async function readTypedInputs(
  text: string | undefined,
  complain: Complain,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (text === undefined || text.trim() === "") return {};
  const map = await readMap(text, complain);
  if (map === undefined) return undefined;
  let refused = false;
  const refuse = (problem: string) => {
    refused = true;
    complain(problem);
  };
  const entries = map.entries.map(([name, written]) => [name, toValue(printable(name, 60), written, refuse)] as const);
  return refused ? undefined : Object.fromEntries(entries);
}

function toValue(name: string, written: Written, refuse: Complain): unknown {
  switch (written.kind) {
    case "list":
      return written.items.map((item) => toValue(name, item, refuse));
    case "map":
      return Object.fromEntries(written.entries.map(([key, value]) => [key, toValue(name, value, refuse)]));
    case "scalar":
      if (written.value === null)
        refuse(`the value of ${name} is missing. Write "" for an empty text, or leave ${name} out.`);
      else if (typeof written.value === "number" && String(written.value) !== written.source)
        refuse(
          `${name} is written like a number that would arrive as ${written.value}. Write it in quotes if it is text, and plainly if it is a number.`,
        );
      return written.value;
  }
}
