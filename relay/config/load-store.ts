import { dirname, resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { LoadDeps } from "./examine.ts";
import { parseYaml } from "./parse-yaml.ts";
import { resolvePath } from "./read-secrets.ts";
import { readText } from "./read-text.ts";
import { fileSchema } from "./schema.ts";

const storeOnly = fileSchema.pick({ store: true }).loose();

/**
 * Where the configuration at `path` keeps its store, read without the rest of it.
 *
 * Whoever lists deliveries has neither the relay's environment with its secrets, nor wants to be kept from looking because a
 * route is being edited.
 *
 * @throws CodedError FILE_UNREADABLE or CONFIG_INVALID
 */
export function loadStore(path: string, { readFile }: Pick<LoadDeps, "readFile">): RelayConfig["store"] {
  const absolute = resolve(path);
  const shaped = storeOnly.safeParse(parseYaml(readText(absolute, { readFile })).value);
  if (!shaped.success) {
    throw new CodedError("CONFIG_INVALID", `${printable(absolute)} does not say where the relay's store is.`, {
      hint: "Write `store: sqlite:./sluice.db`; `sluice relay check` lists every problem of the file.",
    });
  }
  return { kind: "sqlite", path: resolvePath(dirname(absolute), shaped.data.store.slice("sqlite:".length)) };
}
