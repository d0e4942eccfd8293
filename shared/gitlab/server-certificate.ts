import http from "node:http";
import type { Socket } from "node:net";
import tls from "node:tls";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import { trustAlso } from "./authorities.ts";

/** The certificate a server shows, and whether it is trusted here. */
export interface CertificateSight {
  /** OpenSSL's or Node's code for why not; absent for a trusted one. */
  readonly problem?: string;
  /** The name in it: `CN`, or the first of its names. */
  readonly subject: string;
  readonly issuer: string;
  /** Every host name it is for. */
  readonly names: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
  /** For example `TLSv1.3`. */
  readonly protocol: string;
}

/** The proxy that the environment names for a server, without its login; undefined where there is none for it. */
export function proxyFor(server: string): string | undefined {
  const proxy = getProxyUrl(new URL(server));
  return proxy === undefined ? undefined : `${proxy.protocol}//${proxy.host}`;
}

/**
 * Looks at the certificate of an https server, through the proxy where there is one. Sends nothing but the handshake, which
 * is why it may look at a certificate that nobody should trust. Undefined when no handshake comes to its end.
 *
 * @param caFile as the client takes it; throws CA_FILE_INVALID or FILE_UNREADABLE
 */
export async function serverCertificate(
  server: string,
  { caFile, deadlineMs }: { readonly caFile?: string; readonly deadlineMs: number },
  signal?: AbortSignal,
): Promise<CertificateSight | undefined> {
  const url = new URL(server);
  const secureContext = caFile === undefined ? {} : { secureContext: trustAlso(caFile) };
  const ended = AbortSignal.any([AbortSignal.timeout(deadlineMs), ...(signal === undefined ? [] : [signal])]);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port) || 443;
  try {
    const tunnel = await tunnelTo(server, `${url.hostname}:${port}`, ended);
    const where = tunnel === undefined ? { host, port } : { socket: tunnel };
    const named = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    return await handshake({ ...where, ...named, ...secureContext, rejectUnauthorized: false }, ended);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}

function handshake(options: tls.ConnectionOptions, signal: AbortSignal): Promise<CertificateSight> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect(options, () => {
      resolve(sightOf(socket));
      socket.destroy();
    });
    socket.on("error", reject);
    signal.addEventListener("abort", () => {
      socket.destroy();
      reject(new Error("the handshake took too long"));
    });
  });
}

function sightOf(socket: tls.TLSSocket): CertificateSight {
  const { subject, issuer, subjectaltname = "", valid_from, valid_to } = socket.getPeerCertificate();
  const names = subjectaltname.split(", ").map((one) => one.replace(/^(DNS|IP Address):/, ""));
  const problem = socket.authorized ? undefined : String(socket.authorizationError);
  return {
    subject: nameIn(subject) ?? names[0] ?? "",
    issuer: nameIn(issuer) ?? "",
    names: names.filter((name) => name !== ""),
    validFrom: new Date(valid_from),
    validTo: new Date(valid_to),
    protocol: socket.getProtocol() ?? "",
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Names of certificates may hold a field twice. */
function nameIn(name: tls.Certificate | undefined): string | undefined {
  const field: unknown = name?.CN ?? name?.O;
  return Array.isArray(field) ? String(field[0]) : typeof field === "string" ? field : undefined;
}

/** A connection through the proxy, which sees nothing of what is in it; undefined where there is no proxy. */
function tunnelTo(server: string, authority: string, signal: AbortSignal): Promise<Socket | undefined> {
  const proxy = getProxyUrl(new URL(server));
  if (proxy === undefined) return Promise.resolve(undefined);
  const login = decodeURIComponent(`${proxy.username}:${proxy.password}`);
  const headers = login === ":" ? {} : { "proxy-authorization": `Basic ${Buffer.from(login).toString("base64")}` };
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: proxy.hostname,
      port: Number(proxy.port) || 80,
      method: "CONNECT",
      path: authority,
      headers: { host: authority, ...headers },
      signal,
    });
    request.on("connect", (answer, socket) => {
      if (answer.statusCode === 200) resolve(socket);
      else reject(new Error(`the proxy answered ${answer.statusCode}`));
    });
    request.on("error", reject);
    request.end();
  });
}
