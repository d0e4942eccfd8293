import type { ConfigPath, Problem } from "../../shared/yaml/problem.ts";
import { asObject, type Fields } from "../sources/wire.ts";

/** The kinds whose API is at one address for everybody. */
const WITH_PUBLIC_API: readonly unknown[] = ["github", "bitbucket-cloud"];

/**
 * What one key of a source gets wrong about another: an `auth` without what it needs, or with what it does not use, and a
 * payload of which nothing says where its ref is.
 *
 * @param sources as they are written in the file; what has the wrong shape is passed over
 */
export function sourceChecks(sources: unknown): readonly Problem[] {
  return Object.entries(asObject(sources)).flatMap(([name, written]) => {
    const source = asObject(written);
    const path = ["sources", name];
    return [
      ...ofKind(path, source),
      ...checkApi([...path, "api"], source),
      ...checkCatchUp([...path, "catch-up"], source),
    ];
  });
}

function ofKind(path: ConfigPath, source: Fields): readonly Problem[] {
  switch (source["kind"]) {
    case "gitlab":
      return checkGitLab(path, source);
    case "azure-devops":
    case "bitbucket-datacenter":
      return checkCredentials(path, source);
    case "standard-webhooks":
      return [...checkKeys(path, source), ...checkRef(path, source)];
    case "generic":
      return [
        ...checkProof(path, source),
        ...checkCredentials([...path, "token"], asObject(source["token"])),
        ...checkId(path, source),
        ...checkRef(path, source),
      ];
    default:
      return [];
  }
}

/** User and password need the user's name, a header with the secret its own; neither goes with anything else. */
function checkCredentials(path: ConfigPath, fields: Fields): readonly Problem[] {
  const auth = fields["auth"] ?? "signature";
  return [
    { key: "username", way: "basic", example: "hook" },
    { key: "header", way: "header", example: "X-Webhook-Token" },
  ].flatMap(({ key, way, example }): Problem[] => {
    const isGiven = fields[key] !== undefined;
    if (auth === way && !isGiven)
      return [{ path: [...path, key], text: `is missing: \`auth: ${way}\` needs it; write \`${key}: ${example}\`` }];
    if (isGiven && auth !== way && typeof auth === "string")
      return [
        { path: [...path, key], at: "key", text: `is used only with \`auth: ${way}\`: remove it, or write that` },
      ];
    return [];
  });
}

/** Exactly one thing proves where a request comes from; with two, the weaker one would count. */
function checkProof(path: ConfigPath, { hmac, token }: Fields): readonly Problem[] {
  if (hmac === undefined && token === undefined) {
    const text =
      "does not say what authenticates a request: write `hmac: { header: X-Signature }` or `token: { auth: bearer }`";
    return [{ path, at: "key", text }];
  }
  if (hmac === undefined || token === undefined) return [];
  return [{ path: [...path, "token"], at: "key", text: "is not used beside `hmac`: keep one of them" }];
}

function checkId(path: ConfigPath, { paths, "id-header": header }: Fields): readonly Problem[] {
  if (header === undefined || asObject(paths)["id"] === undefined) return [];
  return [{ path: [...path, "id-header"], at: "key", text: "is not used beside `paths.id`: keep one of them" }];
}

function checkKeys(path: ConfigPath, source: Fields): readonly Problem[] {
  if (source["secrets"] !== undefined || source["public-keys"] !== undefined) return [];
  const text =
    "has no secret, so anybody could send events: write `secrets: [{ env: NAME }]` or `public-keys: [{ env: NAME }]`";
  return [{ path, at: "key", text }];
}

/** Without a ref and a repository nothing that arrives could ever start a pipeline. */
function checkRef(path: ConfigPath, source: Fields): readonly Problem[] {
  const [paths, defaults] = [asObject(source["paths"]), asObject(source["defaults"])];
  return [
    { key: "ref", pointer: "/ref", value: "main" },
    { key: "repository", pointer: "/repository/full_name", value: "acme/app" },
  ].flatMap(({ key, pointer, value }) =>
    paths[key] !== undefined || defaults[key] !== undefined
      ? []
      : [
          {
            path: [...path, "paths", key],
            text: `is missing: write where it stands, \`paths: { ${key}: ${pointer} }\`, or what holds always, \`defaults: { ${key}: ${value} }\``,
          },
        ],
  );
}

function checkApi(path: ConfigPath, { kind, api }: Fields): readonly Problem[] {
  const url = asObject(api)["url"];
  if (api === undefined || kind === undefined) return [];
  if (url === undefined)
    return WITH_PUBLIC_API.includes(kind)
      ? []
      : [{ path: [...path, "url"], text: "is missing: write the server's address, `url: https://forge.example.com`" }];
  return kind !== "github" && typeof url === "string" && /\/(?:api|rest)(?:\/[\w.]+)?\/?$/.test(url)
    ? [{ path: [...path, "url"], text: "ends in the API's own path: write the server's address alone" }]
    : [];
}

/** The kinds whose log of deliveries can be read, and asked to send one of them again. */
const WITH_LOG: readonly unknown[] = ["github", "gitlab"];

function checkCatchUp(path: ConfigPath, { kind, api, "catch-up": written }: Fields): readonly Problem[] {
  if (written === undefined || kind === undefined) return [];
  const { by, every, organizations } = asObject(written);
  const problems: Problem[] = [];
  if (api === undefined)
    problems.push({ path, at: "key", text: "needs the forge's API: write `api: { token: { env: NAME } }` beside it" });
  if (every === "0s" || every === 0)
    problems.push({ path: [...path, "every"], text: "must be longer: leave it out to look only on demand" });
  if (by === "log" && typeof kind === "string" && !WITH_LOG.includes(kind))
    problems.push({
      path: [...path, "by"],
      text: `must be refs, or left out: ${kind} has no log that can be read`,
    });
  if (organizations !== undefined && kind !== "github")
    problems.push({ path: [...path, "organizations"], at: "key", text: "is used only with `kind: github`: remove it" });
  return problems;
}

function checkGitLab(path: ConfigPath, source: Fields): readonly Problem[] {
  const auth = source["auth"];
  const signed = source["signing-tokens"] !== undefined;
  const token = source["secrets"] !== undefined;
  const missing = (key: string): Problem => ({
    path: [...path, key],
    text: `is missing: \`auth: ${String(auth)}\` needs it; write \`${key}: [{ env: NAME }]\``,
  });
  const unused = (key: string): Problem => ({
    path: [...path, key],
    at: "key",
    text: `is not used with \`auth: ${String(auth)}\`: remove it, or write \`auth: signature-or-token\``,
  });
  switch (auth) {
    case "signature":
      return [...(signed ? [] : [missing("signing-tokens")]), ...(token ? [unused("secrets")] : [])];
    case "token":
      return [...(token ? [] : [missing("secrets")]), ...(signed ? [unused("signing-tokens")] : [])];
    case "signature-or-token":
      return [...(signed ? [] : [missing("signing-tokens")]), ...(token ? [] : [missing("secrets")])];
    case undefined: {
      if (signed || token) return [];
      const text =
        "has no secret, so anybody could send events: write `signing-tokens: [{ env: NAME }]` or `secrets: [{ env: NAME }]`";
      return [{ path, at: "key", text }];
    }
    default:
      return [];
  }
}
