import { Secret } from "../../shared/text/secret.ts";

/** How a connection is protected, as PostgreSQL's own clients call it. */
export type SslMode = "disable" | "require" | "verify-full";

/** Where a PostgreSQL database is, as an address says it. */
export interface PostgresAddress {
  /** A name or address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: Secret;
  readonly sslMode?: SslMode;
}

const FORM = "postgres://USER@HOST:5432/DATABASE";
const USUAL_PORT = 5_432;
const SSL_MODES: readonly SslMode[] = ["disable", "require", "verify-full"];

/**
 * Reads `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=MODE`. The folder of a Unix socket is the host with its slashes written as
 * `%2F`, or `?host=FOLDER`.
 *
 * @returns what is wrong, in words that say what to write, where something is; they quote nothing, since the password may be anywhere
 */
export function readPostgresAddress(text: string): PostgresAddress | { readonly fault: string } {
  if (!/^postgres(?:ql)?:\/\//.test(text)) return { fault: `is no address of a database: write it as ${FORM}` };
  if (!URL.canParse(text))
    return { fault: `is no URL: write it as ${FORM}, with % and two digits for what is special in a password` };
  const url = new URL(text);
  const parameters = url.searchParams;
  if (
    [...parameters.keys()].some((name) => name !== "sslmode" && name !== "host" && name !== "user") ||
    url.hash !== ""
  )
    return { fault: "has a parameter that is not known here: only sslmode, host and user may stand behind the ?" };
  const parts = decoded({
    host: url.hostname || (parameters.get("host") ?? ""),
    user: url.username || (parameters.get("user") ?? ""),
    password: url.password,
    database: url.pathname.slice(1),
  });
  if (parts === undefined)
    return { fault: "has a % that no two hexadecimal digits follow: write %25 for the sign itself" };
  const { host, user, password, database } = parts;
  if (user === "" || host === "" || database === "")
    return { fault: `names no ${host === "" ? "host" : user === "" ? "user" : "database"}: write it as ${FORM}` };
  if (host.includes(","))
    return { fault: "names several hosts: name one, which leads to the server that takes writes" };
  const sslMode = parameters.get("sslmode");
  const mode = SSL_MODES.find((one) => one === sslMode);
  if (sslMode !== null && mode === undefined)
    return { fault: "has an sslmode that is not known here: write verify-full, require or disable" };
  return {
    host: host.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? USUAL_PORT : Number(url.port),
    database,
    user,
    ...(password === "" ? {} : { password: new Secret(password) }),
    ...(mode === undefined ? {} : { sslMode: mode }),
  };
}

/** What is wrong with an address beside a `ca-file`. */
export function caFileFault({ sslMode }: Pick<PostgresAddress, "sslMode">): string | undefined {
  if (sslMode === undefined || sslMode === "verify-full") return undefined;
  return "checks no certificate with this sslmode, so `ca-file` is for nothing: write sslmode=verify-full";
}

type Parts = Readonly<Record<"host" | "user" | "password" | "database", string>>;

function decoded({ host, user, password, database }: Parts): Parts | undefined {
  try {
    return {
      host: decodeURIComponent(host),
      user: decodeURIComponent(user),
      password: decodeURIComponent(password),
      database: decodeURIComponent(database),
    };
  } catch {
    return undefined;
  }
}
