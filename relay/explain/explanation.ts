import type { ChangeInFull, Origin, PipelineNews, SourceKind } from "../model/event.ts";
import type { RouteConfig } from "../model/route-config.ts";
import type { RouteRemark } from "../routes/match.ts";
import type { Verification } from "../sources/source.ts";

/** What the relay would do with a request, and why. */
export interface Explanation {
  readonly source: string;
  readonly sourceKind: SourceKind;
  readonly sizeBytes: number;
  /** Headers taken for granted, where none were given. */
  readonly assumed?: Readonly<Record<string, string>>;
  /** Whether it is the sender's, where that was asked. */
  readonly verification?: Verification;
  /** What an operator would find in the log beside. */
  readonly remark?: string;
  readonly outcome: Outcome;
}

/** What comes of a request. */
export type Outcome =
  /** It is turned away. */
  | { readonly kind: "refused"; readonly status: number; readonly code: string; readonly why: string }
  /** It is kept and starts nothing, whatever the routes. */
  | { readonly kind: "nothing"; readonly type: string; readonly why: string }
  /** It tells of a pipeline, which no route is asked about. */
  | { readonly kind: "pipeline"; readonly type: string; readonly news: PipelineNews }
  | {
      readonly kind: "push";
      readonly type: string;
      readonly origin: Origin;
      readonly changes: readonly ExplainedChange[];
    };

/** What the routes say of one change. */
export interface ExplainedChange {
  readonly change: ChangeInFull;
  readonly taken: readonly ExplainedRoute[];
  /** Every other route of the source, with the first of its conditions that failed. */
  readonly others: readonly RouteRemark[];
}

/** A delivery that would be made. */
export interface ExplainedRoute {
  readonly route: RouteConfig;
  /** Why it is not certain that the change goes along. */
  readonly maybe?: string;
  /** The lane it goes on. */
  readonly lane: string;
  /** The refs in the order they would be tried, rendered; of one that cannot be rendered, why. */
  readonly refs: readonly (string | { readonly fault: string })[];
  /** The first call to GitLab; or why none can be made. */
  readonly call: ExplainedCall | { readonly fault: string };
}

/** A call to GitLab, its token hidden. */
export interface ExplainedCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, exactly what would be sent but for `***` in place of the token, and `DELIVERY_ID` in place of the delivery's id. */
  readonly body: string;
}
