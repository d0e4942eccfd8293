/** A file that is made from another one and committed with it. */
export interface GeneratedFile {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What stands above the text of a generated Markdown file. */
export function generatedNotice(source: string): string {
  return `<!-- Generated from ${source} by \`npm run generate\`. Change it there, not here. -->`;
}
