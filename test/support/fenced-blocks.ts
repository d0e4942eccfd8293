/** A code block of a Markdown page. */
export interface FencedBlock {
  /** What stands after the backticks: `yaml`, `sh`, …; empty for none. */
  readonly language: string;
  readonly text: string;
  /** The line of its first backticks. */
  readonly line: number;
}

/** The code blocks of a page, in order. */
export function fencedBlocks(markdown: string): readonly FencedBlock[] {
  return [...markdown.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = "", 2: text = "", index }) => ({
      language,
      text,
      line: markdown.slice(0, index).split("\n").length,
    }),
  );
}
