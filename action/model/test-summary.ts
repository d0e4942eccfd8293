/** How many tests of a run ended how; `errors` are tests that broke rather than failed. */
export interface TestTotals {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly errors: number;
}

/** The tests of every pipeline of a tree, as far as a report shows them to people. */
export interface TestSummary extends TestTotals {
  readonly timeS: number;
  /** The tests that failed or broke, the first hundred of them. */
  readonly failures: readonly {
    readonly suite: string;
    readonly name: string;
    readonly classname?: string;
    /** The beginning of what the test said. Foreign text. */
    readonly message?: string;
  }[];
}
