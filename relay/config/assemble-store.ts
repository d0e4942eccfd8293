import { CodedError } from "../../shared/errors/coded-error.ts";
import type { PostgresStoreConfig, StoreConfig, StoreTls } from "../model/store-config.ts";
import { type PostgresAddress, readPostgresAddress } from "./postgres-address.ts";
import { type ReadSecrets, resolvePath } from "./read-secrets.ts";
import type { ConfigFile } from "./schema.ts";

/** The address while the secret that holds it is not there. */
const STAND_IN: PostgresAddress = { host: "***", port: 5_432, database: "***", user: "***" };

/** What a store is like whose address is all that the file says. */
const USUAL = { connections: 10, schema: "sluice" };

/** The store that a checked file and its secrets mean. */
export function assembleStore(file: ConfigFile["store"], secrets: ReadSecrets, folder: string): StoreConfig {
  if (typeof file === "string") {
    return file.startsWith("sqlite:")
      ? { kind: "sqlite", path: resolvePath(folder, file.slice("sqlite:".length)) }
      : storeAt(addressIn(file), USUAL);
  }
  const { url, connections, schema, password, "ca-file": caFile } = file;
  const address = addressIn(typeof url === "string" ? url : secrets.at("store", "url").reveal().trim());
  return storeAt(password === undefined ? address : { ...address, password: secrets.at("store", "password") }, {
    connections,
    schema,
    ...(caFile === undefined ? {} : { caFile: resolvePath(folder, caFile) }),
  });
}

/**
 * The store in the database at an address. It has TLS with a checked certificate, unless the address says otherwise or leads to this very
 * machine.
 */
export function storeAt(
  { sslMode, ...server }: PostgresAddress,
  rest: Pick<PostgresStoreConfig, "connections" | "schema"> & { readonly caFile?: string } = USUAL,
): PostgresStoreConfig {
  const { caFile, ...others } = rest;
  return { kind: "postgres", ...server, tls: tlsOf(sslMode, server.host, caFile), ...others };
}

/** Whether a host is this machine. */
export function isThisMachine(host: string): boolean {
  return host.startsWith("/") || host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function tlsOf(mode: PostgresAddress["sslMode"], host: string, caFile: string | undefined): StoreTls {
  if (mode === "require") return { kind: "encrypted" };
  const isOff = mode === "disable" || (mode === undefined && caFile === undefined && isThisMachine(host));
  return isOff ? { kind: "off" } : { kind: "verified", ...(caFile === undefined ? {} : { caFile }) };
}

function addressIn(text: string): PostgresAddress {
  if (text === "***") return STAND_IN;
  const address = readPostgresAddress(text);
  if (!("fault" in address)) return address;
  throw new CodedError("INTERNAL", "The address of the store was not checked before it was used.");
}
