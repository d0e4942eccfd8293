import { CodedError } from "../shared/errors/coded-error.ts";

export interface RelayOptions {
  /** Path of relay.yml. */
  readonly config: string;
  /** Log lines of level debug too. */
  readonly verbose?: boolean;
}

/**
 * Runs the relay until SIGTERM or SIGINT asks it to end; resolves with the exit code.
 *
 * Rejects with a CodedError when it cannot start (CONFIG_INVALID, STORE_INVALID, STORE_IN_USE, LISTEN_FAILED).
 */
export async function runRelay(options: RelayOptions): Promise<number> {
  throw new CodedError("INTERNAL", `Under construction: ${options.config}`);
}
