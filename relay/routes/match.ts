import type { ChangeInFull, Origin } from "../model/event.ts";
import type { RouteConfig } from "../model/route-config.ts";
import type { Answer } from "./answer.ts";
import { conditionsOf } from "./conditions.ts";
import type { Occasion } from "./occasion.ts";

/** A route with its conditions compiled, once for all events. */
export interface CompiledRoute {
  readonly route: RouteConfig;
  /** Whether the change goes along this route; the first condition that fails is the one told. Never throws. */
  readonly judge: (occasion: Occasion, origin: Origin, change: ChangeInFull) => Answer;
}

/** A route a change goes along. */
export interface TakenRoute {
  readonly route: RouteConfig;
  /** Why that is not certain, where the sender does not tell enough. */
  readonly maybe?: string;
}

/** A route and a sentence about it. */
export interface RouteRemark {
  readonly route: string;
  readonly why: string;
  /** The ref of the change it is about, where there are several. */
  readonly ref?: string;
}

/** What the routes say about one change. */
export interface Matched {
  readonly routes: readonly TakenRoute[];
  /** Every other route, with the first of its conditions that failed. */
  readonly others: readonly RouteRemark[];
}

/**
 * Compiles routes for `matchRoutes`.
 *
 * @throws Error for a glob or expression that does not compile; a checked configuration has none
 */
export function compileRoutes(routes: readonly RouteConfig[]): readonly CompiledRoute[] {
  return routes.map((route) => ({ route, judge: judgeOf(route) }));
}

/** Which routes a change goes along, and why it does not go along the others. Pure. */
export function matchRoutes(
  routes: readonly CompiledRoute[],
  occasion: Occasion,
  origin: Origin,
  change: ChangeInFull,
): Matched {
  const taken: TakenRoute[] = [];
  const others: RouteRemark[] = [];
  for (const { route, judge } of routes) {
    const answer = judge(occasion, origin, change);
    if (answer.kind === "no") others.push({ route: route.name, why: answer.why });
    else taken.push(answer.kind === "yes" ? { route } : { route, maybe: answer.why });
  }
  return { routes: taken, others };
}

function judgeOf({ from, when }: RouteConfig): CompiledRoute["judge"] {
  const conditions = conditionsOf(when);
  return (occasion, origin, change) => {
    if (occasion.source !== from)
      return { kind: "no", why: `it takes events from ${from}, not from ${occasion.source}` };
    let sum: Answer = { kind: "yes" };
    for (const condition of conditions) {
      const answer = condition({ occasion, origin, change });
      if (answer.kind === "no") return answer;
      if (answer.kind === "maybe") sum = answer;
    }
    return sum;
  };
}
