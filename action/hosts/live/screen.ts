/** A terminal a person looks at, as far as text that is redrawn in place needs it. */
export interface Screen {
  write(text: string): void;
  /** As it is now. */
  size(): { readonly columns: number; readonly rows: number };
  /**
   * Calls back when the size has changed, or when the program goes on after it was suspended and others have written; the
   * function it returns ends that.
   */
  onChange(heard: (what: "resized" | "resumed") => void): () => void;
  /** Hides the cursor until the function it returns is called, or the process ends or is suspended. */
  hideCursor(): () => void;
}
