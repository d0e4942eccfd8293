import type { LoadDeps } from "../../../relay/config/examine.ts";
import { loadConfig } from "../../../relay/config/load.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";

/** Secrets as a healthy environment has them. */
export const ENV: LoadDeps["env"] = {
  GITHUB_WEBHOOK_SECRET: "github-webhook-secret",
  GITLAB_SIGNING_TOKEN: "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
  GITLAB_WEBHOOK_SECRET: "gitlab-webhook-secret",
  DEPLOY_TRIGGER_TOKEN: "glptt-0123456789abcdef",
  CONSUMER_TRIGGER_TOKEN: "glptt-fedcba9876543210",
  EMPTY: "",
  BLANK: "  ",
};

/** Secrets of senders that the example file does not have. */
const OF_OTHER_SENDERS: LoadDeps["env"] = {
  GITHUB_API_TOKEN: "ghp_0123456789abcdef",
  WEBHOOK_SECRET: "webhook-secret",
  SLUICE_ADMIN_TOKEN: "admin-0123456789abcdef0123456789",
  SLUICE_READ_TOKEN: "read-0123456789abcdef0123456789",
  SLUICE_DATABASE_PASSWORD: "database-password",
  STANDARD_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  STANDARD_PUBLIC_KEY: "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
};

/** Loads a configuration from text, as if it stood in /etc/sluice/relay.yml beside the given files. */
export function load(text: string, files: Readonly<Record<string, string>> = {}, env = ENV): RelayConfig {
  const readFile = (path: string) => {
    const found = path === "/etc/sluice/relay.yml" ? text : files[path];
    if (found === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
    return found;
  };
  return loadConfig("/etc/sluice/relay.yml", { readFile, env: { ...OF_OTHER_SENDERS, ...env } });
}

/** The refusal of a configuration: its code and its problems, one line each. */
export function problemsOf(text: string, files?: Readonly<Record<string, string>>): { code: string; lines: string[] } {
  try {
    load(text, files);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return {
      code: error.code,
      lines: error.message
        .split("\n")
        .slice(1)
        .map((line) => line.trim()),
    };
  }
  return { code: "accepted", lines: [] };
}
