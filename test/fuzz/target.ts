/** A parser of foreign bytes, and what must hold of it whatever they are. */
export interface Target {
  /** Names its folder of findings too. */
  readonly name: string;
  /** What holds for every input, as the end of "whatever comes, it …". */
  readonly promise: string;
  /** Inputs as they come in earnest: what is made of them gets past the first line of the parser. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** What means something to it. */
  readonly words: readonly string[];
  /** Throws where the promise is broken; a `CodedError` is let out by no target that does not say so. */
  readonly check: (input: Buffer) => unknown;
  /** Of a hundred inputs in `npm test`, how many this one is worth; 100 unless told. Those that touch the disk cost more. */
  readonly share?: number;
}

/** Parts one input from the next, where a target takes several. */
export const PARTED = "\n--\n";

/** The parts of an input as text; what is missing is empty. */
export function parts(input: Buffer): (at: number) => string {
  const found = input.toString("utf8").split(PARTED);
  return (at) => found[at] ?? "";
}

/** Fails with what was found to be so, and for whom. */
export function holds(condition: boolean, otherwise: () => string): void {
  if (!condition) throw new Error(otherwise());
}

// oxlint-disable-next-line no-control-regex
const MOVES_A_CURSOR = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Whether a terminal that prints this would do more than put characters one behind the other. */
export function movesCursor(text: string): boolean {
  return MOVES_A_CURSOR.test(text);
}
