/** What a thread runs: a module's address, or its text. */
export type ThreadCode = URL | string;

/**
 * The code of the threads that unpack. Bundles carry its built text in place of this address (`scripts/build`), since they are
 * copied and run alone.
 */
export const unpackThread: ThreadCode = new URL("./unpack-thread.ts", import.meta.url);
