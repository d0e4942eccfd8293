/** What GitLab takes of a dotenv report: one that goes beyond is refused as a whole, and the job with it. */
export interface DotenvLimits {
  /** Plan limit `dotenv_variables`: 20 where nobody changed it, 50 and more on gitlab.com. */
  readonly variables: number;
}

/** Plan limit `dotenv_size`, 5 KiB where nobody changed it; the file has to be smaller (Ci::ParseDotenvArtifactService). */
const MOST_BYTES = 5 * 1_024 - 1;

/** One value must not take the room of all others; a script that wants the whole of it reads `--json`. */
const LONGEST_VALUE = 1_000;

/** What became of a value: why it was left out, or that it stands in the file. */
export type DotenvFate = { readonly kind: "written" } | { readonly kind: "left-out"; readonly why: string };

/** A dotenv report that grows by lines and stays within what GitLab takes of one. */
export class DotenvReport {
  readonly #append: (line: string) => void;
  readonly #limits: DotenvLimits;
  readonly #values = new Map<string, string>();
  #bytes: number;

  /** @param alreadyBytes the size of the file as it was found */
  constructor(append: (line: string) => void, limits: DotenvLimits, alreadyBytes = 0) {
    this.#append = append;
    this.#limits = limits;
    this.#bytes = alreadyBytes;
  }

  /** Sets a variable; of several lines with one name, GitLab takes the last. */
  set(name: string, value: string): DotenvFate {
    if (this.#values.get(name) === value) return { kind: "written" };
    const why = this.#whyNot(name, value);
    if (why !== undefined) return { kind: "left-out", why };
    const line = `${name}=${value}`;
    this.#values.set(name, value);
    this.#bytes += byteLength(line) + 1;
    this.#append(line);
    return { kind: "written" };
  }

  #whyNot(name: string, value: string): string | undefined {
    if (!/^\w{1,255}$/.test(name)) return "GitLab takes only letters, digits and underscores in a name";
    if (/[\r\n]/.test(value)) return "a dotenv report takes no line breaks";
    const lineBytes = byteLength(`${name}=${value}`) + 1;
    if (lineBytes > LONGEST_VALUE) return `it is longer than ${LONGEST_VALUE} bytes`;
    if (this.#bytes + lineBytes > MOST_BYTES) return "GitLab takes dotenv reports of less than 5 KiB";
    if (!this.#values.has(name) && this.#values.size >= this.#limits.variables)
      return `GitLab takes ${this.#limits.variables} variables in a dotenv report here`;
    return undefined;
  }
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
