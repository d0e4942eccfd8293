import { isAbsolute, resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { printable } from "../../shared/text/printable.ts";
import { Secret } from "../../shared/text/secret.ts";
import { publicKeyFault } from "../../shared/webhooks/public-key.ts";
import { signingTokenFault } from "../../shared/webhooks/signing-token.ts";
import type { ConfigPath, Problem } from "../../shared/yaml/problem.ts";
import { asObject, type Fields, present } from "../sources/wire.ts";
import { type SecretRef, secretSchema } from "./fields.ts";
import { caFileFault, readPostgresAddress } from "./postgres-address.ts";

/** Where secrets are read from. */
export interface SecretDeps {
  readonly readFile: (path: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the configuration file: relative paths start there. */
  readonly folder: string;
}

/** Every secret a file names, by the place that names it. */
export interface ReadSecrets {
  readonly problems: readonly Problem[];
  /** @throws Error for a place that names none, or one with a problem */
  at(...path: ConfigPath): Secret;
}

/** Reads every secret that has a well-formed place, so that all that are missing are listed together. */
export function readSecrets(file: unknown, deps: SecretDeps): ReadSecrets {
  const found = new Map<string, Secret>();
  const problems: Problem[] = [];
  for (const { path, ref, fault: faultOf } of secretPlaces(file)) {
    const outcome = readSecret(ref, deps);
    if ("text" in outcome) {
      problems.push({ path, text: outcome.text, secretMissing: true });
      continue;
    }
    const fault = faultOf?.(outcome.secret);
    if (fault === undefined) found.set(JSON.stringify(path), outcome.secret);
    else problems.push({ path, text: `${placeName(ref)} holds no usable value: ${fault}` });
  }
  return {
    problems,
    at(...path) {
      const secret = found.get(JSON.stringify(path));
      if (secret === undefined) throw new CodedError("INTERNAL", `No secret was read for ${path.join(".")}.`);
      return secret;
    },
  };
}

/** A path of the configuration, relative ones from its own folder, so that it means the same wherever the relay starts. */
export function resolvePath(folder: string, path: string): string {
  return isAbsolute(path) ? path : resolve(folder, path);
}

/** A place that may name a secret, and what else is asked of what is found there. */
interface SecretPlace {
  readonly path: ConfigPath;
  readonly value: unknown;
  readonly fault?: (secret: Secret) => string | undefined;
}

/** The only places that take secrets. Anywhere else `{ env: … }` is a map like any other, in a pipeline input for one. */
function secretPlaces(file: unknown): (Omit<SecretPlace, "value"> & { readonly ref: SecretRef })[] {
  const { store, sources, routes, schedules, gitlab, "drop-in": dropIn, admin } = asObject(file);
  const places: readonly SecretPlace[] = [
    ...placesOfStore(asObject(store)),
    ...Object.entries(asObject(sources)).flatMap(([name, source]) => placesOfSource(name, asObject(source))),
    ...Object.entries({ routes, schedules }).flatMap(([key, list]) =>
      (Array.isArray(list) ? list : []).map((errand: unknown, at) => ({
        path: [key, at, "trigger", "token"],
        value: asObject(asObject(errand)["trigger"])["token"],
        fault: tokenFault,
      })),
    ),
    ...Object.entries(asObject(gitlab)).map(([name, one]) => ({
      path: ["gitlab", name, "access-token"],
      value: asObject(one)["access-token"],
      fault: tokenFault,
    })),
    ...listed(["drop-in", "tokens"], asObject(dropIn)["tokens"], tokenFault),
    ...["tokens", "read-tokens"].flatMap((key) => listed(["admin", key], asObject(admin)[key], adminTokenFault)),
  ];
  return places.flatMap(({ path, value, fault }) => {
    const ref = secretSchema.safeParse(value);
    return ref.success ? [{ path, ref: ref.data, ...present({ fault }) }] : [];
  });
}

function placesOfStore({ url, password, "ca-file": caFile }: Fields): readonly SecretPlace[] {
  const fault = (secret: Secret) => {
    const address = readPostgresAddress(secret.reveal().trim());
    if ("fault" in address) return `it ${address.fault}`;
    if (address.password !== undefined && password !== undefined)
      return "it holds a password, and `password` names another one: leave one of them out";
    const unchecked = caFile === undefined ? undefined : caFileFault(address);
    return unchecked === undefined ? undefined : `it ${unchecked}`;
  };
  return [
    { path: ["store", "url"], value: url, fault },
    { path: ["store", "password"], value: password },
  ];
}

function placesOfSource(name: string, source: Fields): readonly SecretPlace[] {
  const isStandard = source["kind"] === "standard-webhooks";
  const at = (key: string) => ["sources", name, key];
  return [
    ...listed(at("secrets"), source["secrets"], isStandard ? signingTokenFault : undefined),
    ...listed(at("signing-tokens"), source["signing-tokens"], signingTokenFault),
    ...listed(at("public-keys"), source["public-keys"], publicKeyFault),
    { path: [...at("api"), "token"], value: asObject(source["api"])["token"], fault: tokenFault },
  ];
}

function listed(path: ConfigPath, list: unknown, fault: SecretPlace["fault"]): readonly SecretPlace[] {
  return (Array.isArray(list) ? list : []).map((value: unknown, at) => ({
    path: [...path, at],
    value,
    ...present({ fault }),
  }));
}

function readSecret(ref: SecretRef, { env, readFile, folder }: SecretDeps): { secret: Secret } | { text: string } {
  let value: string | undefined;
  try {
    value = "env" in ref ? env[ref.env] : readFile(resolvePath(folder, ref.file)).replace(/\r?\n$/, "");
  } catch (error) {
    return { text: `${placeName(ref)} cannot be read: ${printable(oneLine(error))}` };
  }
  if (value === undefined) return { text: `${placeName(ref)} is not set: set it to the secret` };
  if (value.trim() === "") return { text: `${placeName(ref)} is empty: an empty secret protects nothing` };
  return { secret: new Secret(value) };
}

function tokenFault(token: Secret): string | undefined {
  return /\s/.test(token.reveal()) ? "a token has no white space" : undefined;
}

/** Whoever can reach the relay may guess at it, and a session's cookie may be guessed at in peace. */
const SHORTEST_ADMIN_TOKEN = 20;

function adminTokenFault(token: Secret): string | undefined {
  const text = token.reveal();
  if (!/^[\x21-\x7e]+$/.test(text))
    return "an admin token has visible ASCII characters only, and no white space: make one with `openssl rand -hex 32`";
  return text.length < SHORTEST_ADMIN_TOKEN
    ? `an admin token has at least ${SHORTEST_ADMIN_TOKEN} characters: make one with \`openssl rand -hex 32\``
    : undefined;
}

function placeName(ref: SecretRef): string {
  return "env" in ref ? `the environment variable ${printable(ref.env, 100)}` : `the file ${printable(ref.file, 200)}`;
}
