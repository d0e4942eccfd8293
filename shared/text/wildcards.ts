/**
 * Whether items follow a pattern in which some elements stand for any run of items, none included.
 *
 * It remembers one such element only, the last, which is enough; so no pattern takes more than pattern × items steps, where a regular
 * expression with several `.*` takes their power.
 */
export function followsWildcards<Element, Item>(
  pattern: readonly Element[],
  items: readonly Item[],
  isRun: (element: Element) => boolean,
  fits: (element: Element, item: Item) => boolean,
): boolean {
  let [at, item, run, resume] = [0, 0, -1, 0];
  for (;;) {
    const element = pattern[at];
    const current = items[item];
    if (current === undefined) return pattern.slice(at).every(isRun);
    if (element !== undefined && isRun(element)) {
      run = at;
      resume = item;
      at += 1;
    } else if (element !== undefined && fits(element, current)) {
      at += 1;
      item += 1;
    } else if (run >= 0) {
      at = run + 1;
      resume += 1;
      item = resume;
    } else {
      return false;
    }
  }
}
