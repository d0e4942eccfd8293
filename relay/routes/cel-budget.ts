import { nodesOf } from "./cel-tree.ts";

/** Thrown when an expression has looped more often than it may; the same one each time, since making one is what costs. */
class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
}

/** Bounds the loops of one parsed expression. */
export interface LoopBudget {
  /** To be called before each evaluation. */
  renew(): void;
  /** Whether the evaluation since then was cut short: its result means nothing. */
  spent(): boolean;
}

/**
 * Makes every loop of a parsed CEL expression (`all`, `exists`, `exists_one`, `map`, `filter`) count its steps, and all of them
 * together stop at `mostSteps`.
 *
 * The library bounds how large an expression is, not how long it runs, and lists of a payload may be as long as its sender likes:
 * two loops within each other over one list of 100,000 are 10,000,000,000 steps. It has no hook for this either, so the nodes of
 * its loops are wrapped, before their types are checked.
 *
 * @param ast `ast` of what `parse` gives, its types not yet checked
 */
export function boundLoops(ast: unknown, mostSteps: number): LoopBudget {
  const over = new BudgetSpent("too many steps");
  let left = mostSteps;
  const spend = () => {
    if (left <= 0) throw over;
    left -= 1;
  };
  for (const { args } of nodesOf(ast, "comprehension")) {
    const loop = args as Loop;
    // Both, so that once it is spent no inner loop begins: `exists` goes on after an element that fails.
    loop.iterable = metered(loop.iterable, spend);
    loop.step = metered(loop.step, spend);
  }
  return {
    renew() {
      left = mostSteps;
    },
    spent: () => left <= 0,
  };
}

/** A node as the library's checker and evaluator use it. */
interface CelNode {
  readonly pos: number;
  readonly start: number;
  readonly end: number;
  readonly input: string;
  readonly maybeAsync: boolean;
  check(checker: unknown, node: unknown, context: unknown): unknown;
  evaluate(evaluator: unknown, node: unknown, context: unknown): unknown;
}

interface Loop {
  iterable: CelNode;
  step: CelNode;
}

function metered(node: CelNode, spend: () => void): CelNode {
  const { pos, start, end, input } = node;
  return {
    pos,
    start,
    end,
    input,
    get maybeAsync() {
      return node.maybeAsync;
    },
    check: (checker, _, context) =>
      (checker as { check(node: CelNode, context: unknown): unknown }).check(node, context),
    evaluate: (evaluator, _, context) => {
      spend();
      return node.evaluate(evaluator, node, context);
    },
  };
}
