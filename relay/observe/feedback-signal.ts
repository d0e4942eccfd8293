/** What telling commits, and learning what there is to tell, comes to. */
export type FeedbackSignal =
  | {
      readonly kind: "commit-told";
      readonly delivery: string;
      readonly route: string;
      readonly source: string;
      readonly state: string;
    }
  | {
      readonly kind: "commit-not-told";
      readonly delivery: string;
      readonly route: string;
      readonly source: string;
      readonly code: string;
      readonly why: string;
      readonly status?: number;
      /** Whether it is the first of its sort at this source: what is wrong with a token is wrong with every commit. */
      readonly first: boolean;
    }
  /** A forge takes no statuses now; they wait. */
  | { readonly kind: "forge-failing"; readonly source: string; readonly why: string; readonly pauseMs: number }
  | { readonly kind: "forge-recovered"; readonly source: string }
  /** Pipelines of a GitLab cannot be looked at now. */
  | { readonly kind: "watch-failing"; readonly gitlab: string; readonly code: string; readonly why: string }
  | { readonly kind: "watch-recovered"; readonly gitlab: string }
  /** Whatever becomes of this pipeline, nobody asks any more. */
  | { readonly kind: "watch-given-up"; readonly delivery: string; readonly route: string; readonly why: string };
