import { nodesOf } from "./cel-tree.ts";

/** Thrown when an expression has done more than it may; the same one each time, since making one is what costs. */
class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
}

/** What an expression may do in one evaluation, counted in steps of its loops: about a microsecond each. */
export class CelBudget {
  readonly #most: number;
  readonly #over = new BudgetSpent("too much work");
  #left = 0;

  constructor(mostSteps: number) {
    this.#most = mostSteps;
  }

  /** To be called before each evaluation. */
  renew(): void {
    this.#left = this.#most;
  }

  /** Whether the evaluation was cut short: its result means nothing then. */
  get spent(): boolean {
    return this.#left < 0;
  }

  /** @throws BudgetSpent when nothing is left */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw this.#over;
  }
}

/** Members and items that are compared or copied in the time of one step of a loop, and characters that are searched. */
const VALUES_PER_STEP = 50;
const CHARS_PER_STEP = 1_000;

/** The library reads durations by an expression that goes back over a long row of digits for each of them. */
const LONGEST_DURATION = 100;

const WORKING = ["==", "!=", "in", "+", "<", "<=", ">", ">="] as const;

/**
 * Makes a parsed CEL expression pay for what it does: every step of its loops (`all`, `exists`, `exists_one`, `map`, `filter`), and
 * what its operators and functions are given, by size.
 *
 * The library bounds how large an expression is, not how long it runs, and a payload's lists and texts are as long as its sender
 * likes: two loops within each other over one list of 100,000 are 10,000,000,000 steps, and so is one loop with an `in`. It has no
 * hook for this, so the nodes are wrapped, before their types are checked.
 *
 * @param ast `ast` of what `parse` gives, its types not yet checked
 */
export function payForWork(ast: unknown, budget: CelBudget): void {
  // All are found first: a wrapped node hides what is below it.
  const loops = nodesOf(ast, "comprehension").map(({ args }) => args as { iterable: CelNode; step: CelNode });
  const operators = WORKING.flatMap((op) => nodesOf(ast, op).map(({ args }) => args as CelNode[]));
  const functions = nodesOf(ast, "call").map(({ args }) => args as [name: string, given: CelNode[]]);
  const methods = nodesOf(ast, "rcall").map(({ args }) => args as [name: string, receiver: CelNode, given: CelNode[]]);

  for (const list of [...operators, ...methods.map(([, , given]) => given)])
    for (const [at, node] of list.entries()) list[at] = payingBySize(node, budget);
  for (const [name, given] of functions)
    for (const [at, node] of given.entries())
      given[at] = name === "duration" ? shortText(node, LONGEST_DURATION) : payingBySize(node, budget);
  // What is split becomes as many texts as it has characters, at the worst.
  for (const call of methods)
    call[1] = payingBySize(call[1], budget, call[0] === "split" ? VALUES_PER_STEP : CHARS_PER_STEP);
  for (const loop of loops) {
    // Both, so that once it is spent no inner loop begins: `exists` goes on after an element that fails.
    loop.iterable = payingByStep(loop.iterable, budget);
    loop.step = payingByStep(loop.step, budget);
  }
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

/** A node that pays each time it is evaluated, before: what fails costs as much. */
function payingByStep(node: CelNode, budget: CelBudget): CelNode {
  return wrapped(node, (evaluate) => {
    budget.spend(1);
    return evaluate();
  });
}

/** A node that pays for each value it gives to whoever works on it. */
function payingBySize(node: CelNode, budget: CelBudget, charsPerStep = CHARS_PER_STEP): CelNode {
  return wrapped(node, (evaluate) => {
    const value = evaluate();
    if (typeof value === "string") budget.spend(value.length / charsPerStep);
    else if (typeof value === "object" && value !== null) spendOn(value, budget);
    return value;
  });
}

/** A node that gives no text longer than this. */
function shortText(node: CelNode, mostChars: number): CelNode {
  return wrapped(node, (evaluate) => {
    const value = evaluate();
    if (typeof value === "string" && value.length > mostChars)
      throw new Error(`a text of ${value.length} characters is no duration`);
    return value;
  });
}

function wrapped(node: CelNode, around: (evaluate: () => unknown) => unknown): CelNode {
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
    evaluate: (evaluator, _, context) => around(() => node.evaluate(evaluator, node, context)),
  };
}

/** Pays for everything in a list or map: to compare it, all of it may have to be looked at. */
function spendOn(value: object, budget: CelBudget): void {
  const members = Array.isArray(value) ? value : value instanceof Map ? value.values() : [];
  let count = 0;
  for (const member of members as Iterable<unknown>) {
    count += 1;
    if (count % VALUES_PER_STEP === 0) budget.spend(1);
    if (typeof member === "object" && member !== null) spendOn(member, budget);
  }
  budget.spend((count % VALUES_PER_STEP) / VALUES_PER_STEP);
}
