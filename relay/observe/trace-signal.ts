/** What sending traces comes to. */
export type TraceSignal =
  | { readonly kind: "tracing"; readonly endpoint: string }
  /** A variable says what cannot be done; `instead` is what is done. */
  | { readonly kind: "tracing-unclear"; readonly variable: string; readonly why: string; readonly instead: string }
  /** `first`: the send before worked, or there was none. */
  | { readonly kind: "traces-not-sent"; readonly spans: number; readonly why: string; readonly first: boolean }
  | { readonly kind: "traces-sent-again" };
