import { dirname, resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { parseYaml } from "../../shared/yaml/parse-yaml.ts";
import { showPath } from "../../shared/yaml/problem.ts";
import type { StoreConfig } from "../model/store-config.ts";
import { assembleStore } from "./assemble-store.ts";
import type { LoadDeps } from "./examine.ts";
import { readSecrets } from "./read-secrets.ts";
import { readText } from "./read-text.ts";
import { fileSchema } from "./schema.ts";

const storeOnly = fileSchema.pick({ store: true }).loose();

/**
 * Where the configuration at `path` keeps its store, read without the rest of it.
 *
 * Whoever lists deliveries has neither the relay's environment with all its secrets, nor wants to be kept from looking because a
 * route is being edited. Of the secrets it needs those under `store`, where there are any.
 *
 * @throws CodedError FILE_UNREADABLE, CONFIG_INVALID or CONFIG_SECRET_MISSING
 */
export function loadStore(path: string, deps: LoadDeps): StoreConfig {
  const absolute = resolve(path);
  const folder = dirname(absolute);
  const { value } = parseYaml(readText(absolute, deps));
  const shaped = storeOnly.safeParse(value);
  if (!shaped.success) {
    throw new CodedError("CONFIG_INVALID", `${printable(absolute)} does not say where the relay's store is.`, {
      hint: "Write `store: sqlite:./sluice.db`; `sluice relay check` lists every problem of the file.",
    });
  }
  const secrets = readSecrets({ store: shaped.data.store }, { ...deps, folder });
  const [problem] = secrets.problems;
  if (problem === undefined) return assembleStore(shaped.data.store, secrets, folder);
  const text = `${printable(absolute)} does not lead to the relay's store: ${showPath(problem.path)}: ${problem.text}.`;
  throw new CodedError(problem.secretMissing === true ? "CONFIG_SECRET_MISSING" : "CONFIG_INVALID", text);
}
