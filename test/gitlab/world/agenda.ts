interface Entry<Item> {
  readonly at: number;
  /** Entries of the same instant keep the order in which they were made. */
  readonly turn: number;
  readonly item: Item;
}

/** Who changes when: each item has at most one appointment, and the earliest is found without looking at the others. */
export class Agenda<Item extends object> {
  readonly #heap: Entry<Item>[] = [];
  readonly #current = new Map<Item, Entry<Item>>();
  #turn = 0;

  /** Gives the item its appointment, in place of the one it has; Infinity = none. */
  set(item: Item, at: number): void {
    if (this.#current.get(item)?.at === at) return;
    this.#current.delete(item);
    if (at === Number.POSITIVE_INFINITY) return;
    const entry = { at, turn: this.#turn++, item };
    this.#current.set(item, entry);
    this.#rise(entry);
  }

  /** Takes the earliest item whose time has come by `now`. */
  takeDue(now: number): { readonly item: Item; readonly at: number } | undefined {
    for (let first = this.#heap[0]; first !== undefined && first.at <= now; first = this.#heap[0]) {
      this.#drop();
      // An entry that has been replaced since is passed over.
      if (this.#current.get(first.item) !== first) continue;
      this.#current.delete(first.item);
      return first;
    }
    return undefined;
  }

  #rise(entry: Entry<Item>): void {
    let at = this.#heap.push(entry) - 1;
    for (let parent = (at - 1) >> 1; at > 0; at = parent, parent = (at - 1) >> 1) {
      const above = this.#heap[parent];
      if (above === undefined || !before(entry, above)) break;
      this.#heap[at] = above;
      this.#heap[parent] = entry;
    }
  }

  #drop(): void {
    const entry = this.#heap.pop();
    if (entry === undefined || this.#heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [this.#heap[child], this.#heap[child + 1]];
      if (left === undefined) break;
      if (right !== undefined && before(right, left)) child += 1;
      const below = this.#heap[child];
      if (below === undefined || !before(below, entry)) break;
      this.#heap[at] = below;
      at = child;
    }
    this.#heap[at] = entry;
  }
}

function before(a: Entry<unknown>, b: Entry<unknown>): boolean {
  return a.at < b.at || (a.at === b.at && a.turn < b.turn);
}
