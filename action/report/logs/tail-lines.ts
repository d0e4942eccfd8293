import { counted } from "../../../shared/text/counted.ts";

/** How much of a text is shown. */
export interface TailLimits {
  readonly lines: number;
  readonly chars: number;
}

/** The last lines that fit, without empty ones at the end; a first line says how many were left out. */
export function tailLines(lines: readonly string[], limits: TailLimits): readonly string[] {
  const end = lines.findLastIndex((line) => line.trim() !== "") + 1;
  let begin = end;
  for (let chars = 0; begin > 0 && end - begin < limits.lines; begin--) {
    chars += (lines[begin - 1]?.length ?? 0) + 1;
    if (chars > limits.chars) break;
  }
  const shown = lines.slice(begin, end);
  return begin === 0 ? shown : [`… ${counted(begin, "line")} before`, ...shown];
}
