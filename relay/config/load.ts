import { CodedError } from "../../shared/errors/coded-error.ts";
import type { RelayConfig } from "../model/relay-config.ts";

/** What loading a configuration needs of the world. */
export interface LoadDeps {
  /** The text of a file (UTF-8); throws when it cannot be read. */
  readonly readFile: (path: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The configuration in the file at `path`, complete and checked.
 *
 * @throws CodedError CONFIG_INVALID or CONFIG_SECRET_MISSING listing every problem; FILE_UNREADABLE
 */
export function loadConfig(path: string, _deps: LoadDeps): RelayConfig {
  throw new CodedError("INTERNAL", `Loading ${path} is not built yet.`);
}
