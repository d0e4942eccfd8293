import { environmentName } from "../../inputs/environment-name.ts";
import type { Env } from "../../inputs/raw.ts";
import { surroundingJob } from "../../inputs/server.ts";
import type { TokenInput, TokenSource } from "../model.ts";
import { TOKEN_INPUTS } from "./node-fields.ts";

/** The server that a run's own inputs are about, as they were written, and the tokens for it. */
export interface Home {
  readonly host?: string;
  readonly tokens: Readonly<Partial<Record<TokenInput, TokenSource>>>;
  readonly "ca-file"?: string;
  readonly insecure?: string;
}

const CONNECTION = ["host", "ca-file", "insecure"] as const;

/**
 * The home of a command line.
 *
 * @param given what options say, by the names of the inputs
 * @param tokenFiles files that options name, by the inputs whose token they hold
 */
export function homeOfCommandLine(
  env: Env,
  given: Readonly<Partial<Record<string, string>>> = {},
  tokenFiles: Readonly<Partial<Record<string, string>>> = {},
): Home {
  const files = TOKEN_INPUTS.flatMap((name): readonly [TokenInput, TokenSource][] => {
    const path = tokenFiles[name];
    return path === undefined ? [] : [[name, { kind: "file", path }]];
  });
  const home = homeFrom(env, environmentName);
  // Where nothing says which server issued it, it was set by hand for the server this command line is about.
  const bare: Home["tokens"] =
    isSet(env["CI_JOB_TOKEN"]) && surroundingJob(env) === undefined
      ? { "job-token": { kind: "env", name: "CI_JOB_TOKEN" } }
      : {};
  const options = Object.fromEntries(CONNECTION.flatMap((name) => (isSet(given[name]) ? [[name, given[name]]] : [])));
  return { ...home, ...options, tokens: { ...bare, ...home.tokens, ...Object.fromEntries(files) } };
}

/** The home of a run of the Action. */
export function homeOfAction(env: Env): Home {
  return homeFrom(env, (name) => `INPUT_${name.toUpperCase()}`);
}

function homeFrom(env: Env, variable: (name: string) => string): Home {
  const tokens = TOKEN_INPUTS.flatMap((name): readonly [TokenInput, TokenSource][] =>
    isSet(env[variable(name)]) ? [[name, { kind: "env", name: variable(name) }]] : [],
  );
  const connection = CONNECTION.flatMap((name) => {
    const text = env[variable(name)];
    return isSet(text) ? [[name, text] as const] : [];
  });
  return { ...Object.fromEntries(connection), tokens: Object.fromEntries(tokens) };
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
