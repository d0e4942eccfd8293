import { CodedError } from "../../shared/errors/coded-error.ts";
import { type Finding, findingsText } from "../../shared/yaml/finding.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { type Examined, examineConfig, type LoadDeps } from "./examine.ts";

/**
 * The configuration in the file at `path`, complete: checked, defaults filled in, secrets read.
 *
 * All problems are found in one go. Paths in the file are relative to the file, so it means the same wherever the relay is
 * started.
 *
 * @throws CodedError FILE_UNREADABLE; CONFIG_SECRET_MISSING when secrets are all that is missing; else CONFIG_INVALID. The
 *   message lists every problem as `relay.yml:12:7 routes[0].trigger.token: what is wrong and what to write instead`
 */
export function loadConfig(path: string, deps: LoadDeps): RelayConfig {
  return soundConfig(examineConfig(path, deps));
}

/**
 * What `loadConfig` gives, of a file that has been examined.
 *
 * @param secrets `optional`: where secrets are all that is missing, `***` stands in for them
 * @throws CodedError CONFIG_SECRET_MISSING, CONFIG_INVALID
 */
export function soundConfig(
  { path, problems, config }: Examined,
  secrets: "required" | "optional" = "required",
): RelayConfig {
  const counting = secrets === "required" ? problems : withoutMissingSecrets(problems);
  if (config !== undefined && counting.length === 0) return config;
  throw new CodedError(config === undefined ? "CONFIG_INVALID" : "CONFIG_SECRET_MISSING", findingsText(path, counting));
}

/** The problems that are about the file itself. */
export function withoutMissingSecrets(problems: readonly Finding[]): readonly Finding[] {
  return problems.filter(({ secretMissing }) => secretMissing !== true);
}
