import type { ExplainedRoute, Explanation, Outcome } from "../../relay/explain/explanation.ts";

/** The status the relay would answer with. */
export function answerStatus({ outcome, verification }: Pick<Explanation, "outcome" | "verification">): number {
  if (verification?.kind === "refused") return 401;
  if (verification?.kind === "ping") return 200;
  if (outcome.kind === "refused") return outcome.status;
  return outcome.kind === "push" && deliveriesOf(outcome) > 0 ? 202 : 200;
}

/** How many deliveries an outcome would make. */
export function deliveriesOf(outcome: Outcome): number {
  return outcome.kind === "push" ? outcome.changes.reduce((sum, { taken }) => sum + taken.length, 0) : 0;
}

/** An explanation as `--json` prints it. */
export function explanationJson(explanation: Explanation): object {
  const { source, sourceKind, sizeBytes, assumed, verification, remark, outcome } = explanation;
  return {
    schema: "sluice/relay-explain-result@1",
    source,
    kind: sourceKind,
    sizeBytes,
    ...(assumed === undefined ? {} : { assumedHeaders: assumed }),
    ...(verification === undefined
      ? {}
      : {
          authentic: verification.kind === "authentic",
          ...(verification.kind === "refused" ? { notAuthentic: verification.why } : {}),
        }),
    ...(remark === undefined ? {} : { remark }),
    status: answerStatus(explanation),
    deliveries: deliveriesOf(outcome),
    ...outcomeJson(outcome),
  };
}

function outcomeJson(outcome: Outcome): object {
  switch (outcome.kind) {
    case "refused":
      return { outcome: "refused", code: outcome.code, why: outcome.why };
    case "nothing":
      return { outcome: "nothing", type: outcome.type, why: outcome.why };
    case "pipeline":
      return { outcome: "pipeline", type: outcome.type, news: outcome.news };
    case "push":
      return {
        outcome: "push",
        type: outcome.type,
        ...outcome.origin,
        changes: outcome.changes.map(({ change, taken, others }) => ({
          ...change,
          routes: [...taken.map(routeJson), ...others.map(({ route, why }) => ({ route, matches: "no", why }))],
        })),
      };
  }
}

function routeJson({ route, maybe, lane, refs, call }: ExplainedRoute): object {
  return {
    route: route.name,
    ...(maybe === undefined ? { matches: "yes" } : { matches: "maybe", why: maybe }),
    lane,
    order: route.order,
    onAmbiguous: route.onAmbiguous,
    ...(route.debounceMs === undefined ? {} : { debounceMs: route.debounceMs }),
    ...(route.feedback === undefined ? {} : { feedback: route.feedback }),
    refs,
    ...("fault" in call ? { fault: call.fault } : { request: call }),
  };
}
