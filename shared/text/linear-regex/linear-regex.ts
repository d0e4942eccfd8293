import { parseRegex, type RegexNode } from "./parse-regex.ts";

/** A compiled regular expression. */
export interface LinearRegex {
  /**
   * Whether the text holds a match anywhere. Takes time in proportion to the text's length times the expression's at most, whatever
   * both are.
   *
   * @param onWork told of each thousand states entered; what it throws ends it
   */
  test(text: string, onWork?: (states: number) => void): boolean;
}

/** A state of the automaton. `id` counts from 0. */
type State =
  | { readonly id: number; readonly kind: "char"; readonly test: (char: string) => boolean; readonly next: State }
  | {
      readonly id: number;
      readonly kind: "place";
      readonly holds: (before: string | undefined, after: string | undefined) => boolean;
      readonly next: State;
    }
  | { readonly id: number; readonly kind: "fork"; readonly to: State[] }
  | { readonly id: number; readonly kind: "match" };

/** Counted repetitions are written out, so `(\w{1000}){1000}` would be a million states. */
const MOST_STATES = 5_000;

const TELL_EVERY = 1_000;

/**
 * Compiles a regular expression of RE2's syntax for matching without going back: all ways through it are followed at once, as RE2
 * and Go do (K. Thompson, 1968). JavaScript's own expressions try one way after the other, and a text made for it lets some of them
 * take longer than the universe is old.
 *
 * @throws Error saying what is wrong with it
 */
export function linearRegex(pattern: string): LinearRegex {
  const { start, states } = compile(parseRegex(pattern));
  return { test: (text, onWork = () => {}) => run(start, states, text, onWork) };
}

function compile(tree: RegexNode): { readonly start: State; readonly states: number } {
  let states = 0;
  const id = () => {
    if (states >= MOST_STATES) throw new Error("it is too large: its repetitions multiply");
    states += 1;
    return states - 1;
  };
  /** The state in which `node` begins, when `next` follows it. */
  const before = (node: RegexNode, next: State): State => {
    switch (node.kind) {
      case "char":
        return { id: id(), kind: "char", test: node.test, next };
      case "place":
        return { id: id(), kind: "place", holds: node.holds, next };
      case "sequence":
        return node.of.reduceRight((following, part) => before(part, following), next);
      case "either":
        return { id: id(), kind: "fork", to: node.of.map((branch) => before(branch, next)) };
      case "repeat":
        return repetition(node, next);
    }
  };
  const repetition = ({ of, min, max }: Extract<RegexNode, { kind: "repeat" }>, next: State): State => {
    let state = next;
    if (max === Infinity) {
      const loop: Extract<State, { kind: "fork" }> = { id: id(), kind: "fork", to: [next] };
      loop.to.push(before(of, loop));
      state = loop;
    } else {
      for (let count = min; count < max; count += 1) state = { id: id(), kind: "fork", to: [next, before(of, state)] };
    }
    for (let count = 0; count < min; count += 1) state = before(of, state);
    return state;
  };
  const start = before(tree, { id: id(), kind: "match" });
  return { start, states };
}

function run(start: State, states: number, text: string, onWork: (states: number) => void): boolean {
  // In which step a state was last entered: each is entered once a step, so that loops of nothing end.
  const entered = new Int32Array(states).fill(-1);
  let active: State[] = [];
  let step = 0;
  let work = 0;
  let last: string | undefined;
  const chars = text[Symbol.iterator]();
  for (;;) {
    const { value: char, done = false } = chars.next();
    const reached = [...active, start];
    active = [];
    while (reached.length > 0) {
      const state = reached.pop();
      if (state === undefined || entered[state.id] === step) continue;
      entered[state.id] = step;
      work += 1;
      if (work % TELL_EVERY === 0) onWork(TELL_EVERY);
      if (state.kind === "match") return true;
      if (state.kind === "fork") reached.push(...state.to);
      else if (state.kind === "place") {
        if (state.holds(last, char)) reached.push(state.next);
      } else if (char !== undefined && state.test(char)) active.push(state.next);
    }
    if (done) return false;
    last = char;
    step += 1;
  }
}
