import type { Credential } from "./auth.ts";
import { FirstThatReads } from "./first-that-reads.ts";

/** For each project the credential that reads there: what one project lets in, another may turn away. */
export class ProjectReaders {
  readonly #readers: readonly Credential[];
  readonly #byProject = new Map<number, FirstThatReads>();

  /** @param readers at least one, the best first */
  constructor(readers: readonly Credential[]) {
    this.#readers = readers;
  }

  /** As `FirstThatReads` does it, remembered for this project. */
  read<T>(projectId: number, by: (credential: Credential) => Promise<T>): Promise<T> {
    const known = this.#byProject.get(projectId) ?? new FirstThatReads(this.#readers);
    this.#byProject.set(projectId, known);
    return known.read(by);
  }
}
